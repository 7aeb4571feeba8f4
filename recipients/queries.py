"""What one can ask about recipients and what is known of them."""

from dataclasses import dataclass, field

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.db import connection
from django.db.models import CharField, Exists, F, Lookup, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce, NullIf

from accounts.queries import portfolios_where
from casework.keyset import page_of
from casework.models import LedgerEntry
from recipients.models import (
    Alias,
    Allegation,
    Country,
    Intercession,
    Recipient,
    Source,
    Standing,
)
from recipients.names import clean_name
from recipients.permissions import READ_RESTRICTED, Perm

# What makes a recipient another than it was; a better spelling in Latin letters does not.
IDENTITY = frozenset({"name", "kind", "country", "parent"})
SHORTEST_GUESS = 4  # below this, a spelling that is merely like it says nothing


@CharField.register_lookup
class Holds(Lookup):
    """Say whether a name holds these letters, in any case; served by the trigram index."""

    lookup_name = "holds"

    def as_sql(self, compiler, connection):
        name, name_params = self.process_lhs(compiler, connection)
        escaped = self.rhs.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{name} ILIKE %s", [*name_params, f"%{escaped}%"]


def register_for(officer):
    """Return every recipient in the registers this officer may read."""
    return Recipient.objects.filter(portfolio__in=portfolios_where(officer, Perm.READ_RECIPIENTS))


def search(officer, *, words="", country="", kind="", state="", after="", before=""):
    """Return a page of the register, narrowed by what was asked, in the order of its names.

    Words are sought in every name and alias, in any script; a whole reference finds its one.
    """
    found = register_for(officer).select_related("country", "parent")
    if words := clean_name(words):
        found = found.filter(_called(words))
    for name, wanted in (("country", country), ("kind", kind), ("state", state)):
        if wanted:
            found = found.filter(**{name: wanted})
    spoken = Coalesce(NullIf(F("latin_name"), Value("")), F("name"))
    found = found.annotate(spoken=spoken).prefetch_related("aliases")
    return page_of(found, ("spoken", "pk"), after=after, before=before)


def _called(words):
    """Return the condition that a recipient goes by these words, or by something like them.

    Names and aliases are asked apart and joined by key, so that each is read by its index.
    """
    if words.upper().startswith("RCP-"):
        return Q(reference=words.upper())
    named = Q(name__holds=words) | Q(latin_name__holds=words)
    also_called = Q(name__holds=words)
    if len(words) >= SHORTEST_GUESS:
        like_it = Q(TrigramWordSimilar(F("name"), words))
        named |= like_it | Q(TrigramWordSimilar(F("latin_name"), words))
        also_called |= like_it
    by_name = Recipient.objects.filter(named).order_by().values("pk")
    by_alias = Alias.objects.filter(also_called).order_by().values("recipient")
    return Q(pk__in=by_name.union(by_alias))


def named_exactly(officer, words):
    """Return the readable recipients with this reference, name or alias, at most ten."""
    words = clean_name(words)
    named = Q(reference=words.upper()) | Q(name__iexact=words) | Q(latin_name__iexact=words)
    named |= Exists(Alias.objects.filter(recipient=OuterRef("pk"), name__iexact=words))
    return list(register_for(officer).filter(named).select_related("country")[:10])


def like_it(officer, *, country, names):
    """Return what stands in the register already, in one country, under such a name."""
    such = Q(pk__in=[])
    for name in filter(None, names):
        such |= Q(name__iexact=name) | Q(latin_name__iexact=name)
        such |= Exists(Alias.objects.filter(recipient=OuterRef("pk"), name__iexact=name))
    return list(register_for(officer).filter(such, country=country)[:10])


@dataclass(slots=True)
class Branch:
    """One recipient with what stands under it."""

    recipient: Recipient
    branches: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Family:
    """What stands above a recipient, highest first, and what stands below it, as a tree."""

    above: list[Recipient]
    below: list[Branch]

    def all_below(self):
        """Return everything below, however deep, each once."""
        found, waiting = [], list(self.below)
        while waiting:
            branch = waiting.pop(0)
            found.append(branch.recipient)
            waiting += branch.branches
        return found


_ABOVE = """
    WITH RECURSIVE line (id, parent_id, depth) AS (
        SELECT id, parent_id, 0 FROM recipients_recipient WHERE id = %s
        UNION ALL
        SELECT up.id, up.parent_id, line.depth + 1
        FROM recipients_recipient up JOIN line ON up.id = line.parent_id
    ) CYCLE id SET turned USING path
    SELECT id, depth FROM line WHERE depth > 0 AND NOT turned ORDER BY depth DESC
"""
_BELOW = """
    WITH RECURSIVE line (id, depth) AS (
        SELECT id, 0 FROM recipients_recipient WHERE id = %s
        UNION ALL
        SELECT down.id, line.depth + 1
        FROM recipients_recipient down JOIN line ON down.parent_id = line.id
    ) CYCLE id SET turned USING path
    SELECT id, depth FROM line WHERE depth > 0 AND NOT turned ORDER BY depth
"""


def _line(sql, recipient):
    with connection.cursor() as cursor:
        cursor.execute(sql, [recipient.pk])
        return [key for key, _depth in cursor.fetchall()]


def family_of(recipient):
    """Return the whole line above a recipient and the whole tree below it (3 queries)."""
    above, below = _line(_ABOVE, recipient), _line(_BELOW, recipient)
    known = Recipient.objects.select_related("country").in_bulk([*above, *below])
    branches = {key: Branch(known[key]) for key in below if key in known}
    roots = []
    for key in below:
        branch = branches[key]
        parent = branches.get(branch.recipient.parent_id)
        (parent.branches if parent else roots).append(branch)
    return Family([known[key] for key in above if key in known], roots)


def kin_of(recipient):
    """Return the keys of a recipient and of everything above and below it (2 queries)."""
    return {recipient.pk, *_line(_ABOVE, recipient), *_line(_BELOW, recipient)}


def self_and_below(recipient):
    """Return the keys of a recipient and of everything it commands (1 query)."""
    return {recipient.pk, *_line(_BELOW, recipient)}


_OVER = """
    WITH RECURSIVE line (of, id, parent_id) AS (
        SELECT id, id, parent_id FROM recipients_recipient WHERE id = ANY(%s)
        UNION
        SELECT line.of, up.id, up.parent_id
        FROM recipients_recipient up JOIN line ON up.id = line.parent_id
    )
    SELECT id, array_agg(of) FROM line GROUP BY id
"""


def authorities_over(recipients):
    """Return the keys of these recipients and of all above them, each with those it is over."""
    with connection.cursor() as cursor:
        cursor.execute(_OVER, [[each.pk for each in recipients]])
        return {key: frozenset(over) for key, over in cursor.fetchall()}


def changes_of(recipients):
    """Return when each of these recipients was named, classed or placed otherwise, by its key."""
    entries = LedgerEntry.objects.filter(
        subject_kind=Recipient._meta.label_lower,
        subject_id__in=recipients,
        verb="recipients.revise",
        outcome="done",
    )
    found = {}
    for key, at, details in entries.values_list("subject_id", "at", "details"):
        if not IDENTITY.isdisjoint(details.get("fields", ())):
            found.setdefault(key, []).append(at)
    return found


def allegations_for(officer):
    """Return the allegations this officer may read: a restricted one only where its portfolio
    lets them."""
    readable = Q(portfolio__in=portfolios_where(officer, Perm.READ_RECIPIENTS), restricted=False)
    trusted = Q(portfolio__in=portfolios_where(officer, READ_RESTRICTED))
    return Allegation.objects.filter(readable | trusted)


def allegations_against(recipient, officer):
    """Return what is alleged of a recipient, newest first, as far as this officer may read."""
    found = allegations_for(officer).filter(recipient=recipient)
    sources = Prefetch("sources", sources_for(officer))
    return list(found.select_related("recorded_by", "portfolio").prefetch_related(sources))


def intercessions_for(officer):
    """Return what was brought to the authorities about things this officer may read, all of it."""
    hidden = Allegation.objects.filter(intercessions=OuterRef("pk")).exclude(
        pk__in=allegations_for(officer).values("pk")
    )
    return Intercession.objects.filter(~Exists(hidden))


def interceded_about(allegation, officer):
    """Return what was brought to the authorities about an allegation, newest first."""
    return list(intercessions_for(officer).filter(allegations=allegation))


def reappraisals_of(allegation):
    """Return when and why an allegation was found to be shown less well, newest first."""
    return list(allegation.reappraisals.select_related("by"))


def sources_for(officer):
    """Return the sources this officer may read.

    One that is cited for a restricted allegation is as restricted as what it says.
    """
    trusted = portfolios_where(officer, READ_RESTRICTED)
    out_of_reach = Allegation.objects.filter(sources=OuterRef("pk"), restricted=True).exclude(
        portfolio__in=trusted
    )
    readable = portfolios_where(officer, Perm.READ_RECIPIENTS)
    return Source.objects.filter(~Exists(out_of_reach), portfolio__in=readable)


def sources_of(allegation, officer):
    """Return the sources an allegation cites, as far as this officer may read them."""
    return list(sources_for(officer).filter(pk__in=allegation.sources.values("pk")))


def sources_cited_on(recipient, officer):
    """Return the sources already cited against a recipient that this officer may cite again."""
    cited = Allegation.objects.filter(recipient=recipient).values("sources")
    return sources_for(officer).filter(pk__in=cited)


def standings_of(recipient):
    """Return why the recipient's standing changed, newest first."""
    return list(Standing.objects.filter(recipient=recipient).select_related("by"))


def countries_on_the_register(officer):
    """Return the countries of the recipients this officer may read of."""
    codes = register_for(officer).order_by().values("country").distinct()
    return Country.objects.filter(pk__in=codes)
