"""The plan of the watch: what is due in a case, by when, from whom, and by what rule.

Pure reading of the case file: it makes nothing, so that a page can show the plan, a guard can
ask whether there can be one, and the action can write it down.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Post
from assessments.models import CaseRole
from monitoring.models import Obligation
from policy.logic import holds
from policy.text import authoritative

Role = CaseRole.Role
UPON = ":"  # between a duty and the one thing that raised it
# Who a framework means, as case roles; a word that is itself a case role means that one.
MEANS = {
    "case_owner": Role.ASSESSMENT_OWNER,
    "implementing_body": Role.DEPLOYER,
    "mission": Role.OVERSEAS_POST,
    "funding_body": Role.FUNDER,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing that will be due: the row it becomes is `Obligation`."""

    comes_from: str
    rule: str
    says: str
    owner: Post | None
    due_on: date
    basis: str = ""
    form: str = ""


def post_for(word: str, file: Any) -> Post | None:
    """Return the post a framework's word for somebody means in this case, or None."""
    role = MEANS.get(word, word)
    return next((each.post for each in file.roles if each.role == role), None)


def duties_of(file: Any) -> list[Any]:
    """Return the framework's duties that this case carries; an unknown condition carries it."""
    facts = file.evaluation.facts
    return [
        duty
        for duty in file.framework.monitoring
        if duty.when is None or holds(duty.when, facts) is not False
    ]


def standing_duties(file: Any) -> list[Any]:
    """Return the duties kept up at all times, which fall due on no day."""
    return [duty for duty in duties_of(file) if duty.continuous]


def _duty_behind(file: Any, row: Obligation | None) -> Any:
    """Return the framework's duty a row is a turn of, or None."""
    if row is None or row.comes_from != Obligation.From.FRAMEWORK:
        return None
    id = row.rule.partition(UPON)[0]
    return next((duty for duty in file.framework.monitoring if duty.id == id), None)


def rule_upon(duty: Any, key: str) -> str:
    """Return the rule of a duty raised upon one thing, with that thing's name behind its own."""
    return f"{duty.id}{UPON}{key}" if key else duty.id


def cites_of(file: Any, row: Obligation | None) -> str:
    """Return what the framework cites for a duty, or nothing where it is not the framework's."""
    duty = _duty_behind(file, row)
    return duty.cite if duty else ""


def questions_of(file: Any, row: Obligation | None) -> tuple[Any, ...]:
    """Return what the framework asks in the report on a duty; nothing where it asks nothing."""
    duty = _duty_behind(file, row)
    form = next((each for each in file.framework.forms if duty and each.id == duty.form), None)
    return form.questions if form else ()


def planned(file: Any, today: date) -> Iterator[Planned]:
    """Return everything the watch of this case will ask for, from today on."""
    yield from _from_framework(file, today)
    yield from _from_conditions(file)
    yield from _from_measures(file)
    yield from overrides_to_report(file)
    yield from _from_dates(file, today)


def _from_framework(file: Any, today: date) -> Iterator[Planned]:
    for duty in duties_of(file):
        if duty.every is not None:
            yield of_duty(duty, file, duty.every.after(today))


def of_duty(duty: Any, file: Any, due_on: date) -> Planned:
    """Return one turn of a framework's duty."""
    return Planned(
        Obligation.From.FRAMEWORK,
        duty.id,
        authoritative(duty.label)[:300],
        post_for(duty.by, file),
        due_on,
        str(duty.basis)[:40],
        duty.form,
    )


def _from_conditions(file: Any) -> Iterator[Planned]:
    review_on = file.case.review_on
    for each in file.conditions:
        due_on = each.due_on or review_on
        if each.met_on is None and due_on is not None:
            yield Planned(
                Obligation.From.CONDITION,
                f"condition-{each.pk}",
                each.says[:300],
                each.owner,
                due_on,
            )


def _same(measure: Any) -> tuple[str, int | None, date]:
    """Return what makes measures against several risks one thing to do: words, owner, day."""
    return measure.says, measure.owner_id, measure.due_on


def risks_served(file: Any, row: Obligation) -> list[str]:
    """Return the risks that the measure behind a duty is against, as they are named."""
    if row.comes_from != Obligation.From.MEASURE:
        return []
    rows = [(risk, each) for risk in file.risks for each in risk.measure_rows]
    meant = {_same(each) for _risk, each in rows if f"measure-{each.pk}" == row.rule}
    return list(dict.fromkeys(str(risk.label) for risk, each in rows if _same(each) in meant))


def _from_measures(file: Any) -> Iterator[Planned]:
    seen = set()
    for risk in file.risks:
        for each in risk.measure_rows:
            if each.done_on is None and _same(each) not in seen:
                seen.add(_same(each))
                yield Planned(
                    Obligation.From.MEASURE,
                    f"measure-{each.pk}",
                    each.says[:300],
                    each.owner,
                    each.due_on,
                )


def overrides_to_report(file: Any) -> Iterator[Planned]:
    """Return the reports owed of bars that were passed, each by its day."""
    for each in file.watched_overrides:
        says = _("Report the override of a bar to %(whom)s.") % {"whom": each.report_to}
        yield Planned(
            Obligation.From.OVERRIDE,
            f"override-{each.pk}",
            says[:300],
            each.taken.post if each.taken else each.decision.decider_post,
            each.report_by,
        )


def _from_dates(file: Any, today: date) -> Iterator[Planned]:
    case, owner = file.case, post_for("case_owner", file)
    if case.review_on:
        says = _("Review the decision: does it still stand?")
        yield Planned(Obligation.From.REVIEW, "review", says, owner, case.review_on)
    if case.valid_until:
        validity = file.framework.validity
        warn = validity.warn_before
        due_on = warn.before(case.valid_until) if warn else case.valid_until - timedelta(days=60)
        says = _("Begin the reassessment: the authority ends on %(day)s.") % {
            "day": date_format(case.valid_until, "j F Y")
        }
        yield Planned(
            Obligation.From.REVIEW, "reassess", says, owner, max(due_on, today), validity.basis[:40]
        )
