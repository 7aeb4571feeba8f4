"""What was assessed: what was asked for, for whom, and on what sources."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.kinds import ADOPTED, PRE_MANDATE
from assessments.models import Assessment, Assistance, AssuranceRequest, CaseRole
from assessments.wording import say_money
from decisions.record.answered import risks, sections
from decisions.record.decided import cited
from decisions.record.parts import Parts, day, label
from decisions.record.view import (
    Allegation,
    Consulted,
    Fact,
    Recipient,
    Source,
)
from recipients.models import Allegation as Alleged
from recipients.models import Recipient as Registered
from recipients.models import Source as Cited

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
        "risks": tuple(risks(parts)),
        "sections": tuple(sections(parts)),
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
