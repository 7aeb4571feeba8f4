"""What the watch asks of one officer, for the top of their home page."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Officer, Post
from accounts.queries import loans_on, posts_shown_to
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.pages import Need
from monitoring.models import Hold, Obligation, Trigger
from monitoring.permissions import Perm, may_read
from monitoring.queries.duties import open_duties, page_of_duty
from monitoring.wording import duty_in_words

SOON = timedelta(days=14)
MOST = 20


def needs_of(officer: Officer, day: date) -> list[Need]:
    """Return what this officer's posts must ratify, weigh and do, soonest first (3 queries).

    Whoever a post is lent to ratifies and weighs in its place; its duties stay its holder's.
    """
    posts = posts_shown_to(officer, day)
    found = [
        *_holds(_theirs("ratify_post", officer, posts, day)),
        *_triggers(officer, _theirs("owner", officer, posts, day)),
        *(_duties(officer, posts, day) if posts else ()),
    ]
    return sorted(found, key=lambda need: (need.due_on or date.max, need.small))


def _theirs(post: str, officer: Officer, posts: list[Post], day: date) -> Q:
    """Return the condition that a row's post is this officer's, by holding or on loan."""
    lent = loans_on(day).filter(
        delegate=officer,
        post=OuterRef(post),
        framework_id=OuterRef("assessment__framework_id"),
    )
    return Q(**{f"{post}__in": posts}) | Q(Exists(lent))


def _small(case: Assessment) -> str:
    return f"{case.reference} · {case.assistance.country}"


def _holds(theirs: Q) -> list[Need]:
    rows = Hold.objects.filter(theirs, ended_at=None, assessment__state__in=S.LIVE).select_related(
        "assessment__assistance__country", "laid_by"
    )
    return [
        Need(
            title=row.assessment.assistance.title,
            url=reverse("monitoring:ratify_hold", args=[row.assessment.reference]),
            small=_small(row.assessment),
            asked=_("Ratify the hold or lift it"),
            asked_small=_("Laid by %(officer)s") % {"officer": row.laid_by},
            due_on=row.ratify_by,
            state=_("On hold"),
            tone="stop",
        )
        for row in rows[:MOST]
    ]


def _triggers(officer: Officer, theirs: Q) -> list[Need]:
    rows = Trigger.objects.filter(
        theirs, ended_at=None, assessment__state__in=S.IN_FORCE
    ).select_related("assessment__assistance__country", "allegation__portfolio")
    return [
        Need(
            title=row.assessment.assistance.title,
            url=reverse("monitoring:trigger", args=[row.assessment.reference, row.pk])
            if may_read(row, officer)
            else reverse("monitoring:case", args=[row.assessment.reference]) + "#happened",
            small=_small(row.assessment),
            asked=_("Something happened: have it weighed"),
            due_on=row.due_on,
            state=row.assessment.get_state_display(),
            tone="needs",
        )
        for row in rows[:MOST]
    ]


def _duties(officer: Officer, posts: list[Post], day: date) -> list[Need]:
    rows = open_duties().filter(owner__in=posts, due_on__lte=day + SOON)
    rows = rows.select_related("assessment__assistance__country")
    return [
        Need(
            title=row.assessment.assistance.title,
            url=_where_done(row, officer),
            small=_small(row.assessment),
            asked=duty_in_words(row),
            due_on=row.due_on,
            state=row.assessment.get_state_display(),
            tone="needs",
        )
        for row in rows.order_by("due_on", "pk")[:MOST]
    ]


def _where_done(row: Obligation, officer: Officer) -> str:
    """Return the page on which a duty is done, or the watch for whoever may not report there."""
    reference = row.assessment.reference
    if not officer.may(Perm.REPORT.value, row.assessment.portfolio):
        return reverse("monitoring:case", args=[reference])
    return reverse(f"monitoring:{page_of_duty(row)}", args=[reference, row.pk])
