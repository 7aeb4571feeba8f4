"""What a record tells beside its decision: what it is about, in whose words, and what came before.

Sealed with the record, so that years later it can be read and printed from itself alone, when
the framework has new words, people have other posts, and the case has moved on.
"""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Q

from casework import ledger
from casework.models import LedgerEntry, SealedPart
from casework.seals import Part
from decisions.models import Decision
from policy.text import authoritative

WORDED = ("measure_types", "activities")


def background_parts(decision, file) -> dict[str, Part]:
    """Return what the record is about, the words of its law, and the story so far."""
    return {
        "about": Part(_about(decision.assessment, file.framework)),
        "words": Part(_words(file)),
        "earlier": Part(_decisions_before(decision)),
        "history": Part(_history(file.case)),
    }


def _about(case, framework) -> dict[str, Any]:
    given = case.assistance
    return {
        "title": given.title,
        "summary": given.summary,
        "marking": given.marking,
        "restricted": given.restricted,
        "country": given.country_id,
        "country_name": str(given.country),
        "provider": str(given.provider),
        "framework_title": authoritative(framework.title),
        "framework_state": framework.state,
        "provisional_because": authoritative(framework.provisional_because),
        "state": case.state,
        "state_said": str(case.get_state_display()),
    }


def _words(file) -> dict[str, Any]:
    """Return the framework's own names for what stands in the record as codes."""
    framework, found = file.framework, file.evaluation.derived
    ratings = []
    for id, derived in framework.derived.items():
        if derived.scale:
            labels = {term.id: authoritative(term.label) for term in framework.terms(derived.scale)}
            value = found[id] if isinstance(found[id], str) else ""
            said = labels.get(value, "")
            ratings.append(
                {
                    "id": id,
                    "label": authoritative(derived.label),
                    "value": value,
                    "said": said,
                    "cites": derived.cite,
                }
            )
    return {
        "sections": [[each.id, authoritative(each.title)] for each in framework.sections],
        "sources": {
            each.id: {"title": each.cite, "basis": each.basis, "url": each.url}
            for each in framework.sources
        },
        "levels": {each.id: authoritative(each.label) for each in framework.levels},
        "scale": [
            [term.id, authoritative(term.label)] for term in framework.scales.get("finding", ())
        ],
        "ratings": ratings,
        "terms": {
            term.id: authoritative(term.label)
            for name in WORDED
            for term in framework.vocab.get(name, ())
        },
    }


def _decisions_before(decision) -> list[dict[str, Any]]:
    """Return what was decided on this case before, and on the one it was drawn from."""
    case = decision.assessment
    of = [each for each in (case.pk, case.previous_id) if each]
    found = Decision.objects.filter(assessment__in=of).order_by("made_at", "pk")
    found = list(found.select_related("sealed", "assessment").prefetch_related("conditions"))
    stops = SealedPart.objects.filter(
        path="stop", seal__in=[each.sealed_id for each in found if each.sealed_id]
    )
    said = {each.seal_id: json.loads(bytes(each.canonical)) for each in stops if each.canonical}
    return [_earlier(each, said.get(each.sealed_id, {})) for each in found]


def _earlier(each, stop: dict[str, Any]) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "case": each.assessment.reference,
        "kind": each.kind,
        "said": str(each.get_kind_display()),
        "made_at": each.made_at.isoformat(),
        "decider": each.decider_name,
        "post": each.decider_title,
        "for": each.on_behalf_of_name,
        "reasons": each.reasons,
        "against_advice": each.against_advice,
        "despite_serious_risk": each.despite_serious_risk,
        "conditions": [condition.says for condition in each.conditions.all()],
        "reason_codes": stop.get("reason_codes", []),
        "impact": stop.get("impact", ""),
        "resumption_test": stop.get("resumption_test", ""),
        "root": each.sealed.root if each.sealed else "",
    }


def _history(case) -> dict[str, Any]:
    """Return every act on the case so far, refused ones too, and the last link of the chain."""
    about = Q()
    for subject in (case, case.assistance):
        about |= Q(subject_kind=subject._meta.label_lower, subject_id=subject.pk)
    entries = list(LedgerEntry.objects.filter(about).order_by("sequence"))
    return {
        "acts": [
            {
                "sequence": each.sequence,
                "at": each.at.isoformat(),
                "officer": each.officer_name,
                "post": each.post,
                "for": each.on_behalf_of_name,
                "verb": each.verb,
                "about": each.subject_reference,
                "said": str(ledger.says(each.verb)),
                "outcome": each.outcome,
            }
            for each in entries
        ],
        "head": bytes(entries[-1].hash).hex() if entries else "",
    }
