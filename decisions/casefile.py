"""What the case file of an assessment holds of decisions, drawer by drawer.

`authorities` is a drawer that answers for an officer and a day, and keeps its answers: the
officer who asks is not known before somebody asks.
"""

import json
from collections.abc import Callable
from datetime import date

from django.db.models import Q

from accounts.models import Officer
from accounts.queries import Authority, authorities_of, holdings_on
from casework.files import drawer, leaf
from casework.models import LedgerEntry, SealedPart
from casework.seals import part_digest, root_of
from decisions.models import Communication, Condition, Coverage, Decision, Signature, WayTaken
from decisions.relying import lapses
from recipients.models import Allegation

ASSESSMENT = "assessments.assessment"


@drawer(ASSESSMENT, "authorities")
def authorities(case, file) -> Callable[[Officer, date], list[Authority]]:
    """Return a question: which rungs of this case's ladder could this officer sign that day?"""
    known: dict[tuple[int, date], list[Authority]] = {}

    def of(officer: Officer, day: date) -> list[Authority]:
        if (officer.pk, day) not in known:
            known[officer.pk, day] = _authorities_on_this_ladder(case, officer, day)
        return known[officer.pk, day]

    return of


def _authorities_on_this_ladder(case, officer: Officer, day: date) -> list[Authority]:
    """Keep what counts here: this portfolio's posts, and loans that cover the country.

    A loan counts while whoever granted it still holds the post.
    """
    found = [
        each
        for each in authorities_of(officer, case.framework_id, day)
        if each.post.portfolio_id == case.portfolio_id
    ]
    lent = [each for each in found if each.delegation]
    if not lent:
        return found
    holders = {held.post_id: held.officer_id for held in holdings_on(day, [a.post for a in lent])}
    country = case.assistance.country_id
    return [
        each
        for each in found
        if each.delegation is None
        or (
            holders.get(each.post.pk) == each.delegation.granted_by_id
            and (not each.delegation.country_codes or country in each.delegation.country_codes)
        )
    ]


@drawer(ASSESSMENT, "signatures")
def signatures(case, file):
    """Return every countersignature, on this content and on earlier ones."""
    return list(Signature.objects.filter(assessment=case).select_related("officer", "post"))


@drawer(ASSESSMENT, "ways_taken")
def ways_taken(case, file):
    """Return the ways past bars that others than the decider took on this submission."""
    found = WayTaken.objects.filter(assessment=case, root=case.submission_root)
    return list(found.exclude(root="").select_related("post"))


@drawer(ASSESSMENT, "decisions")
def decisions(case, file):
    """Return every decision on the case, newest first."""
    found = Decision.objects.filter(assessment=case)
    return list(found.select_related("decider", "decider_post", "sealed"))


@drawer(ASSESSMENT, "conditions")
def conditions(case, file):
    """Return the conditions of every decision on the case, oldest first."""
    return list(Condition.objects.filter(assessment=case).select_related("owner", "decision"))


@drawer(ASSESSMENT, "coverage")
def coverage(case, file):
    """Return every row any decision on this case has laid down, oldest first."""
    rows = Coverage.objects.filter(decision__assessment=case)
    rows = rows.select_related("decision", "recipient", "country")
    return list(rows.order_by("decision_id", "pk"))


@drawer(ASSESSMENT, "communications")
def communications(case, file):
    """Return the letters and meetings recorded for this case, each with `lapsed`."""
    rows = Communication.objects.filter(assessment=case).select_related(
        "signed_by", "stands_on__assessment__assistance", "stands_on__recipient"
    )
    found = list(rows)
    why = lapses((each.stands_on for each in found if each.stands_on), file)
    for each in found:
        each.lapsed = why.get(each.stands_on_id, "")
    return found


@drawer(ASSESSMENT, "seals")
def seals(case, file):
    """Return the seals the case stands on now, by kind, each with `part_rows`."""
    roots = [root for root in (case.content_root, case.submission_root) if root]
    found = {}
    for part in SealedPart.objects.filter(seal__root__in=roots).select_related("seal"):
        sealed = found.setdefault(part.seal.kind, part.seal)
        sealed.part_rows = [*getattr(sealed, "part_rows", ()), part]
    return found


@drawer(ASSESSMENT, "broken_seals")
def broken_seals(case, file):
    """Return the kinds of seal that are absent, or whose parts no longer give their root."""
    broken = []
    for kind, root in (("content", case.content_root), ("submission", case.submission_root)):
        if root and not _holds(file.seals.get(kind)):
            broken.append(kind)
    return broken


def _holds(sealed) -> bool:
    if sealed is None:
        return False
    for part in sealed.part_rows:
        if part.canonical is not None and part.digest != part_digest(
            bytes(part.salt), bytes(part.canonical)
        ):
            return False
    digests = {part.path: part.digest for part in sealed.part_rows}
    made_at = sealed.made_at.isoformat()
    return sealed.root == root_of(sealed.kind, sealed.subject_reference, made_at, digests)


@drawer(ASSESSMENT, "submission")
def submission(case, file):
    """Return what the submission says, by path, or nothing before there is one."""
    sealed = file.seals.get("submission")
    return {
        part.path: json.loads(bytes(part.canonical))
        for part in (sealed.part_rows if sealed else ())
        if part.canonical is not None
    }


@drawer(ASSESSMENT, "new_facts")
def new_facts(case, file):
    """Return the allegations recorded since submission on the recipients and their kin."""
    if case.submitted_at is None:
        return []
    keys = {each.pk for each in file.recipients}
    parents = {each.parent_id for each in file.recipients} - {None}
    near = Q(recipient__in=keys | parents) | Q(recipient__parent__in=keys)
    found = Allegation.objects.filter(near, recorded_at__gt=case.submitted_at)
    return list(found.select_related("recipient").order_by("recorded_at"))


@leaf(ASSESSMENT, "submissions")
def submissions(case):
    """Return what the ledger noted of earlier submissions of this case, oldest first."""
    entries = LedgerEntry.objects.filter(
        subject_kind=ASSESSMENT,
        subject_id=case.pk,
        verb__in=("assessments.submit", "assessments.put_to_decision"),
        outcome="done",
    )
    return entries.order_by("sequence").values("details")


@drawer(ASSESSMENT, "earlier_rungs")
def earlier_rungs(case, file):
    """Return the rungs of earlier submissions of this case, as the ledger noted them."""
    said = [each["details"] for each in file.submissions]
    return [(each["rank"], each.get("level", "")) for each in said if each.get("rank")]
