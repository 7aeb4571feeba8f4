"""What was assessed: what was asked for, for whom, the risks and measures, and on what sources."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.kinds import ADOPTED, PRE_MANDATE
from assessments.models import Assessment, Assistance, AssuranceRequest, CaseRole
from assessments.wording import say_adopted, say_money
from decisions.record.decided import cited
from decisions.record.parts import Parts, day, label
from decisions.record.view import (
    Allegation,
    Consulted,
    Fact,
    Measure,
    Recipient,
    Risk,
    Said,
    Section,
    Source,
)
from recipients.models import Allegation as Alleged
from recipients.models import Recipient as Registered
from recipients.models import Source as Cited

RISKS = "content/risks/"
RESTS_ON = "content/baselines/"


def about(parts: Parts) -> dict[str, Any]:
    """Return what the case is called, how it is marked, and by which law it was judged."""
    case, held = parts.get("content/case", {}), parts.get("about", {})
    framework = parts.get("content/framework", {})
    law = parts.get("decision", {}).get("framework", {})
    state = held.get("framework_state") or framework.get("state", "")
    return {
        "title": held.get("title") or case.get("title", ""),
        "summary": held.get("summary") or case.get("summary", ""),
        "marking": held.get("marking") or case.get("marking", ""),
        "framework": held.get("framework_title") or framework.get("title") or law.get("id", ""),
        "framework_version": law.get("version", ""),
        "framework_digest": law.get("digest", ""),
        "framework_is_draft": state == "draft",
        "provisional_because": held.get("provisional_because")
        or framework.get("provisional_because", ""),
    }


def content(parts: Parts) -> dict[str, Any]:
    """Return the assessment as it was submitted, by the names the record has for it."""
    return {
        "asked": tuple(_asked(parts)),
        "roles": tuple(
            Fact(
                label(CaseRole.Role, each["role"]),
                ", ".join(filter(None, (each["post"], each["organisation"]))),
            )
            for each in parts.get("content/roles", ())
        ),
        "recipients": tuple(_recipient(each) for each in parts.get("content/recipients", ())),
        "ratings": tuple(
            Fact(each["label"], each["said"] or _("Not known"), cites=cited(parts, each["cites"]))
            for each in parts.get("words", {}).get("ratings", ())
        ),
        "risks": tuple(
            _risk(parts, each, parts.get(f"{path}/restricted", []))
            for path, each in parts.under(RISKS)
            if not path.endswith("/restricted")
        ),
        "sections": tuple(_sections(parts)),
        "consulted": tuple(_consulted(parts)),
        "assurances": tuple(_assurance(each) for each in parts.get("content/assurances", ())),
        "sources": tuple(
            _source(each)
            for path, each in parts.under("content/sources/")
            if not path.endswith("/identity")
        ),
        "allegations": tuple(
            _allegation(each) for _path, each in parts.under("content/allegations/")
        ),
    }


def _asked(parts):
    case, held = parts.get("content/case", {}), parts.get("about", {})
    terms = parts.get("words", {}).get("terms", {})
    money = say_money(case["amount"], case.get("currency", "")) if case.get("amount") else ""
    first = day(case.get("first_delivery_on"))
    said = [
        (_("What is planned"), case.get("summary") or held.get("summary"), ""),
        (_("What it is for"), case.get("purpose"), ""),
        (_("Kind of assessment"), _kind_of(case), ""),
        (_("Kind of help"), label(Assistance.Kind, case.get("kind_of_help")), ""),
        (
            _("Activities"),
            ", ".join(terms.get(each, each) for each in case.get("activities", ())),
            "",
        ),
        (
            _("Country"),
            case.get("country_name") or held.get("country_name"),
            case.get("country") or held.get("country"),
        ),
        (_("Also in"), ", ".join(each["name"] for each in case.get("also_in", ())), ""),
        (_("Delivered by"), case.get("provider") or held.get("provider"), case.get("supplier")),
        (_("Paid for by"), case.get("funder"), case.get("fund")),
        (_("Amount"), money, ""),
        (_("Commercial interest"), case.get("commercial_interest"), ""),
        (_("First delivery"), first, ""),
        (_("From"), day(case.get("starts_on")), ""),
        (_("To"), day(case.get("ends_on")), ""),
        (_("Written by"), case.get("author"), ""),
        (_("Follows on"), case.get("previous"), case.get("what_has_changed")),
    ]
    facts = [Fact(key, value, small or "") for key, value, small in said if value]
    return [*facts, *_rests_on(parts)]


def _kind_of(case):
    """Name a kind of assessment that is not a usual one."""
    kind = case.get("kind")
    return capfirst(label(Assessment.Kind, kind)) if kind in (PRE_MANDATE, ADOPTED) else ""


def _rests_on(parts):
    """Yield the baselines the case cites: of what, which version, and until when it held."""
    for path, each in parts.under(RESTS_ON):
        if not path.endswith("/text"):
            said = {"n": each["number"], "reference": each["reference"]}
            about = f"{each['country']}: {each['force']}" if each["force"] else each["country"]
            held = {"who": each["agreed_by"], "day": day(each["valid_until"])}
            yield Fact(
                _("The country baseline it rests on"),
                f"{about}, {_('%(reference)s, version %(n)s') % said}",
                _("Agreed to by %(who)s; valid until %(day)s") % held,
            )


def _recipient(each) -> Recipient:
    return Recipient(
        reference=each["reference"],
        name=each["name"],
        latin=each["latin_name"],
        kind=label(Registered.Kind, each["kind"]),
        parent=each["parent_name"],
        flagged=each["flagged"],
    )


def _risk(parts, each, closed) -> Risk:
    scale = parts.get("words", {}).get("scale", ())
    codes, labels = [code for code, _label in scale], dict(scale)
    found = {row["question"].partition(".")[2]: row for row in [*each["findings"], *closed]}
    before, after = (found.get(name, {}).get("value") for name in ("before", "after"))
    rated = each.get("rated") or {}
    spoken = [row for key, row in found.items() if key not in ("before", "after")]
    return Risk(
        label=each["label"],
        axis=_AXES.get(each["axis"], each["axis"].replace("_", " ")),
        live=each["live"],
        before=rated.get("before_says") or labels.get(before, before or ""),
        before_tone=rated.get("before_tone") or _tone(codes, before, before),
        after=rated.get("after_says") or labels.get(after, after or ""),
        after_tone=rated.get("after_tone") or _tone(codes, before, after),
        how=each["how"],
        who=each["who"],
        evidence=each["evidence"],
        none_possible_why=each["none_possible_why"],
        findings=tuple(_said(parts, row) for row in spoken),
        measures=tuple(_measure(parts, row) for row in each["measures"]),
    )


_AXES = {"human_rights": "human rights", "ihl": "law of armed conflict"}


def _tone(codes, before, value) -> str:
    if value not in codes:
        return "none"
    if value == codes[-1]:
        return "serious"
    if value == codes[0] and before == value:
        return "none"
    return "mitigated" if before == codes[-1] else "less"


def _measure(parts, each) -> Measure:
    terms = parts.get("words", {}).get("terms", {})
    return Measure(
        kind=terms.get(each["kind"], each["kind"].replace("_", " ")),
        says=each["says"],
        owner=each["owner"],
        due_on=day(each["due_on"]),
        proof=each["proof"],
        if_it_fails=each["if_it_fails"],
        expected_effect=each["expected_effect"],
        findings=tuple(_said(parts, row) for row in _answers_about(parts, each["id"])),
    )


def _answers_about(parts, measure):
    return [
        row
        for _path, rows in parts.under("content/answers/")
        for row in rows
        if row["subject"] == f"measures:{measure}"
    ]


def _sections(parts):
    """Yield the answered sections in the framework's order; those it no longer names come last."""
    titles = dict(parts.get("words", {}).get("sections", ()))
    order = {id: place for place, id in enumerate(titles)}
    found = []
    for path, rows in parts.under("content/answers/"):
        id = path.split("/")[2]
        said: dict[str, list[Said]] = {}
        for row in rows:
            if not row["subject"] or row.get("country"):
                said.setdefault(row.get("country", ""), []).append(_said(parts, row))
        for place, (country, answers) in enumerate(said.items()):
            title = titles.get(id, id)
            title = f"{title}: {country}" if country else title
            found.append((order.get(id, len(order)), id, place, title, answers))
    for *_place, title, answers in sorted(found, key=lambda each: each[:3]):
        yield Section(title, tuple(answers))


def _said(parts, row) -> Said:
    return Said(
        row["text"] or row["question"],
        tuple(row["said"] or _in_words(row["value"])),
        "\n".join(filter(None, (_adopted(row.get("adopted_from")), row["notes"]))),
        cited(parts, row["cite"]),
    )


def _adopted(held) -> str:
    return say_adopted(SimpleNamespace(**held)) if held else ""


def _in_words(value) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [line for each in value for line in _in_words(each)]
    if isinstance(value, dict):
        return [" · ".join(str(each) for each in value.values() if str(each).strip())]
    return [str(value)]


def _consulted(parts):
    for each in parts.get("content/consultations", ()):
        identity = parts.get(f"content/consultations/{each['id']}/identity", {})
        who = each["who"] or identity.get("who") or _("Somebody whose name is protected")
        if each["outside"]:
            who = _("%(who)s (outside government)") % {"who": who}
        yield Consulted(who, day(each["on"]), each["said"], each["changed"])


def _assurance(each) -> tuple[Fact, ...]:
    outcome = label(AssuranceRequest.Outcome, each["outcome"])
    said = [
        (_("Which country"), each.get("country", "")),
        (_("About"), each["about"].replace("_", " ").capitalize()),
        (_("Asked of"), each["sought_from"]),
        (_("Asked on"), day(each["sought_on"])),
        (_("Its words"), each["wording"]),
        (_("What it covers"), each["scope"]),
        (_("What came back"), outcome.capitalize()),
        (_("Answered on"), day(each["answered_on"])),
        (_("Why none was sought"), each["why_not_sought"]),
    ]
    return tuple(Fact(key, value) for key, value in said if value)


def _source(each) -> Source:
    where = [each["address"], each["page"], each["custodian"], each["custodian_reference"]]
    return Source(
        title=each["title"],
        publisher=each["publisher"],
        dated=each["dated"],
        gist=each["gist"],
        where=", ".join(filter(None, where)),
        reliability=label(Cited.Reliability, each["reliability"]),
        marking=each["marking"],
        protected=each["protected"],
    )


def _allegation(each) -> Allegation:
    return Allegation(
        reference=each["reference"],
        recipient=each["recipient"],
        says=each["says"],
        happened=", ".join(filter(None, (each["happened"], each["place"]))),
        standard=label(Alleged.Standard, each["standard"]),
        weighed=each["weighed"],
        weighed_by=each["weighed_by"],
    )
