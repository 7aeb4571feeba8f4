"""The lists of cases and of assistance: narrowed, searched, a page at a time.

Nothing here counts to the end or sorts what is not on the page: with a hundred thousand cases
the list is as quick as with a hundred. So that the database may walk from the newest end, each
condition is plain: small sets are read first and given as keys.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf

from assessments.access import open_to_all, visible_assistance, visible_cases
from assessments.models import Assessment, Assistance, AssistanceRecipient
from assessments.states import AssessmentState as S
from casework.keyset import page_of
from recipients.models import Alias
from recipients.queries import SHORTEST_GUESS, register_for

COUNTED = 1000  # beyond this a list says “more than”, which is all that anybody needs
NAMED = 2000  # the newest of what goes to recipients of a name; a wider name says nothing
# What a row of either list says: plain values, since a list makes nothing of its rows but words.
CASE_ROW = (
    "pk",
    "reference",
    "state",
    "author_id",
    "author__name",
    "with_post__title",
    "deferred_until",
    "next_on",
    "valid_until",
    "assistance_id",
    "assistance__portfolio_id",
    "assistance__title",
    "assistance__restricted",
    "assistance__first_delivery_on",
    "assistance__country__name",
    "named",
)
ASSISTANCE_ROW = (
    "pk",
    "reference",
    "state",
    "title",
    "restricted",
    "portfolio_id",
    "country__name",
    "provider__name",
    "first_delivery_on",
    "named",
)
GROUPS = {
    "preparation": S.PREPARATION,
    "deciding": S.AWAITING_DECISION,
    "force": S.IN_FORCE,
    "ended": tuple(set(S) - set(S.LIVE)),
}


def cases_wanted(officer, wanted):
    """Return the cases this officer may find, narrowed by state, country, kind, own and words."""
    words = wanted.get("q", "").strip()
    if is_reference(words) or not words:
        found = visible_cases(officer).filter(_named(words, "HRA-", "assistance__"))
    else:
        found = Assessment.objects.filter(_said(officer, words, "assistance__", "assistance"))
    if state := wanted.get("state"):
        found = found.filter(state__in=GROUPS.get(state, (state,)))
    if country := wanted.get("country"):
        found = found.filter(assistance__country=country)
    if kind := wanted.get("kind"):
        found = found.filter(assistance__kind=kind)
    return found.filter(author=officer) if wanted.get("mine") else found


def assistance_wanted(officer, wanted):
    """Return the assistance this officer may find, narrowed as cases are."""
    words = wanted.get("q", "").strip()
    if is_reference(words) or not words:
        found = visible_assistance(officer).filter(_named(words, "AST-", "assessments__"))
    else:
        found = Assistance.objects.filter(_said(officer, words, "", "pk"))
    for name in ("state", "country", "kind"):
        if value := wanted.get(name):
            found = found.filter(**{name: value})
    return found.filter(author=officer) if wanted.get("mine") else found


def is_reference(words):
    """Say whether somebody typed the reference of a case or of assistance."""
    return words.upper().startswith(("HRA-", "AST-"))


def _named(reference, ours, beside):
    """Return the condition that a row, or the one beside it, has a reference that begins so."""
    reference = reference.upper()
    if not reference:
        return Q()
    key = "reference" if reference.startswith(ours) else f"{beside}reference"
    return Q(**{f"{key}__startswith": reference})


def _said(officer, words, prefix, key):
    """Return the condition that words stand in the title or summary, or name a recipient.

    Restricted assistance is found by its reference alone: a hit on its words would tell them.
    """
    query = SearchQuery(words, config="simple", search_type="websearch")
    said = Q(**{f"{prefix}words": query})
    if receiving := _receiving(officer, words):
        said |= Q(**{f"{key}__in": receiving})
    return open_to_all(officer, prefix) & said


def _receiving(officer, words):
    """Return the keys of the newest assistance to recipients that go by such a name."""
    aliases = Alias.objects.filter(recipient=OuterRef("pk"))
    called = Q(name__holds=words) | Q(latin_name__holds=words)
    called |= Exists(aliases.filter(name__holds=words))
    if len(words) >= SHORTEST_GUESS:
        called |= Q(name__trigram_word_similar=words) | Q(latin_name__trigram_word_similar=words)
    named = register_for(officer).filter(called)
    rows = AssistanceRecipient.objects.filter(recipient__in=named.values("pk"))
    newest = rows.order_by("-assistance").values_list("assistance", flat=True)
    return list(newest[:NAMED])


def page_of_cases(found, **marks):
    """Return one page of the list of cases, newest first, each row with its recipients `named`."""
    rows = found.annotate(named=_names("assistance")).values_list(*CASE_ROW, named=True)
    return page_of(rows, ("pk",), falling=True, **marks)


def page_of_assistance(found, **marks):
    """Return one page of the list of assistance, newest first, each with its recipients `named`."""
    rows = found.annotate(named=_names("pk")).values_list(*ASSISTANCE_ROW, named=True)
    return page_of(rows, ("pk",), falling=True, **marks)


def _names(assistance):
    """Return, in the same query, what the recipients of each row are called."""
    rows = AssistanceRecipient.objects.filter(assistance=OuterRef(assistance)).order_by("pk")
    latin = NullIf("recipient__latin_name", Value(""))
    return ArraySubquery(rows.values_list(Coalesce(latin, "recipient__name")))


def counted(found):
    """Return how many there are, as far as COUNTED, and whether there are more."""
    number = found.order_by()[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED
