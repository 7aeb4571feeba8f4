"""The lists of cases and of assistance: narrowed, searched, a page at a time.

Nothing here counts to the end: with a hundred thousand cases the list is as quick as with a
hundred. What was found is reached for first, as far as one counts. Few are then given by their
keys, since they may stand anywhere; of more than that a page is soon full, and the database walks
from the newest end. So that it may, each condition is plain, and small sets are given as keys.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery
from django.db.models import OuterRef, Q, Value
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
        said = Assistance.objects.filter(_said(officer, words))
        found = Assessment.objects.filter(open_to_all(officer, "assistance__"), assistance__in=said)
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
        found = Assistance.objects.filter(open_to_all(officer), _said(officer, words))
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


def _said(officer, words):
    """Return the condition that words stand in the title or summary, or name a recipient.

    Whoever asks it asks for what is open to all beside it: restricted assistance is found by its
    reference alone, since a hit on its words would tell them.
    """
    said = Q(words=SearchQuery(words, config="simple", search_type="websearch"))
    if receiving := _receiving(officer, words):
        said |= Q(pk__in=receiving)
    return said


def _receiving(officer, words):
    """Return the keys of the newest assistance to recipients that go by such a name."""
    if not (named := _named_so(officer, words)):
        return []
    rows = AssistanceRecipient.objects.filter(recipient__in=named)
    newest = rows.order_by("-assistance").values_list("assistance", flat=True)
    return list(newest[:NAMED])


def _named_so(officer, words):
    """Return the keys of the recipients that go by such a name, or by an alias that holds it.

    Each name is asked apart in each way, so that each is read by its index.
    """
    register = register_for(officer).order_by().values_list("pk", flat=True)
    ways = ["holds", *(["trigram_word_similar"] if len(words) >= SHORTEST_GUESS else [])]
    called = [{f"{name}__{way}": words} for name in ("name", "latin_name") for way in ways]
    aliases = Alias.objects.filter(name__holds=words).order_by().values("recipient")
    return list(
        register.filter(pk__in=aliases).union(*(register.filter(**each) for each in called))
    )


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


def reached(found):
    """Return what a page is cut from, how many there are as far as COUNTED, and whether more."""
    keys = list(found.order_by().values_list("pk", flat=True)[: COUNTED + 1])
    if len(keys) > COUNTED:
        return found, COUNTED, True
    return found.model.objects.filter(pk__in=keys), len(keys), False
