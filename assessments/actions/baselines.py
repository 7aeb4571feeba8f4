"""What one can do with a baseline: begin it, write in it, agree to it, hand it to another post."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse_unless_allowed
from assessments.baselines import headings_of
from assessments.models import BaselineVersion, CountryAssessment, CountryFact
from assessments.permissions import Perm
from assessments.resting import READ_RESTRICTED
from casework.conflicts import Conflict, Theirs
from casework.references import next_reference
from casework.refusals import Objection, Refused
from casework.road import journey
from casework.seals import Part, seal
from recipients.models import Source


def begin_baseline(
    *, by, portfolio, country, owner, framework_id="", force=None, restricted=False
) -> CountryAssessment:
    """Begin a baseline of a country, or of one force in it, owned by a post."""
    with journey() as act:
        refuse_unless_allowed("begin_baseline", by, Perm.WRITE_BASELINE, portfolio)
        of = {"portfolio": portfolio, "country": country, "force": force}
        known = CountryAssessment.objects.filter(**of, framework_id=framework_id).first()
        if known:
            raise Refused("begin_baseline", [_there_is_one(known)])
        if force is not None and force.country_id != country.pk:
            raise Refused("begin_baseline", [_force_of_another_country(force, country)])
        row = CountryAssessment.objects.create(
            reference=next_reference("BAS"),
            owner=owner,
            framework_id=framework_id,
            restricted=restricted,
            made_by=by,
            **of,
        )
        act.record("assessments.begin_baseline", row, by=by, country=country.pk, owner=owner.pk)
    return row


def _there_is_one(known) -> Objection:
    return Objection(
        "baseline-there-already",
        _("There is a baseline of this already: %(reference)s.") % {"reference": known},
        _("Write its next version instead."),
        where=known.get_absolute_url(),
    )


def _force_of_another_country(force, country) -> Objection:
    return Objection(
        "force-of-another-country",
        _("%(force)s is not a force of %(country)s.") % {"force": force, "country": country},
        _("Choose a force of that country, or none."),
    )


def write_baseline(
    baseline,
    *,
    by,
    text: Mapping[str, str],
    sources=(),
    valid_until: date | None = None,
    significant=False,
    what_changed="",
    revision: int | None = None,
) -> BaselineVersion:
    """Write the next version, or go on with its draft; whoever writes any of it may not agree.

    Raises Conflict where somebody saved another text meanwhile.
    """
    with journey() as act:
        baseline = _locked(baseline)
        refuse_unless_allowed("write_baseline", by, Perm.WRITE_BASELINE, baseline.portfolio)
        draft = _draft_of(baseline) or _next_version(baseline, by)
        if draft.pk and revision is not None and revision != draft.revision:
            raise Conflict(_clashes(draft, text))
        titled = headings_of(baseline.framework_id, baseline.portfolio.organisation)
        draft.text = [
            {"id": each.id, "title": each.title, "text": text.get(each.id, "").strip()}
            for each in titled
        ]
        draft.cited = sorted({getattr(each, "pk", each) for each in sources})
        draft.valid_until = valid_until
        draft.what_changed = what_changed.strip()
        draft.significant = bool(significant and draft.what_changed)
        if by.pk not in draft.writers:
            draft.writers = [*draft.writers, by.pk]
        draft.revision += bool(draft.pk)
        draft.save()
        act.record("assessments.write_baseline", draft, by=by, baseline=baseline.pk)
    return draft


def _locked(baseline) -> CountryAssessment:
    rows = CountryAssessment.objects.select_for_update(of=("self",))
    return rows.select_related("portfolio__organisation", "country", "force", "owner").get(
        pk=baseline.pk
    )


def _draft_of(baseline) -> BaselineVersion | None:
    return BaselineVersion.objects.filter(baseline=baseline, agreed_at=None).first()


def _next_version(baseline, by) -> BaselineVersion:
    last = BaselineVersion.objects.filter(baseline=baseline).order_by("-number").first()
    return BaselineVersion(
        baseline=baseline, number=last.number + 1 if last else 1, written_by=by, writers=[by.pk]
    )


def _clashes(draft, text) -> dict:
    said = draft.said()
    return {
        name: (Theirs(said.get(name, ""), draft.revision, None, draft.written_at), mine)
        for name, mine in text.items()
        if said.get(name, "") != mine.strip()
    }


def agree_to_baseline(version, *, by) -> BaselineVersion:
    """Agree to a draft that others wrote: it is sealed, published, and never changes again.

    Cases that rest on an earlier version hear of a significant change by the sweep.
    """
    with journey() as act:
        baseline = _locked(version.baseline)
        draft = BaselineVersion.objects.select_for_update().get(pk=version.pk)
        draft.baseline = baseline
        refuse_unless_allowed("agree_baseline", by, Perm.AGREE_BASELINE, baseline.portfolio)
        if objections := [*_against_agreeing(draft, by)]:
            raise Refused("agree_baseline", objections)
        draft.agreed_by, draft.agreed_at = by, timezone.now()
        sealed = seal("baseline", draft, parts_of(draft), by=by)
        draft.root = sealed.root
        draft.save(update_fields=["agreed_by", "agreed_at", "root"])
        act.record(
            "assessments.agree_baseline",
            draft,
            by=by,
            root=sealed.root,
            significant=draft.significant,
        )
    return draft


def _against_agreeing(draft, by) -> Iterator[Objection]:
    where = draft.baseline.get_absolute_url()
    if draft.is_published:
        yield Objection(
            "agreed-already",
            _("%(version)s was agreed to already.") % {"version": draft},
            _("Look at it as it is published."),
            where=where,
        )
    if by.pk in draft.writers:
        yield Objection(
            "own-words",
            _("You wrote in this version, so another officer must agree to it."),
            _("Ask a colleague who may agree to baselines to read it."),
        )
    if not any(each["text"] for each in draft.text):
        yield Objection("nothing-said", _("It says nothing yet."), _("Write what is known."))
    if not draft.cited:
        yield Objection(
            "no-source", _("It cites no source."), _("Have the sources it is drawn from cited.")
        )
    if draft.valid_until is None or draft.is_past:
        yield Objection(
            "no-last-day",
            _("It is not said until when this may be relied on, or that day is over."),
            _("Have a last day set that is still to come."),
        )


def parts_of(version) -> dict[str, Part]:
    """Return what is sealed of a version: its words, its sources, and the facts it stood beside."""
    readers = READ_RESTRICTED if version.baseline.restricted else ""
    sources = Source.objects.filter(pk__in=version.cited).order_by("pk")
    return {
        "baseline": Part(_whose_words(version)),
        "text": Part(version.text, readers),
        "what_changed": Part(version.what_changed, readers),
        "sources": Part(
            [{"id": each.pk, "title": each.title, "publisher": each.publisher} for each in sources],
            readers,
        ),
        "facts": Part(_facts_beside(version.baseline)),
    }


def _whose_words(version) -> dict[str, Any]:
    """Return of what a version speaks, until when, and who wrote it and agreed to it."""
    baseline = version.baseline
    return {
        "reference": baseline.reference,
        "version": version.number,
        "country": baseline.country_id,
        "force": baseline.force.reference if baseline.force_id else "",
        "framework": baseline.framework_id,
        "owner": baseline.owner.title,
        "valid_until": version.valid_until.isoformat(),
        "significant": version.significant,
        "written_by": version.written_by.name,
        "agreed_by": version.agreed_by.name,
    }


def _facts_beside(baseline) -> list[dict[str, Any]]:
    """Return what the indicators say of a baseline's country."""
    return [
        {
            "indicator": each.indicator,
            "year": each.of_year,
            "says": each.says,
            "source": each.source,
            "as_of": each.as_of.isoformat(),
        }
        for each in CountryFact.objects.filter(country=baseline.country_id)
    ]


def return_baseline(version, *, by, why: str) -> BaselineVersion:
    """Send a draft back to its writers, saying why."""
    with journey() as act:
        baseline = _locked(version.baseline)
        draft = BaselineVersion.objects.select_for_update().get(pk=version.pk)
        refuse_unless_allowed("return_baseline", by, Perm.AGREE_BASELINE, baseline.portfolio)
        objections = [each for each in _against_agreeing(draft, by) if each.code[:6] == "agreed"]
        if not why.strip():
            objections.append(
                Objection(
                    "no-reason",
                    _("You have not said why it goes back."),
                    _("Write what its writers should look at again."),
                )
            )
        if objections:
            raise Refused("return_baseline", objections)
        draft.returned_why, draft.revision = why.strip(), draft.revision + 1
        draft.save(update_fields=["returned_why", "revision"])
        act.record("assessments.return_baseline", draft, by=by)
    return draft


def hand_baseline(baseline, *, by, owner) -> CountryAssessment:
    """Give a baseline to another post to keep."""
    with journey() as act:
        row = _locked(baseline)
        refuse_unless_allowed("hand_baseline", by, Perm.WRITE_BASELINE, row.portfolio)
        row.owner = owner
        row.save(update_fields=["owner"])
        act.record("assessments.hand_baseline", row, by=by, owner=owner.pk)
    return row
