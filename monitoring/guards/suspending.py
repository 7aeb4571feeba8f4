"""What must be suspended is suspended, and what was suspended resumes as its framework says."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.guards import Asking, guard
from casework.refusals import Objection
from decisions.guards.starting import unsent
from decisions.guards.substance import what_it_says
from decisions.guards.who import authority_for, day_of, decider_of
from monitoring.weakened import rung_above, unweighed_reappraisals
from recipients.permissions import READ_RESTRICTED

MUST_SUSPEND = "must_suspend"
RESUMES = ("resume", "resume_part", "lift_hold")
# Made on no rung of the ladder: they wait until a decision on a rung has weighed it.
BY_NO_RUNG = ("complete", "start_delivery")


@guard
def nothing_must_be_suspended(asking: Asking) -> Iterator[Objection]:
    """While a framework says that help must be suspended, or it is not known, nothing goes on."""
    for found in asking.file.evaluation_since.bars_standing:
        bar = found.bar
        if bar.effect != MUST_SUSPEND or _is_stopped_in_part(asking, found):
            continue
        yield Objection(
            *what_it_says(found),
            _(
                "Suspend it or withdraw it. If what is known no longer reaches that standard, say"
                " so on the allegation, with reasons; going on is then decided one level higher."
            ),
            cites=bar.cite,
            basis=bar.basis,
            where=reverse("monitoring:case", args=[asking.case.reference]),
            readers="" if _is_open(asking.file, found) else READ_RESTRICTED,
            ask=asking.file.whom_to_ask,
        )


def _is_open(file, found) -> bool:
    """Say whether the same bar stands on what everybody may read."""
    return file.evaluation.bars[found.bar.id].value is found.value


def _is_stopped_in_part(asking: Asking, found) -> bool:
    """Say whether each recipient the bar is about is stopped already, and stays so.

    A stop of one operation of theirs is enough: whoever decides it says that it is what offends.
    """
    if found.value is not True or asking.move in RESUMES:
        return False
    stopped = {stop.recipient_id for stop in asking.file.stops if stop.recipient_id}
    about = {str(each.pk): each.recipient_id for each in asking.file.allegations}
    hit = {about.get(row) for row in found.rows}
    return bool(hit) and hit <= stopped


@guard
def it_was_assessed_afresh(asking: Asking) -> Iterator[Objection]:
    """Where its framework wants it, help resumes on an assessment made since it was stopped."""
    if not asking.file.framework.lifecycle.fresh_assessment_to_resume or asking.file.fresher:
        return
    yield Objection(
        "no-fresh-assessment",
        _("Under this framework, what was stopped resumes on a fresh assessment alone."),
        _("Begin a reassessment. When it is authorised and starts, it takes over from this one."),
        where=reverse("assessments:reassess", args=[asking.case.reference]),
    )


@guard
def those_it_was_stopped_for_are_told(asking: Asking) -> Iterator[Objection]:
    """A fresh assessment gives back what was stopped once whoever must be told of it was told."""
    if asking.file.stops_taken_over:
        yield from unsent(asking, "resume")


@guard
def evidence_shown_less_is_weighed_higher(asking: Asking) -> Iterator[Objection]:
    """Going on after somebody found the evidence weaker is for one rung above the yes."""
    file = asking.file
    weaker = unweighed_reappraisals(file)
    if not weaker:
        return
    needed = rung_above(file)
    authority = authority_for(file, decider_of(asking), day_of(asking), needed)
    if asking.move not in BY_NO_RUNG and authority and authority.rank >= needed:
        return
    for each in weaker:
        yield Objection(
            "weaker-evidence-unweighed",
            _("On %(day)s %(reference)s was found to be shown less well than it was.")
            % {"day": date_format(each.at, "j F Y"), "reference": each.allegation.reference},
            _("%(level)s must read why, and decide to go on.")
            % {"level": next(x.label for x in file.framework.levels if x.rank == needed)},
            where=reverse("monitoring:case", args=[asking.case.reference]),
            readers=READ_RESTRICTED if each.allegation.restricted else "",
        )
