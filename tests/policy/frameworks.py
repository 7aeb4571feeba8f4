"""A small framework for tests, and ways to spoil it."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from policy.framework import FRAMEWORKS, Framework, load, loads

CASES = Path(__file__).parent / "cases"

SMALL: dict[str, Any] = {
    "schema_version": 1,
    "framework": {
        "id": "small",
        "version": "1",
        "title": {"en": "A small policy", "fr": "Une petite politique"},
        "status": "draft",
        "provisional_because": "It is only for tests.",
        "sources": [{"id": "SRC", "cite": "A source", "basis": "policy"}],
    },
    "switches": [
        {
            "id": "strict",
            "label": "Is the bar strict?",
            "options": [{"on_": "Strict"}, {"off_": "Lenient"}],
            "value": "on_",
            "basis": "operator_default",
        }
    ],
    "vocab": {
        "harms": [{"id": "A", "label": "Harm A", "axis": "one"}, {"id": "B", "axis": "two"}],
        "proof": [{"id": "rumour", "rank": 0}, {"id": "grounds", "rank": 1}],
    },
    "scales": {"grade": ["low", "medium", "high"]},
    "scope": {
        "rules": [
            {
                "id": "s_out",
                "when": {"eq": ["case.kind", "none"]},
                "outcome": "out",
                "says": "Nothing is given.",
                "reason_required": True,
                "cite": "SRC 1",
            },
            {
                "id": "s_in",
                "when": {"eq": ["case.kind", "help"]},
                "outcome": "in",
                "says": "It is help.",
                "cite": "SRC 2",
            },
        ],
        "default": "refer",
        "questions": [
            {
                "id": "case.kind",
                "text": "What is it?",
                "type": "choice",
                "options": [{"help": "Help"}, {"none": "Nothing"}, {"odd": "Odd"}],
                "required": True,
            }
        ],
    },
    "collections": {
        "risks": {
            "label": "Risks",
            "must_cover": "harms",
            "fields": [
                {"id": "code", "vocab": ["harms"], "required": True},
                {"id": "axis", "from": "code.axis"},
            ],
            "cite": "SRC 3",
        },
        "measures": {
            "label": "Measures",
            "belongs_to": {"collection": "risks", "by": "risk"},
            "declare_none": True,
            "declare_requires": ["reason"],
            "required_if": {"eq": ["it.before", "high"]},
        },
        "reports": {
            "label": "Reports found",
            "declare_none": True,
            "fields": [{"id": "standard", "vocab": ["proof"]}],
        },
    },
    "sections": [
        {
            "id": "main",
            "title": "Main",
            "questions": [
                {
                    "id": "sm.stop",
                    "text": "Must it stop?",
                    "type": "choice",
                    "options": ["yes_", "no_"],
                    "required": True,
                    "cite": "SRC 4",
                },
                {
                    "id": "sm.why",
                    "text": "Why?",
                    "type": "longtext",
                    "required_if": {"eq": ["q.sm.stop", "yes_"]},
                    "due_at": "put_to_decision",
                },
            ],
        },
        {
            "id": "each",
            "title": "Each risk",
            "per": "risks",
            "questions": [
                {
                    "id": "sm.before",
                    "text": "How high?",
                    "type": "scale",
                    "scale": "grade",
                    "required": True,
                }
            ],
        },
        {
            "id": "measure",
            "title": "Each measure",
            "per": "measures",
            "questions": [{"id": "sm.how", "text": "How?", "type": "text", "required": True}],
        },
    ],
    "tables": {
        "t": {
            "rows": ["low", "medium", "high"],
            "cols": ["yes_", "no_"],
            "cells": [["low", "low"], ["medium", "low"], ["high", "medium"]],
        }
    },
    "derived": {
        "d.worst": {"label": "Worst", "max_over": ["risks", "it.before"], "scale": "grade"},
        "d.grid": {"label": "Grid", "matrix": ["d.worst", "q.sm.stop"], "table": "t"},
        "d.any_report": {
            "label": "Any report",
            "when": {"some": ["reports", {"gte": ["it.standard", "grounds", "proof"]}]},
        },
        "d.grade": {
            "label": "Grade",
            "scale": "grade",
            "highest_of": [
                {"when": {"eq": ["d.worst", "high"]}, "value": "high"},
                {"when": {"eq": ["d.any_report", True]}, "value": "medium"},
            ],
            "otherwise": "low",
        },
    },
    "bars": [
        {
            "id": "b1",
            "when": {"eq": ["q.sm.stop", "yes_"]},
            "effect": "prohibit",
            "override": "none",
            "message": "It must stop.",
            "lifts_when": "A fresh finding.",
            "cite": "SRC 5",
        },
        {
            "id": "b2",
            "when": {"some": ["risks", {"eq": ["it.before", "high"]}]},
            "effect": "prohibit_part",
            "override": [
                {
                    "kind": "waiver",
                    "by": "top",
                    "report": {"to": "parliament", "within": "P15D"},
                    "cite": "SRC 6",
                }
            ],
            "only_warns": {"eq": ["switch.strict", "off_"]},
            "message": "These risks are too high.",
            "lifts_when": "They fall.",
        },
    ],
    "consistency_checks": [
        {
            "id": "c1",
            "when": {"some": ["risks", {"not": {"some": ["it.measures", {"answered": "it.how"}]}}]},
            "then": {"require": "justification", "raise_to": "top"},
            "says": "A risk has no measure.",
            "remedy": "Add one.",
        }
    ],
    "signoff_levels": [
        {"id": "low_desk", "rank": 1, "label": "Desk"},
        {
            "id": "top",
            "rank": 2,
            "label": "Top",
            "advice": [
                {"kinds": ["legal"], "due": "P5D", "says": "Law."},
                {
                    "kinds": ["ihl"],
                    "when": {"eq": ["q.sm.stop", "yes_"]},
                    "says": "War.",
                },
            ],
        },
    ],
    "escalation": {
        "rules": [
            {
                "id": "e1",
                "when": {"in": ["d.grade", ["low", "medium"]]},
                "level": "low_desk",
                "says": "It is not high.",
            },
            {
                "id": "e2",
                "when": {"eq": ["d.grade", "high"]},
                "level": "top",
                "says": "It is high.",
            },
        ]
    },
    "validity": {"default": "P1Y", "reassess_on": ["incident"]},
    "monitoring": [{"id": "m1", "every": "P6M", "by": "owner", "form": "look"}],
    "forms": [
        {
            "id": "look",
            "title": "Look",
            "questions": [{"id": "sm.seen", "text": "What was seen?", "type": "longtext"}],
        }
    ],
}


def small(**changes: Any) -> Framework:
    """The small framework, with top-level parts replaced."""
    return loads(as_yaml({**SMALL, **changes}), "small.yaml") if changes else _small()


@cache
def _small() -> Framework:
    return loads(as_yaml(SMALL), "small.yaml")


def spoiled(*path: Any, to: Any) -> Framework:
    """The small framework with one place in it changed; `...` as the value removes it."""
    return loads(as_yaml(changed(*path, to=to)), "small.yaml")


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """The small framework's data with one place in it changed."""
    data = deepcopy(SMALL)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    elif isinstance(place, list) and path[-1] == len(place):
        place.append(to)
    else:
        place[path[-1]] = to
    return data


def as_yaml(data: dict[str, Any]) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False))


@cache
def shipped(id: str) -> Framework:
    """One of the frameworks we ship."""
    return load(FRAMEWORKS / f"{id}.yaml")


def osja() -> Framework:
    """The one most tests are about."""
    return shipped("uk-osja")


def case(name: str) -> dict[str, Any]:
    """One of the worked cases, fresh."""
    return json.loads((CASES / f"{name}.json").read_text())


def document(**parts: Any) -> dict[str, Any]:
    """A case under the small framework with everything known and nothing wrong."""
    whole = {
        "framework": "small",
        "case": {"kind": "help"},
        "q": {"sm.stop": "no_"},
        "collections": {
            "risks": [
                {"id": "r1", "code": "A", "before": "low"},
                {"id": "r2", "code": "B", "before": "low"},
            ],
            "measures": [
                {"id": "m1", "risk": "r1", "how": "Carefully."},
                {"id": "m2", "risk": "r2", "how": "Carefully."},
            ],
        },
        "declared_none": ["reports"],
    }
    return {**whole, **parts}
