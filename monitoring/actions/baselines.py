"""What becomes of a country baseline: its change reaches live cases, and its renewal is asked for.

Nothing here moves a case. What is known of a country is weighed by people, by a day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import the_program
from accounts.models import Officer
from accounts.queries import frameworks_with_rungs
from assessments.models import Assessment, BaselineCitation, BaselineVersion
from assessments.queries.baselines import latest_versions
from assessments.states import AssessmentState as S
from casework.models import Notice
from casework.road import journey
from decisions.models import Decision
from monitoring.actions.reminders import stage
from monitoring.actions.telling import notice, tell_all
from monitoring.actions.triggers import due_from, open_trigger
from monitoring.defaults import BEFORE, LATE_EVERY
from monitoring.models import Trigger
from monitoring.seats import Ladders


def tell_of_change(version: BaselineVersion, *, by: Officer) -> int:
    """Tell every live case that rests on an earlier version; return how many people are told.

    One in force must answer it: a trigger with a clock. One being written, advised on or decided
    is only told, for nothing has been permitted on it yet.
    """
    with journey():
        # Two who do this at once take turns, so that each case is told once.
        BaselineVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
        rows = list(_resting_on_earlier(version))
        for row in rows:
            if row.decided_before:
                open_trigger(
                    row.assessment,
                    by=by,
                    cause=Trigger.Cause.BASELINE,
                    key=_key(version),
                    path=_path(row, version),
                )
        return tell_all(_of_change(rows, version))


def _key(version: BaselineVersion) -> str:
    return f"baseline-{version.pk}"


def _path(row: BaselineCitation, version: BaselineVersion) -> str:
    """Say in a sentence what changed, without a word of what is said in it."""
    return _("This case rests on %(old)s, and %(new)s tells of a significant change.") % {
        "old": row.version,
        "new": version,
    }


def _resting_on_earlier(version: BaselineVersion) -> QuerySet[BaselineCitation]:
    yes = Decision.objects.filter(
        assessment=OuterRef("assessment"),
        kind=Decision.Kind.AUTHORISE,
        made_at__lte=version.agreed_at,
    )
    in_force = Assessment.objects.filter(pk=OuterRef("assessment"), state__in=S.IN_FORCE)
    rows = BaselineCitation.objects.filter(
        baseline=version.baseline_id,
        version__number__lt=version.number,
        assessment__state__in=S.LIVE,
        assessment__made_at__lte=version.agreed_at,
    )
    rows = rows.annotate(decided_before=Exists(yes) & Exists(in_force))
    return rows.select_related(
        "version__baseline",
        "assessment__author",
        "assessment__assistance__country",
        "assessment__portfolio",
        "assessment__with_post",
    ).order_by("assessment")


def _of_change(rows: list[BaselineCitation], version: BaselineVersion) -> Iterator[Notice]:
    ladders = Ladders(timezone.localdate())
    ladders.know(row.assessment.with_post for row in rows)
    due_on = due_from(timezone.localdate(version.agreed_at))
    for row in rows:
        case = row.assessment
        path = reverse("assessments:baseline_change", args=[case.reference, row.pk])
        for officer in {case.author, ladders.holder(case.with_post)} - {None}:
            kind = f"baseline-changed-{version.pk}"
            yield notice(officer, kind, case, case.reference, due_on, path)


def tell_of_changes() -> int:
    """Tell of significant changes nobody has been told of; return how many were told.

    Looked for in what live cases cite, so that nothing is lost if a program was killed.
    """
    told = Notice.objects.filter(
        subject_kind="assessments.assessment", kind__startswith="baseline-changed-"
    )
    known = set(told.values_list("kind", flat=True))
    resting = BaselineCitation.objects.filter(
        baseline=OuterRef("baseline"),
        version__number__lt=OuterRef("number"),
        assessment__state__in=S.LIVE,
    )
    changed = BaselineVersion.objects.filter(
        Exists(resting), significant=True, agreed_at__isnull=False
    ).select_related("baseline")
    return sum(
        tell_of_change(each, by=the_program())
        for each in changed.order_by("pk")
        if f"baseline-changed-{each.pk}" not in known
    )


def remind_of_renewals(today: date) -> int:
    """Tell each owner whose baseline ends soon, today or is past, once per stage.

    What nobody owns today, or is a week late, climbs the ladder, a rung a week.
    """
    rows = [
        row
        for row in latest_versions()
        if row.valid_until and row.valid_until <= today + timedelta(days=max(BEFORE))
    ]
    ladders = Ladders(today)
    ladders.know(row.baseline.owner for row in rows)
    return tell_all(_of_renewals(rows, ladders, today))


def _of_renewals(
    rows: Iterable[BaselineVersion], ladders: Ladders, today: date
) -> Iterator[Notice]:
    for row in rows:
        baseline = row.baseline
        told = {ladders.holder(baseline.owner)}
        weeks = max((today - row.valid_until).days - 1, 0) // LATE_EVERY
        if told == {None} or weeks:
            told |= set(_up_the_ladders(baseline, ladders, weeks))
        path = baseline.get_absolute_url()
        kind = f"renewal-{stage(row.valid_until, today)}"
        for officer in told - {None}:
            yield notice(officer, kind, row, baseline.reference, row.valid_until, path)


def _up_the_ladders(baseline, ladders: Ladders, weeks: int) -> Iterator[Officer | None]:
    """Yield who sits so many rungs up: under its framework, or under each that has a ladder."""
    asked = [baseline.framework_id] if baseline.framework_id else []
    for framework_id in asked or frameworks_with_rungs(baseline.portfolio):
        seat = ladders.climbed(framework_id, baseline.portfolio, 1, weeks)
        yield seat.holder if seat else None
