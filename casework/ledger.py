"""The ledger: what was done and what was refused, for ever, in a chain.

Every verb is registered with a sentence; an unknown one is an error, so that nothing can be
written that nobody can read. The database numbers an entry, links it to the one before and
computes its hash (migration 0001); this module only says what happened.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import rfc8785
from django.utils import timezone
from django.utils.functional import Promise

if TYPE_CHECKING:
    from accounts.models import Officer
    from casework.models import LedgerEntry

_verbs: dict[str, str | Promise] = {}


class UnknownVerb(LookupError):
    """A verb was written that no app has registered; register it in the app's `ready()`."""


def register(verb: str, says: str | Promise) -> None:
    """Register one verb, such as "assessments.submit", with its past tense: "submitted"."""
    _verbs[verb] = says


def register_moves(case: type) -> None:
    """Register every move of a case class by its label and past tense (`custom=`)."""
    for name, move in case.moves().items():  # type: ignore[attr-defined]
        road = next(iter(move._django_fsm.transitions.values()))
        register(f"{case._meta.app_label}.{name}", road.custom["past"])  # type: ignore[attr-defined]


def says(verb: str) -> str | Promise:
    """Return a verb's past tense, for people."""
    return _verbs.get(verb, verb)


def verbs() -> dict[str, str | Promise]:
    """Return every registered verb."""
    return dict(_verbs)


@dataclass(slots=True)
class Draft:
    """An entry about to be written: who did, or was refused, what, to which case."""

    verb: str
    subject: Any
    by: Officer
    on_behalf_of: Officer | None
    outcome: str
    states: tuple[str, str] = ("", "")
    codes: tuple[str, ...] = ()
    reason: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    def document(self, at: str, post: str) -> dict[str, Any]:
        """Return what is hashed. Narrative lives in sealed parts: of a reason only its digest."""
        return {
            "at": at,
            "by": str(self.by.public_id),
            "by_name": self.by.name,
            "post": post,
            "for": str(self.on_behalf_of.public_id) if self.on_behalf_of else "",
            "for_name": self.on_behalf_of.name if self.on_behalf_of else "",
            "verb": self.verb,
            "kind": self.subject._meta.label_lower,
            "id": self.subject.pk,
            "reference": str(getattr(self.subject, "reference", self.subject.pk)),
            "outcome": self.outcome,
            "from": self.states[0],
            "to": self.states[1],
            "codes": list(self.codes),
            "reason_sha256": _digest(self.reason),
            "details": {name: _plain(value) for name, value in self.details.items()},
        }


def _digest(reason: str) -> str:
    return hashlib.sha256(reason.encode()).hexdigest() if reason else ""


def _plain(value: Any) -> Any:
    """Return ids, digests and dates as canonical JSON takes them."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    return str(value)


def write_all(drafts: Iterable[Draft]) -> None:
    """Write the entries, in order, as the last thing a transaction does.

    Raises UnknownVerb for a verb nobody registered.
    """
    from casework.models import LedgerEntry

    # In one statement: the trigger sees the rows before each one, and chains them in this order.
    LedgerEntry.objects.bulk_create([_entry(draft) for draft in drafts], batch_size=500)


def _entry(draft: Draft) -> Any:
    from casework.models import LedgerEntry

    if draft.verb not in _verbs:
        raise UnknownVerb(draft.verb)
    at = timezone.now()
    post = _post_of(draft.by)
    document = draft.document(at.isoformat(), post)
    return LedgerEntry(
        at=at,
        officer=draft.by,
        officer_name=draft.by.name,
        post=post,
        on_behalf_of=draft.on_behalf_of,
        on_behalf_of_name=document["for_name"],
        verb=draft.verb,
        subject_kind=document["kind"],
        subject_id=draft.subject.pk,
        subject_reference=document["reference"],
        outcome=draft.outcome,
        state_from=draft.states[0],
        state_to=draft.states[1],
        codes=document["codes"],
        details=document["details"],
        canonical=rfc8785.dumps(document),
    )


def _post_of(officer: Officer) -> str:
    """Return the titles of the posts the officer sits in today, as they are called today."""
    if officer.is_program:
        return ""
    if not hasattr(officer, "_titles_today"):
        from accounts.queries import posts_of

        posts = posts_of(officer, timezone.localdate())
        officer._titles_today = "; ".join(post.title for post in posts)  # type: ignore[attr-defined]
    return officer._titles_today  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the ledger does not hold, and in what way."""

    sequence: int
    says: str


def entry_hash(previous: bytes, sequence: int, canonical: bytes) -> bytes:
    """Return what an entry's hash must be: SHA-256 of the link, the number and the bytes."""
    return hashlib.sha256(previous + sequence.to_bytes(8, "big", signed=True) + canonical).digest()


def entries_in_order(batch: int = 2000) -> Iterator[tuple[Any, ...]]:
    """Yield every entry's sequence, link, hash, bytes and columns, first to last."""
    from casework.models import LedgerEntry

    rows = LedgerEntry.objects.order_by("sequence").values_list(
        "sequence",
        "previous_hash",
        "hash",
        "canonical",
        "verb",
        "subject_kind",
        "subject_id",
        "outcome",
        "state_from",
        "state_to",
        "officer_name",
    )
    yield from rows.iterator(chunk_size=batch)


def verify() -> tuple[int, Break | None]:
    """Walk the whole chain; return how many entries hold and the first break, if any."""
    import json

    previous, count = b"", 0
    for sequence, link, digest, canonical, *columns in entries_in_order():
        canonical = bytes(canonical)
        if sequence != count + 1:
            return count, Break(sequence, f"Entry {count + 1} is missing.")
        if bytes(link) != previous:
            return count, Break(sequence, f"Entry {sequence} does not link to the one before it.")
        if bytes(digest) != entry_hash(previous, sequence, canonical):
            return count, Break(sequence, f"Entry {sequence} is not what was written.")
        said = json.loads(canonical)
        names = ("verb", "kind", "id", "outcome", "from", "to", "by_name")
        if [said[name] for name in names] != columns:
            return count, Break(sequence, f"Entry {sequence} shows what it does not say.")
        previous, count = bytes(digest), count + 1
    return count, None


def head() -> LedgerEntry | None:
    """Return the latest entry, or None while nothing has happened."""
    from casework.models import LedgerEntry

    return LedgerEntry.objects.order_by("-sequence").first()
