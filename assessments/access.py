"""Who may lay hands on assistance and its assessments: the only door to either.

A case is open to whoever may see cases in its portfolio. A restricted one is open to its team,
the posts on its ladder and the advisers asked; duty officers and auditors get its outline, and
its contents for the day once they have said why. Every look at a restricted case is noted.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from assessments.models import Advice, Assessment, Assistance
from assessments.permissions import Perm
from assessments.states import AssessmentState as S
from casework.actions import note_access
from casework.models import AccessEntry
from casework.permissions import Perm as See

REASON_LASTS = timedelta(hours=12)
OF_CASE = ("assistance__country", "assistance__provider", "portfolio", "author", "with_post")
OF_ASSISTANCE = ("country", "portfolio__organisation", "provider", "funder", "author", "parent")


class OnlyItsOutline(Http404):
    """The officer may see that a restricted case exists, and open it with a reason."""

    def __init__(self, case):
        super().__init__("This case is restricted.")
        self.case = case


def case_for_reading(officer, reference) -> Assessment:
    """Return the case, or raise Http404 as if it did not exist."""
    found = Assessment.objects.select_related(*OF_CASE).filter(reference=reference).first()
    if found is None:
        raise Http404("No such case.")
    _let_in(officer, found, found.assistance)
    return found


def case_for_writing(officer, reference) -> Assessment:
    """Return the case for whoever may write assessments in its portfolio, or Http404."""
    found = case_for_reading(officer, reference)
    if not officer.may(Perm.WRITE, found.portfolio):
        raise Http404("Not yours to write.")
    return found


def assistance_for_reading(officer, reference) -> Assistance:
    """Return the assistance, or raise Http404 as if it did not exist."""
    found = Assistance.objects.select_related(*OF_ASSISTANCE).filter(reference=reference).first()
    if found is None:
        raise Http404("No such assistance.")
    _let_in(officer, found, found)
    return found


def assistance_for_writing(officer, reference) -> Assistance:
    """Return the assistance for whoever may plan in its portfolio, or Http404."""
    found = assistance_for_reading(officer, reference)
    if not officer.may(Perm.PLAN, found.portfolio):
        raise Http404("Not yours to change.")
    return found


def _let_in(officer, case, assistance):
    if not officer.may(See.SEE_CASES, case.portfolio):
        raise Http404("Not in a portfolio you may see.")
    if not assistance.restricted:
        return
    if not is_of_the_case(officer, assistance):
        if not officer.may(See.SEE_RESTRICTED_OUTLINE, case.portfolio):
            raise Http404("Restricted.")
        if not _has_said_why(officer, assistance):
            raise OnlyItsOutline(case)
    note_access(officer, AccessEntry.Kind.READ, case)


def say_why(officer, assistance, reason) -> None:
    """Note why somebody opens the contents of a restricted case; it holds for the day."""
    note_access(officer, AccessEntry.Kind.READ, assistance, reason=reason)


def note_briefing(officer, case) -> None:
    """Note that somebody took the text of an evaluation away for a briefing."""
    note_access(officer, AccessEntry.Kind.EXPORTED, case)


def note_export(officer, kind, asked) -> None:
    """Note that somebody took a list away as a file, and what they had asked of it."""
    AccessEntry.objects.create(
        officer=officer,
        kind=AccessEntry.Kind.EXPORTED,
        subject_kind=kind,
        subject_id=None,
        subject_reference=", ".join(f"{name}={value}" for name, value in asked.items())[:80],
    )


def _has_said_why(officer, assistance):
    looked = AccessEntry.objects.filter(
        officer=officer,
        subject_kind=assistance._meta.label_lower,
        subject_id=assistance.pk,
        at__gte=timezone.now() - REASON_LASTS,
    )
    return looked.exclude(reason="").exists()


def is_of_the_case(officer, assistance) -> bool:
    """Say whether a restricted case is this officer's: team, ladder, or adviser asked."""
    ladders, own = _theirs(officer, only=assistance.pk)
    return assistance.portfolio_id in ladders or assistance.pk in own


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the restricted cases an officer may find in a list, read once per request."""

    ladders: frozenset[int]  # portfolios on whose ladder they have a rung: all of it is theirs
    outlined: frozenset[int]  # portfolios of which they may know that a case exists
    own: frozenset[int]  # restricted assistance elsewhere that is theirs: team, author, adviser


def sight_of(officer) -> Sight:
    """Return what an officer may find of restricted cases (1 query, once per request)."""
    if not hasattr(officer, "_sight"):
        ladders, own = _theirs(officer)
        officer._sight = Sight(ladders, portfolios_of(officer, See.SEE_RESTRICTED_OUTLINE), own)
    return officer._sight


def visible_cases(officer):
    """Return every case this officer may find in a list; restricted ones perhaps in outline."""
    return Assessment.objects.filter(_visible(officer, "assistance__", "assistance"))


def visible_assistance(officer):
    """Return all assistance this officer may find in a list, restricted ones in outline."""
    return Assistance.objects.filter(_visible(officer, "", "pk"))


def _visible(officer, prefix, key):
    """Return the condition in plain keys, so that a list may be walked from its newest end."""
    sight = sight_of(officer)
    open_to = Q(**{f"{prefix}restricted": False})
    open_to |= Q(portfolio__in=sight.ladders | sight.outlined)
    open_to |= Q(**{f"{key}__in": sight.own})
    return Q(portfolio__in=portfolios_of(officer, See.SEE_CASES)) & open_to


def open_to_all(officer, prefix=""):
    """Return the condition that assistance is unrestricted, in a portfolio the officer sees."""
    return Q(portfolio__in=portfolios_of(officer, See.SEE_CASES), **{f"{prefix}restricted": False})


def portfolios_of(officer, permission) -> frozenset[int]:
    """Return the keys of the portfolios on which this officer's roles carry a permission."""
    return officer.grants().get(permission.value.partition(".")[2], frozenset())


def is_shown_whole(officer, listed) -> set[int]:
    """Return the keys of the listed assistance whose contents this officer may see in a list."""
    return {
        each.pk for each in listed if shows(officer, each.pk, each.portfolio_id, each.restricted)
    }


def shows(officer, key, portfolio, restricted) -> bool:
    """Say whether a list shows this officer the contents of assistance with these keys."""
    if not restricted:
        return True
    sight = sight_of(officer)
    return portfolio in sight.ladders or key in sight.own


# In plain SQL, since every list asks it: to write it anew with models costs more than to run it.
_THEIRS = """
WITH posts AS (  -- in which they sit today, or stand in for whoever does
    SELECT post_id FROM accounts_postholding
    WHERE officer_id = %(officer)s AND held_from <= %(today)s
        AND (held_to IS NULL OR held_to >= %(today)s)
    UNION SELECT loan.post_id FROM accounts_delegation loan
    JOIN accounts_postholding sits  -- a loan lapses with its lender
        ON sits.post_id = loan.post_id AND sits.officer_id = loan.granted_by_id
    JOIN accounts_officer lender ON lender.id = sits.officer_id AND lender.is_active
    WHERE loan.delegate_id = %(officer)s AND %(today)s BETWEEN loan.starts_on AND loan.ends_on
        AND sits.held_from <= %(today)s AND (sits.held_to IS NULL OR sits.held_to >= %(today)s)
),
ladders AS (  -- the portfolios on whose ladder one of those posts has a rung
    SELECT DISTINCT post.portfolio_id FROM posts
    JOIN accounts_postrung rung ON rung.post_id = posts.post_id
    JOIN accounts_post post ON post.id = posts.post_id
    WHERE post.portfolio_id IS NOT NULL
),
closed AS (  -- the restricted assistance that no ladder opens to them
    SELECT help.id, help.author_id FROM assessments_assistance help
    WHERE help.restricted AND (%(only)s IS NULL OR help.id = %(only)s)
        AND help.portfolio_id NOT IN (SELECT portfolio_id FROM ladders)
)
SELECT 'ladder', portfolio_id FROM ladders
UNION ALL
SELECT 'own', closed.id FROM closed
WHERE closed.author_id = %(officer)s
    OR EXISTS (
        SELECT 1 FROM assessments_caseteam team
        WHERE team.assistance_id = closed.id AND team.officer_id = %(officer)s)
    OR EXISTS (
        SELECT 1 FROM assessments_assessment judged
        LEFT JOIN assessments_advice asked ON asked.assessment_id = judged.id
        WHERE judged.assistance_id = closed.id AND (
            judged.author_id = %(officer)s
            OR judged.with_post_id IN (SELECT post_id FROM posts)
            OR asked.adviser_id = %(officer)s
            OR (asked.kind, judged.portfolio_id) IN (
                SELECT * FROM unnest(%(kinds)s::text[], %(portfolios)s::bigint[]))))
"""


def _theirs(officer, only=None) -> tuple[frozenset[int], frozenset[int]]:
    """Return the portfolios on whose ladder an officer is, and restricted assistance beside them.

    Advice is theirs when it was asked of them, or of anybody who may give that kind.
    """
    advises = [
        (kind.value, portfolio)
        for kind, permission in ADVISES.items()
        for portfolio in portfolios_of(officer, permission)
    ]
    asked = {
        "officer": officer.pk,
        "today": timezone.localdate(),
        "only": only,
        "kinds": [kind for kind, _portfolio in advises],
        "portfolios": [portfolio for _kind, portfolio in advises],
    }
    keys = {"ladder": set(), "own": set()}
    with connection.cursor() as cursor:
        cursor.execute(_THEIRS, asked)
        for of, key in cursor.fetchall():
            keys[of].add(key)
    return frozenset(keys["ladder"]), frozenset(keys["own"])


ADVISES = {
    Advice.Kind.LEGAL: Perm.ADVISE_LEGAL,
    Advice.Kind.HUMAN_RIGHTS: Perm.ADVISE_HUMAN_RIGHTS,
    Advice.Kind.IHL: Perm.ADVISE_IHL,
    Advice.Kind.POST: Perm.ADVISE_POST,
    Advice.Kind.ASSURANCE: Perm.ADVISE_ASSURANCE,
}


def may_write(officer, case) -> bool:
    """Say whether this officer may change what the case says now."""
    return case.state in S.WRITABLE and officer.may(Perm.WRITE, case.portfolio)
