"""The lists of cases and of assistance: narrowed, searched, a page at a time.

Nothing here counts to the end or sorts what is not on the page: with a hundred thousand cases
the list is as quick as with a hundred.
"""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from assessments.access import visible_assistance, visible_cases
from assessments.models import Assessment, Assistance, AssistanceRecipient
from assessments.states import AssessmentState as S
from casework.keyset import page_of
from recipients.queries import search

COUNTED = 1000  # beyond this a list says “more than”, which is all that anybody needs
GROUPS = {
    "preparation": S.PREPARATION,
    "deciding": S.AWAITING_DECISION,
    "force": S.IN_FORCE,
    "ended": tuple(set(S) - set(S.LIVE)),
}


def cases_wanted(officer, wanted):
    """Return the cases this officer may find, narrowed by state, country, kind, own and words."""
    found = visible_cases(officer).select_related(
        "assistance__country", "with_post", "author", "portfolio"
    )
    if state := wanted.get("state"):
        found = found.filter(state__in=GROUPS.get(state, (state,)))
    if country := wanted.get("country"):
        found = found.filter(assistance__country=country)
    if kind := wanted.get("kind"):
        found = found.filter(assistance__kind=kind)
    if wanted.get("mine"):
        found = found.filter(author=officer)
    if words := wanted.get("q"):
        found = found.filter(_said(officer, words, "assistance"))
    return found


def page_of_list(found, *, after="", before="", size=50):
    """Return one page of a list, newest first, each row with its recipients named."""
    page = page_of(found, ("pk",), after=after, before=before, size=size, falling=True)
    _name_recipients([getattr(each, "assistance", each) for each in page.rows])
    return page


def assistance_wanted(officer, wanted):
    """Return the assistance this officer may find, narrowed as cases are."""
    found = visible_assistance(officer).select_related("country", "author", "provider")
    for name in ("state", "country", "kind"):
        if value := wanted.get(name):
            found = found.filter(**{name: value})
    if wanted.get("mine"):
        found = found.filter(author=officer)
    if words := wanted.get("q"):
        found = found.filter(_said(officer, words, "pk"))
    return found


def _said(officer, words, key):
    """Return the condition that words are in the title or summary, a reference, or a recipient.

    Each part is its own small set, so that the list may be walked from its newest end.
    Restricted assistance is found by its reference alone: a hit on its words would tell them.
    """
    reference = words.strip().upper()
    if reference.startswith("HRA-"):
        of_case = Assessment.objects.filter(reference__startswith=reference)
        return Q(**{f"{key}__in": of_case.values("assistance")})
    if reference.startswith("AST-"):
        named = Assistance.objects.filter(reference__startswith=reference)
        return Q(**{f"{key}__in": named.values("pk")})
    query = SearchQuery(words, config="simple", search_type="websearch")
    by_words = Assistance.objects.filter(words=query, restricted=False)
    receives = AssistanceRecipient.objects.filter(
        recipient__in=_called(officer, words), assistance__restricted=False
    )
    return Q(**{f"{key}__in": by_words.values("pk")}) | Q(
        **{f"{key}__in": receives.values("assistance")}
    )


def _called(officer, words):
    """Return the keys of the recipients that go by these words, as far as one page of them."""
    return [each.pk for each in search(officer, words=words).rows]


def _name_recipients(assistance):
    """Give each row `named`: its recipients with their parents, in one query for all."""
    rows = AssistanceRecipient.objects.filter(assistance__in=[each.pk for each in assistance])
    named = {}
    for row in rows.select_related("recipient__parent"):
        named.setdefault(row.assistance_id, []).append(row.recipient)
    for each in assistance:
        each.named = named.get(each.pk, [])


def counted(found):
    """Return how many there are, as far as COUNTED, and whether there are more."""
    number = found.order_by()[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED
