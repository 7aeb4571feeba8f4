"""What was put to the decider and what they said: route, advice, signatures, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Advice as GivenAdvice
from assessments.models import Assistance
from casework.templatetags.pages import day as in_words
from decisions.models import Condition as LaidCondition
from decisions.models import Coverage, Decision
from decisions.record.parts import Parts, day, label, moment
from decisions.record.view import (
    Act,
    Advice,
    Bar,
    Condition,
    Covered,
    Earlier,
    Fact,
    Person,
    Reason,
    Signature,
)
from decisions.record.wording import if_it_fails
from decisions.verdicts import StopReason
from policy.citations import Citation, citations
from policy.framework import Source


def decision(parts: Parts, sealed_at) -> dict[str, Any]:
    """Return who decided what, when and how, by the names the record has for it."""
    said, signer = parts.get("decision", {}), parts.get("signer", {})
    names = ("reference", "case", "assistance", "kind", "said", "what_would_change_it")
    flags = ("permits", "minister", "against_advice", "despite_serious_risk")
    return {
        **{name: said.get(name, "") for name in names},
        **{name: said.get(name, False) for name in flags},
        "decider": Person(
            signer.get("decider", ""),
            signer.get("post", ""),
            signer.get("organisation", ""),
            signer.get("for", ""),
        ),
        "level": level_of(parts, signer.get("level", "")),
        "made_at": moment(said.get("made_at")) or sealed_at,
        "recorded_at": moment(said.get("recorded_at")),
        "how_made": label(Decision.Made, said.get("made")),
        "recorder": signer.get("recorder", ""),
        "confirmed_by": signer.get("confirmed_by", ""),
        "reauthenticated_at": moment(signer.get("reauthenticated_at")),
        "review_on": day(said.get("review_on")),
        "valid_until": day(said.get("valid_until")),
    }


def verdict(parts: Parts) -> dict[str, Any]:
    """Return the decider's own words: reasons, what stopping costs, what would lift it."""
    details = parts.get("decision", {}).get("details") or {}
    words, seen, stop = (parts.get(name, {}) for name in ("reasons", "seen", "stop"))
    return {
        "reasons": words.get("reasons", ""),
        "words": words.get("words", ""),
        "impact": stop.get("impact") or details.get("impact", ""),
        "resumption_test": stop.get("resumption_test") or details.get("resumption_test", ""),
        "reason_codes": _grounds(stop.get("reason_codes", ())),
        "told": tuple(told_by(details)),
        "concurs": seen.get("concurs", ""),
        "seen_facts": tuple(seen.get("facts", ())),
    }


def _grounds(codes) -> tuple[str, ...]:
    return tuple(label(StopReason, each) for each in codes)


def told_by(details) -> Iterator[Fact]:
    """Yield what a later act says beside its reasons: what happened, and what was considered."""
    said = [
        (
            _("What is stopped"),
            details.get("part") or (details.get("recipient") and _("All of it")),
        ),
        (_("For whom"), details.get("recipient")),
        (_("It stopped in fact on"), day(details.get("in_fact_from"))),
        (_("What may be said publicly"), details.get("public_line")),
        (_("What happened"), details.get("occasion")),
        (_("What was looked at"), details.get("looked_at")),
        (_("What was considered"), details.get("considered")),
        (_("What changes"), details.get("change")),
        (_("Next look"), day(details.get("next_look"))),
        (_("How the test for resuming was met"), details.get("shown")),
    ]
    return (Fact(key, value) for key, value in said if value)


def _stopped(details) -> str:
    """Return which part was stopped, or that all of it was for the recipient that is named."""
    everything = _("Everything for this recipient") if details.get("recipient") else ""
    return details.get("part") or everything


def on_what(parts: Parts) -> dict[str, Any]:
    """Return what the decision rests on and lays down, by the names the record has for it."""
    route = parts.get("put/route", {})
    fell = route.get("fell_from")
    return {
        "route_to": route.get("label", ""),
        "provisional": route.get("provisional", False),
        "without_advice": tuple(label(GivenAdvice.Kind, each) for each in route.get("without", ())),
        "fell_from": " ".join(str(each) for each in fell) if fell else "",
        "reasons_for_level": tuple(
            Reason(each["says"], cited(parts, each["cites"]), each["basis"])
            for each in route.get("reasons", ())
        ),
        "bars": tuple(_bars(parts)),
        "advice": tuple(_advice(parts)),
        "signatures": tuple(_signature(parts, each) for each in parts.get("put/signatures", ())),
        "conditions": tuple(_condition(each) for each in parts.get("conditions", ())),
        "coverage": tuple(_covered(each, parts) for each in parts.get("coverage", ())),
        "earlier": tuple(_earlier(each) for each in parts.get("earlier", ())),
        "history": tuple(_act(each) for each in parts.get("history", {}).get("acts", ())),
    }


def cited(parts: Parts, cites: str | None) -> tuple[Citation, ...]:
    """Name in full each source a rule cites, as the framework named them when it was sealed."""
    declared = parts.get("words", {}).get("sources", {})
    return tuple(citations(cites or "", {id: _source(id, said) for id, said in declared.items()}))


def _source(id: str, said: Any) -> Source:
    """Return a source as it was sealed; the first records held its title alone."""
    if isinstance(said, str):
        return Source(id, said, "")
    return Source(id, said["title"], said["basis"], said["url"])


def level_of(parts: Parts, id: str) -> str:
    """Return a rung by its name in the framework."""
    return parts.get("words", {}).get("levels", {}).get(id, id.replace("_", " "))


def _bars(parts):
    passed = {each["bar"]: each for each in parts.get("overrides", ())}
    for id, bar in parts.get("content/evaluation", {}).get("bars", {}).items():
        if bar["value"] is False and id not in passed:
            continue
        override = passed.get(id, {})
        yield Bar(
            says=bar["message"],
            truth={True: "true", False: "false"}.get(bar["value"], "unknown"),
            cites=cited(parts, bar.get("cite")),
            basis=bar.get("basis", ""),
            lifts_when=bar.get("lifts_when") or "",
            override=override.get("named") or override.get("kind", "").replace("_", " "),
            override_reasons=override.get("reasons", ""),
            override_said=tuple(_demanded(override)),
        )


def _demanded(override):
    """Yield who went past a bar, and what that demanded: what was shown, who was consulted."""
    if by := override.get("taken_by"):
        who = ", ".join(filter(None, (by["name"], by["post"])))
        told = {"who": who, "day": in_words(day(by["on"])), "for": by["for"]}
        yield (
            _("Taken by %(who)s, for %(for)s, on %(day)s.") % told
            if by["for"]
            else _("Taken by %(who)s on %(day)s.") % told
        )
    for each in override.get("shown", ()):
        yield f"{each['asked']} {each['said']}"
    for each in override.get("consulted", ()):
        yield _("Consulted: %(office)s (%(who)s, %(day)s). %(said)s") % {
            "office": each["office"],
            "who": each.get("who", ""),
            "day": in_words(day(each.get("on"))),
            "said": each.get("said", ""),
        }
    if override.get("report_to"):
        told = {"whom": override["report_to"], "day": in_words(day(override.get("reported_on")))}
        yield (
            _("Reported to %(whom)s on %(day)s.") % told
            if override.get("reported_on")
            else _("It must be reported to %(whom)s.") % told
        )


def _advice(parts):
    for path, signed in parts.under("put/concurrence/"):
        whole = path.replace("/concurrence/", "/advice/")
        said = parts.get(whole)
        digest = parts.digests.get(whole, "") if said is None else ""
        said = said or {}
        yield Advice(
            kind=label(GivenAdvice.Kind, signed["kind"]),
            adviser=signed["adviser"] or "",
            concurs=label(GivenAdvice.Concur, signed["concur"]) if signed["concur"] else "",
            dissents=signed["concur"] == GivenAdvice.Concur.NON_CONCUR,
            at=moment(signed["returned_at"]),
            ran_out=signed["ran_out"],
            question=said.get("question", ""),
            reasons=said.get("reasons", ""),
            condition=said.get("condition", ""),
            case_against=said.get("case_against", ""),
            digest=digest,
        )


def _signature(parts, each) -> Signature:
    return Signature(
        Person(each["officer"], each["post"], "", each["for"]),
        level_of(parts, each["level"]),
        moment(each["signed_at"]),
        each["words"],
    )


def _condition(each) -> Condition:
    return Condition(
        label(LaidCondition.Kind, each["kind"]),
        each["says"],
        each["owner"],
        day(each["due_on"]),
        each["proof"],
        each.get("if_it_fails") or if_it_fails(each["kind"]),
    )


def _covered(each, parts) -> Covered:
    about = parts.get("about", {})
    where = about.get("country_name") if about.get("country") == each["country"] else ""
    who = each["recipient_name"] or where or each["country"]
    return Covered(
        ", ".join(filter(None, [who, each.get("part", "")])),
        label(Assistance.Kind, each["kind"]),
        label(Coverage.Says, each["says"]),
        day(each["from_on"]),
        day(each["to_on"]),
    )


def _earlier(each) -> Earlier:
    return Earlier(
        reference=each["reference"],
        case=each["case"],
        said=each["said"],
        at=moment(each["made_at"]),
        person=Person(each["decider"], each["post"], "", each["for"]),
        reasons=each["reasons"],
        against_advice=each.get("against_advice", False),
        despite_serious_risk=each.get("despite_serious_risk", False),
        reason_codes=_grounds(each.get("reason_codes", ())),
        conditions=tuple(each["conditions"]),
        impact=each["impact"],
        resumption_test=each["resumption_test"],
        root=each["root"],
    )


def _act(each) -> Act:
    return Act(
        sequence=each["sequence"],
        at=moment(each["at"]),
        person=Person(each["officer"], each["post"], "", each["for"]),
        about=each.get("about", ""),
        said=each["said"],
        refused=each["outcome"] == "refused",
    )
