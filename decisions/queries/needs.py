"""What is asked of one officer about decisions: to decide, to sign, to confirm, to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Delegation, Officer, PostHolding, PostRung
from accounts.queries import portfolios_where
from assessments.access import visible_cases
from assessments.models import Assessment, Contribution
from assessments.states import AssessmentState as S
from casework.pages import Need
from decisions.models import Condition, PendingDecision, Signature
from decisions.permissions import Perm

MOST = 50


def needs_of(officer: Officer, day: date) -> list[Need]:
    """Return what waits for this officer's decision, signature, confirmation or proof."""
    rungs = rungs_of(officer, day)
    return [
        *_to_decide(officer, rungs, day),
        *_to_sign(officer, rungs, day),
        *_to_confirm(officer, day),
        *_to_show(officer, day),
    ]


def rungs_of(officer: Officer, day: date) -> list[tuple[str, int, int]]:
    """Return framework, portfolio and rank of every rung this officer may act on that day."""
    lent = {
        (loan.post_id, loan.framework_id): loan.up_to_rank
        for loan in Delegation.objects.filter(
            delegate=officer, starts_on__lte=day, ends_on__gte=day
        )
    }
    held = set(
        PostHolding.objects.filter(officer=officer, held_from__lte=day)
        .filter(Q(held_to=None) | Q(held_to__gte=day))
        .values_list("post", flat=True)
    )
    posts = held | {post for post, _framework in lent}
    found = PostRung.objects.filter(post__in=posts).select_related("post")
    return [
        (rung.framework_id, rung.post.portfolio_id, rung.rank)
        for rung in found
        if rung.post_id in held or (rung.post_id, rung.framework_id) in lent
    ]


def _on(rungs: Iterable[tuple[str, int, int]], relation: str) -> Q:
    """Return the condition that a case's rung stands so to one of these rungs."""
    found = Q(pk__in=[])
    for framework, portfolio, rank in rungs:
        about = {"framework_id": framework, "portfolio": portfolio, relation: rank}
        found |= Q(**about)
    return found


def _not_their_own(officer: Officer) -> QuerySet[Assessment]:
    wrote = Contribution.objects.filter(assessment=OuterRef("pk"), officer=officer)
    cases = Assessment.objects.exclude(author=officer).filter(~Exists(wrote))
    return cases.select_related("assistance__country")


def _to_decide(officer: Officer, rungs: list, day: date) -> Iterator[Need]:
    if not rungs:
        return
    cases = _not_their_own(officer).filter(_on(rungs, "rank"), state=S.SIGN_OFF)
    cases = cases.filter(Q(deferred_until=None) | Q(deferred_until__lte=day))
    for case in cases.order_by("state_since")[:MOST]:
        yield Need(
            title=case.assistance.title,
            url=reverse("decisions:decision", args=[case.reference]),
            small=f"{case.reference} · {case.assistance.country}",
            asked=_("Decide"),
            asked_small=_("Eight minutes to read"),
            due_on=case.assistance.first_delivery_on,
            state=case.get_state_display(),
            tone="needs",
        )


def _to_sign(officer: Officer, rungs: list, day: date) -> Iterator[Need]:
    if not rungs:
        return
    cases = _not_their_own(officer).filter(_on(rungs, "rank__gt"), state=S.ESCALATION)
    highest = max(rank for _framework, _portfolio, rank in rungs)
    signed = Signature.objects.filter(
        assessment=OuterRef("pk"), root=OuterRef("content_root"), rank__gte=highest
    )
    for case in cases.filter(~Exists(signed)).order_by("submitted_at")[:MOST]:
        yield Need(
            title=case.assistance.title,
            url=reverse("decisions:countersign", args=[case.reference]),
            small=f"{case.reference} · {case.assistance.country}",
            asked=_("Read and sign"),
            due_on=case.assistance.first_delivery_on,
            state=case.get_state_display(),
            tone="needs",
        )


def _to_confirm(officer: Officer, day: date) -> Iterator[Need]:
    portfolios = portfolios_where(officer, Perm.CONFIRM_RECORDED.value)
    found = PendingDecision.objects.filter(
        closed_at=None, assessment__portfolio__in=portfolios.values("pk")
    ).exclude(recorder=officer)
    for row in found.select_related("assessment__assistance__country", "recorder")[:MOST]:
        case = row.assessment
        yield Need(
            title=case.assistance.title,
            url=reverse("decisions:confirm", args=[case.reference, row.pk]),
            small=f"{case.reference} · {case.assistance.country}",
            asked=_("Confirm a decision that %(recorder)s recorded") % {"recorder": row.recorder},
            state=case.get_state_display(),
            tone="needs",
        )


def _to_show(officer: Officer, day: date) -> Iterator[Need]:
    mine = PostHolding.objects.filter(officer=officer, held_from__lte=day).filter(
        Q(held_to=None) | Q(held_to__gte=day)
    )
    found = Condition.objects.filter(
        owner__in=mine.values("post"),
        met_on=None,
        kind=Condition.Kind.PRECEDENT,
        assessment__state__in=(S.AUTHORISED, S.MONITORING),
        assessment__in=visible_cases(officer).values("pk"),
    ).select_related("assessment__assistance__country")
    for row in found.order_by(F("due_on").asc(nulls_last=True))[:MOST]:
        case = row.assessment
        yield Need(
            title=case.assistance.title,
            url=reverse("decisions:condition", args=[case.reference, row.pk]),
            small=f"{case.reference} · {case.assistance.country}",
            asked=_("Show that a condition is met"),
            asked_small=row.says[:80],
            due_on=row.due_on,
            state=case.get_state_display(),
            tone="needs",
        )
