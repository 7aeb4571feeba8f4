"""A recorded decision as rows, for the second person who compares it with the paper."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casework.templatetags.pages import day, day_time
from decisions.models import Condition, Decision
from decisions.recordings import recording_of
from decisions.verdicts import day_of, verdict_of
from decisions.ways import as_taken, asked_for, level_name, name_of, to_be_shown, ways_taken

# What stands in rows of its own, or is no words of the recorder's.
APART = ("choice", "reason", "reasons", "after")


def recorded_rows(pending, file, officer) -> list[dict]:
    """Return everything the recorder entered, in the order of the form: what, beside its proof."""
    verdict = verdict_of(pending.move, pending.proposal)
    made = capfirst(dict(Decision.Made.choices).get(verdict.made, verdict.made))
    said = dict(Decision.Kind.choices).get(pending.move, pending.move)
    rows = [
        (_("How it was made"), made),
        (_("Who decided"), verdict.decider),
        (_("When"), day_time(verdict.made_at)),
        (_("The exact words"), verdict.words),
        (_("Where the paper or minute is"), _held(verdict.evidence)),
        (_("What was decided"), said),
        *_of_its_kind(pending.move, verdict, file, officer),
        *_conditions(pending.move, verdict),
        *_ways_past(file, verdict),
        (_("The reasons given"), pending.proposal.get("reason")),
        (_("Recorded by"), f"{pending.recorder}, {day_time(pending.recorded_at)}"),
    ]
    told = [{"key": str(key), "value": str(value)} for key, value in rows if value]
    return [*told[:2], *proof_rows(pending.assessment, verdict.details), *told[2:]]


def _ways_past(file, verdict):
    """Yield each way past a bar: what is said for it, what it demanded, who was consulted."""
    for taken, way in ways_taken(file.framework, verdict):
        label = _("Past the bar %(bar)s, by %(way)s")
        yield label % {"bar": taken.bar_id, "way": name_of(way)}, taken.reasons
        row = as_taken(file, taken) if taken.taken else None
        yield _("Taken by"), f"{row.officer_name}, {row.post_title}" if row else None
        for each in to_be_shown(way):
            yield asked_for(each), taken.shown.get(each)
        for whom in way.consult:
            said = taken.consulted.get(whom, {})
            told = (said.get("who"), day(day_of(said.get("on"))), said.get("said"))
            office = level_name(file.framework, whom)
            yield _("Consulted: %(office)s") % {"office": office}, "; ".join(filter(None, told))
        yield _("Reported on"), day(taken.reported_on)


def proof_rows(case, details) -> list[dict]:
    """Return which body decided and who sat in it, and the scan of what was signed."""
    body, scan = details.get("body"), details.get("scan")
    rows = []
    if body:
        told = [
            (_("Which body decided"), body["name"]),
            (_("Who sat"), "\n".join(body["sat"])),
            (_("Quorum and vote"), body["quorum"]),
        ]
        rows += [{"key": key, "value": value} for key, value in told if value]
    if scan:
        where = reverse("decisions:scan", args=[case.reference, scan["key"]])
        digest = _("SHA-256 %(digest)s") % {"digest": scan["digest"]}
        rows.append(
            {"key": _("The signed paper"), "value": scan["name"], "url": where, "small": digest}
        )
    return rows


def _of_its_kind(move, verdict, file, officer) -> Iterator[tuple]:
    """Yield each field of the kind's own form, in its label's words, as it was filled in."""
    recording = recording_of(move)
    form = recording.form(None, file=file, officer=officer) if recording else None
    asked = form.fields if form else {}
    for name, field in asked.items():
        if name not in APART:
            yield field.label, _in_words(field, getattr(verdict, name, None))
    if verdict.seen_facts and "seen_facts" not in asked:
        yield _("Read before deciding"), "\n".join(verdict.seen_facts)
    if getattr(verdict, "triggers", ()) and "triggers" not in asked:
        yield _("What this answers"), _("Something that you may not see.")


def _in_words(field, value) -> str:
    if value in (None, "", ()):
        return ""
    if isinstance(value, date):
        return day(value)
    known = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    if isinstance(value, tuple):
        hidden = _("Something that you may not see.")
        return "\n".join(dict.fromkeys(known.get(str(each), hidden) for each in value))
    return known.get(str(value), str(value))


def _conditions(move, verdict) -> Iterator[tuple]:
    """Yield each condition whole, or that there are none where there could be."""
    for number, each in enumerate(verdict.conditions, start=1):
        kind = dict(Condition.Kind.choices).get(each.kind, each.kind)
        by = _("by %(day)s") % {"day": day(each.due_on)} if each.due_on else ""
        told = [each.says, str(kind), " ".join(filter(None, [str(each.owner), by])), each.proof]
        yield _("Condition %(n)d") % {"n": number}, "\n".join(filter(None, told))
    if move == Decision.Kind.AUTHORISE and not verdict.conditions:
        yield _("Conditions"), _("None")


def _held(source) -> str:
    if source is None:
        return ""
    return f"{source.custodian}, {source.custodian_reference}"
