"""The published schema of framework files: it knows what the reader knows, and no more."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from policy.framework import FRAMEWORKS, FrameworkError
from policy.framework.entry import Entry
from policy.framework.loading import read_whole
from policy.framework.reading import read_yaml
from policy.framework.schema import framework_schema
from policy.management.commands import check_frameworks
from tests.policy.frameworks import SMALL

SCHEMA = framework_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
OF_PART = {
    key: jsonschema.Draft202012Validator({"$defs": SCHEMA["$defs"], **schema})
    for key, schema in SCHEMA["properties"].items()
}
ASKED = {
    "id": "sm.more",
    "text": {"en": "What else?", "fr": "Quoi d'autre ?"},
    "why": "It helps.",
    "type": "table",
    "columns": ["a", "b"],
    "notes": "required",
    "evidence": {"min_sources": 1, "min_standard": "grounds"},
    "min_items": 1,
    "meaning": 2,
    "sensitivity": "restricted",
    "answered_by": "decider_or_adviser",
    "given_by": "officer",
    "visible_if": {"not": {"gte": ["q.sm.stop", "low", "grade"]}},
}
LETTER = {
    "id": "k1",
    "trigger": "authorised",
    "to": "authority",
    "label": "Tell them.",
    "form": "written",
    "signed_by": "head",
    "contents": ["what"],
    "when": {"ne": ["q.sm.stop", "yes_"]},
    "due": "P5D",
    "response_due": "P2W",
    "blocks": "start_delivery",
    "repeat_each": "year",
    "serves": "authority",
    "until": ["incident"],
    "every": "P1Y",
    "inform": "others",
    "basis": "policy",
}
EVERYTHING: dict[str, Any] = {
    **SMALL,
    "facts": [{**ASKED, "id": "case.more"}],
    "sections": [*SMALL["sections"], {"id": "more", "title": "More", "questions": [ASKED]}],
    "derived": {
        **SMALL["derived"],
        "d.table": {
            "scale": "grade",
            "max_over": ["risks", {"matrix": ["it.before", "q.sm.stop"], "table": "t"}],
        },
    },
    "bars": [
        *SMALL["bars"],
        {
            **SMALL["bars"][0],
            "id": "b3",
            "override": {
                "kind": "exception",
                "id": "way",
                "by": "top",
                "requires": ["reasons"],
                "consult": "legal",
                "applies_to": ["b1"],
                "for": "part",
                "report": {"to": "parliament"},
            },
            "requires": ["notice"],
            "subject": "risks",
        },
    ],
    "communications": [LETTER],
    "lifecycle": {
        "emergency_hold": {"by": "duty", "ratify_within": "P5D", "ratified_by": "top"},
        "fresh_assessment_to_resume": True,
    },
    "validity": {
        "default": "P1Y",
        "max": "P2Y",
        "warn_before": "P60D",
        "must_cover": "first_delivery",
        "reassess_on": [{"incident": "An incident"}, {"id": "new", "label": "News", "rank": 1}],
    },
    "monitoring": [
        {"id": "m1", "every": "continuous", "upon": "incident", "due": "P1D", "by": "owner",
         "form": "look", "label": "Look", "help": "Closely.",
         "when": {"any": [{"in": ["q.a", ["x"]]}]}}
    ],
    "reports": [
        {"id": "r1", "label": "Report", "audience": "parliament", "kind": "annual",
         "trigger": "year", "unless": "none", "contents": ["number"], "cite": "SRC 9"}
    ],
}  # fmt: skip
FULL = deepcopy(EVERYTHING)


def places(data: Any, path: tuple = ()) -> Iterator[tuple]:
    """Every place in a file, the first of each kind of list."""
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from places(value, (*path, number))


def kind_of(path: tuple) -> tuple:
    return tuple("*" if isinstance(step, int) else step for step in path)


PLACES = list({kind_of(path): path for path in places(FULL) if path}.values())


@contextmanager
def changed(path: tuple, to: Any) -> Iterator[dict[str, Any]]:
    """The whole file with one place changed, for a moment."""
    place = at(path[:-1])
    before = place.get(path[-1], ...) if isinstance(place, dict) else place[path[-1]]
    place[path[-1]] = to
    try:
        yield FULL
    finally:
        if before is ...:
            del place[path[-1]]
        else:
            place[path[-1]] = before


def at(path: tuple) -> Any:
    place: Any = FULL
    for step in path:
        place = place[step]
    return place


def is_refused_by_reader(data: dict[str, Any]) -> bool:
    try:
        read_whole(Entry("full.yaml", "the file", data))
    except FrameworkError:
        return True
    return False


def is_refused_by_schema(data: dict[str, Any], path: tuple) -> bool:
    if len(path) == 1:
        return not VALIDATOR.is_valid(data)
    return not OF_PART[path[0]].is_valid(data[path[0]])


def told_apart(paths: Iterable[tuple], *values: Any) -> list[tuple]:
    """The places where one of these is refused by the reader alone, or by the schema alone."""
    found = []
    for path in paths:
        for value in values:
            with changed(path, value) as data:
                if is_refused_by_reader(data) is not is_refused_by_schema(data, path):
                    found.append(path)
    return found


def test_the_published_schema_is_what_the_reader_asks_for():
    published = check_frameworks.docs() / "schemas" / "framework.json"

    assert published.read_text(encoding="utf-8") == check_frameworks.schema_text(), (
        "docs/schemas/framework.json is out of date. Run: python manage.py check_frameworks"
        " --write-schema"
    )


@pytest.mark.parametrize("file", sorted(FRAMEWORKS.glob("*.yaml")), ids=lambda each: each.stem)
def test_every_framework_we_ship_keeps_to_the_schema(file: Path):
    data = read_yaml(file.read_text(encoding="utf-8"), file.name)

    assert [fault.message for fault in VALIDATOR.iter_errors(data)] == []


def test_a_framework_that_uses_everything_passes_both():
    assert [fault.message for fault in VALIDATOR.iter_errors(FULL)] == []
    assert is_refused_by_reader(FULL) is False


def test_a_part_that_means_nothing_is_refused_by_both_wherever_it_stands():
    holding = [path for path in [(), *PLACES] if isinstance(at(path), dict)]

    assert told_apart(((*path, "zz") for path in holding), "z") == []
    assert len(holding) > 40


def test_a_part_of_the_wrong_kind_is_refused_by_both_wherever_it_stands():
    assert told_apart(PLACES, 3.5, {"zz": [3.5]}) == []
    assert len(PLACES) > 200


def test_a_part_that_is_needed_is_missed_by_both_but_for_parts_that_must_fit_each_other():
    named = [path for path in PLACES if isinstance(path[-1], str)]

    assert told_apart(named, None) == [
        ("switches", 0, "options"),  # its value is no longer among them
        ("tables", "t", "rows"),  # its cells no longer fit
        ("tables", "t", "cols"),
    ]
