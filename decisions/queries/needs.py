"""What is asked of one officer about decisions: to decide, to sign, to confirm, to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Officer, PostHolding, PostRung
from accounts.queries import loans_on, portfolios_where, posts_shown_to
from assessments.access import visible_cases
from assessments.models import Assessment, Contribution
from assessments.states import AssessmentState as S
from casework.pages import Need
from decisions.models import Condition, PendingDecision, Signature
from decisions.permissions import Perm
from decisions.queries.vacancies import vacancies_for

MOST = 50


def needs_of(officer: Officer, day: date) -> list[Need]:
    """Return what waits for this officer's decision, signature, confirmation or proof."""
    rungs = rungs_of(officer, day)
    return [
        *_to_decide_or_sign(officer, rungs, day),
        *_to_confirm(officer, day),
        *_to_show(officer, day),
        *vacancies_for(officer, day),
    ]


def rungs_of(officer: Officer, day: date) -> list[tuple[str, int, int]]:
    """Return framework, portfolio and rank of every rung this officer may act on that day."""
    held = PostHolding.objects.filter(Q(held_to=None) | Q(held_to__gte=day), held_from__lte=day)
    lent = loans_on(day).filter(framework_id=OuterRef("framework_id"))
    found = PostRung.objects.filter(
        Exists(held.filter(officer=officer, post=OuterRef("post")))
        | Exists(lent.filter(delegate=officer, post=OuterRef("post")))
    )
    return list(found.values_list("framework_id", "post__portfolio", "rank"))


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


def _to_decide_or_sign(officer: Officer, rungs: list, day: date) -> Iterator[Need]:
    if not rungs:
        return
    to_decide = _waiting_to_be_decided(officer, rungs, day).order_by("state_since")[:MOST]
    to_sign = _waiting_to_be_signed(officer, rungs).order_by("submitted_at")[:MOST]
    for case in to_decide.union(to_sign, all=True):  # each half is sorted and cut short
        yield _decide(case) if case.state in S.WITH_THE_DECIDER else _sign(case)


def _waiting_to_be_decided(officer: Officer, rungs: list, day: date) -> QuerySet[Assessment]:
    cases = _not_their_own(officer).filter(_on(rungs, "rank"), state=S.SIGN_OFF)
    return cases.filter(Q(deferred_until=None) | Q(deferred_until__lte=day))


def _waiting_to_be_signed(officer: Officer, rungs: list) -> QuerySet[Assessment]:
    cases = _not_their_own(officer).filter(_on(rungs, "rank__gt"), state=S.ESCALATION)
    highest = max(rank for _framework, _portfolio, rank in rungs)
    signed = Signature.objects.filter(
        assessment=OuterRef("pk"), root=OuterRef("content_root"), rank__gte=highest
    )
    return cases.filter(~Exists(signed))


def _decide(case: Assessment) -> Need:
    return Need(
        title=case.assistance.title,
        url=reverse("decisions:decision", args=[case.reference]),
        small=f"{case.reference} · {case.assistance.country}",
        asked=_("Decide"),
        asked_small=_("Eight minutes to read"),
        due_on=case.assistance.first_delivery_on,
        state=case.get_state_display(),
        tone="needs",
    )


def _sign(case: Assessment) -> Need:
    return Need(
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
    if not (posts := posts_shown_to(officer, day)):
        return
    found = Condition.objects.filter(
        owner__in=posts,
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
