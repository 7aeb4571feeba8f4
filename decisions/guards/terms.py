"""The terms of a decision: conditions, dates, and what would change a no."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from assessments.barred import rows_vetted
from casework.guards import Asking, guard, on_proposal
from casework.refusals import Objection
from casework.templatetags.pages import day
from decisions.guards.starting import it_is_still_valid
from decisions.guards.who import day_of, page
from decisions.queries.coverage import is_left_out


@on_proposal
def each_condition_is_whole(asking: Asking) -> Iterator[Objection]:
    """A condition says what, who sees to it, and what will prove it; by when, if it comes first."""
    for number, condition in enumerate(getattr(asking.proposal, "conditions", ()), start=1):
        if not (condition.says.strip() and condition.owner and condition.proof.strip()):
            yield Objection(
                "condition-incomplete",
                _("Condition %(number)d lacks its words, its owner or its proof.")
                % {"number": number},
                _("Say what must be done, which post sees to it, and what will prove it."),
                where=page(asking, "decision") + "#conditions",
            )


@on_proposal
def the_review_date_is_set(asking: Asking) -> Iterator[Objection]:
    """A yes says when it is looked at again: on a day to come, while it is valid."""
    review = getattr(asking.proposal, "review_on", None)
    until = getattr(asking.proposal, "valid_until", None)
    where = page(asking, "decision") + "#dates"
    if review is None:
        yield Objection(
            "no-review-date",
            _("No day is set on which this is looked at again."),
            _("Set a review date."),
            where=where,
        )
    elif review <= day_of(asking):
        yield Objection(
            "review-in-the-past",
            _("The review date, %(day)s, is not in the future.") % {"day": day(review)},
            _("Set a later review date."),
            where=where,
        )
    elif until is not None and review > until:
        yield Objection(
            "review-after-the-end",
            _("The review date, %(day)s, is after the last day of validity.")
            % {"day": day(review)},
            _("Set a review date within its validity."),
            where=where,
        )


@on_proposal
def some_country_is_left(asking: Asking) -> Iterator[Objection]:
    """A yes that leaves countries out still covers one, and somebody in it."""
    verdict = asking.proposal
    if not getattr(verdict, "excluded_countries", ()):
        return
    whole = asking.file.country_codes <= set(verdict.excluded_countries)
    recipients = asking.file.recipients
    if whole or (recipients and all(is_left_out(each, verdict) for each in recipients)):
        yield Objection(
            "nothing-left",
            _("With those countries left out, nothing of the help is authorised."),
            _("Leave in a country with a recipient, or refuse the whole."),
            where=page(asking, "decision"),
        )


@on_proposal
def somebody_vetted_is_left(asking: Asking) -> Iterator[Objection]:
    """A yes that leaves out people and units who were vetted still covers one of them."""
    out = set(getattr(asking.proposal, "excluded_rows", ()))
    if out and out >= set(rows_vetted(asking.file)):
        yield Objection(
            "nobody-left",
            _("With everybody who was vetted left out, nothing of the help is authorised."),
            _("Leave in whoever is cleared, or refuse the whole."),
            where=page(asking, "decision"),
        )


def _last_day(asking: Asking, starts: date) -> date | None:
    """The last day this case may be valid; what makes it shorter here, such as haste, counts."""
    most = asking.file.framework.validity.longest(asking.file.evaluation.facts)
    return most.after(starts) if most else None


@on_proposal
def its_validity_is_lawful(asking: Asking) -> Iterator[Objection]:
    """A yes has a last day, no later than the framework allows, and covers the first delivery."""
    verdict, decided_on = asking.proposal, day_of(asking)
    rule = asking.file.framework.validity
    where = page(asking, "decision") + "#dates"
    starts, ends = verdict.valid_from or decided_on, verdict.valid_until
    if ends is None or ends <= decided_on or ends < starts:
        yield Objection(
            "no-validity",
            _("No last day to come is set, and a yes does not last for ever."),
            _("Set the last day on which it is valid."),
            where=where,
        )
        return
    longest = _last_day(asking, starts)
    if longest and ends > longest:
        yield Objection(
            "valid-too-long",
            _("It may be valid until %(longest)s at the latest.") % {"longest": day(longest)},
            _("Choose an earlier last day."),
            cites=rule.cite,
            basis=rule.basis,
            where=where,
        )
    yield from _the_first_delivery_is_covered(asking, starts, ends)


def _the_first_delivery_is_covered(asking, starts, ends):
    """Yield the objection to dates that leave a first delivery out that is still to come.

    A first delivery that is past no yes can cover any more: help that had begun is assessed
    again for what is still to be given.
    """
    rule, first = asking.file.framework.validity, asking.case.assistance.first_delivery_on
    to_come = rule.must_cover == "first_delivery" and first and first >= day_of(asking)
    if to_come and not starts <= first <= ends:
        yield Objection(
            "first-delivery-not-covered",
            _("The first delivery, on %(day)s, is outside its validity.") % {"day": day(first)},
            _("Set dates that include it, or have the plan changed."),
            cites=rule.cite,
            basis=rule.basis,
            where=page(asking, "decision") + "#dates",
        )


@on_proposal
def what_would_change_it_is_said(asking: Asking) -> Iterator[Objection]:
    """A no says what would have to change."""
    if not getattr(asking.proposal, "what_would_change_it", "").strip():
        yield Objection(
            "no-way-back",
            _("It is not said what would have to change."),
            _("Say what would have to change, or that nothing could."),
            where=page(asking, "decision"),
        )


@on_proposal
def the_wait_has_an_end(asking: Asking) -> Iterator[Objection]:
    """Who defers says until when, and for what."""
    until = getattr(asking.proposal, "until", None)
    awaiting = getattr(asking.proposal, "awaiting", "")
    if until is None or until <= asking.today or not awaiting.strip():
        yield Objection(
            "open-ended-wait",
            _("It is not said until which day to come this waits, and for what."),
            _("Name the day and what is awaited; on that day it comes back by itself."),
            where=page(asking, "decision"),
        )


@on_proposal
def a_past_yes_is_dated(asking: Asking) -> Iterator[Objection]:
    """A decision taken over says when it was made and when it is looked at again."""
    verdict = asking.proposal
    if verdict.made_at is None or verdict.made_at > asking.now or verdict.review_on is None:
        yield Objection(
            "undated",
            _("The day it was made, in the past, or its review date is missing."),
            _("Give both days."),
        )


@guard
def its_validity_is_not_over(asking: Asking) -> Iterator[Objection]:
    """What resumes is still valid; a resumption extends nothing."""
    yield from it_is_still_valid.objections(asking)
    if asking.file.framework.lifecycle.fresh_assessment_to_resume:
        yield Objection(
            "fresh-assessment-needed",
            _("Under this framework nothing that was suspended resumes without a new assessment."),
            _("Begin a reassessment."),
            where=page(asking, "decision"),
        )
