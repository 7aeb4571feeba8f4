"""Seals: a root over salted digests of a document's parts.

A part can be withheld from a copy, or destroyed, and the copy still verifies against the
root that was signed: the digest stands in for the part, and the salt keeps anybody from
guessing what a short part said. Canonical JSON is RFC 8785; amounts and dates are strings.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import rfc8785
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import Officer
    from casework.models import Seal, SealedPart


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document to be sealed, and the permission needed to read it ("": all).

    A part taken over from another seal keeps its salt, and with it its digest.
    """

    content: Any
    readers: str = ""
    salt: bytes = b""


def part_digest(salt: bytes, canonical: bytes) -> str:
    """Return the digest that stands for a part: SHA-256 over its salt and canonical bytes."""
    return hashlib.sha256(salt + canonical).hexdigest()


def root_of(kind: str, reference: str, made_at: str, digests: Mapping[str, str]) -> str:
    """Return the root over a document's part digests, in the order of their paths."""
    document = {
        "heed": "seal/1",
        "kind": kind,
        "reference": reference,
        "made_at": made_at,
        "parts": [[path, digests[path]] for path in sorted(digests)],
    }
    return hashlib.sha256(rfc8785.dumps(document)).hexdigest()


def seal(
    kind: str,
    subject: Any,
    parts: Mapping[str, Part | Any],
    *,
    by: Officer,
    made_at: datetime | None = None,
) -> Seal:
    """Seal a document part by part and return the seal, whose root can now be signed.

    Raises rfc8785.CanonicalizationError for a value canonical JSON has no form for.
    """
    from casework.models import Seal, SealedPart

    made_at = made_at or timezone.now()
    rows = [_sealed(path, part) for path, part in parts.items()]
    reference = str(subject.reference)
    sealed = Seal.objects.create(
        kind=kind,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_reference=reference,
        root=root_of(kind, reference, made_at.isoformat(), {row.path: row.digest for row in rows}),
        made_at=made_at,
        made_by=by,
    )
    for row in rows:
        row.seal = sealed
    SealedPart.objects.bulk_create(rows)
    return sealed


def _sealed(path: str, part: Part | Any) -> SealedPart:
    from casework.models import SealedPart

    part = part if isinstance(part, Part) else Part(part)
    salt = part.salt or secrets.token_bytes(16)
    canonical = rfc8785.dumps(part.content)
    return SealedPart(
        path=path,
        readers=part.readers,
        salt=salt,
        canonical=canonical,
        digest=part_digest(salt, canonical),
    )


def contents(sealed: Seal) -> dict[str, Any]:
    """Return what the parts say, by path; a destroyed part is absent."""
    import json

    return {
        part.path: json.loads(bytes(part.canonical))
        for part in sealed.parts.all()
        if part.canonical is not None
    }


def verify(document: Mapping[str, Any]) -> list[str]:
    """Check an exported seal against its root; return what is wrong, in sentences.

    `document` is {kind, reference, made_at, root, parts: [{path, digest, salt?, content?}]};
    a part without content was withheld and is taken at its digest.
    """
    wrong = []
    for part in document["parts"]:
        if "content" not in part:
            continue
        digest = part_digest(bytes.fromhex(part["salt"]), rfc8785.dumps(part["content"]))
        if digest != part["digest"]:
            wrong.append(f"The part “{part['path']}” is not what was sealed.")
    digests = {part["path"]: part["digest"] for part in document["parts"]}
    root = root_of(document["kind"], document["reference"], document["made_at"], digests)
    if root != document["root"]:
        wrong.append("The parts together do not give the root that was signed.")
    return wrong


def exported(sealed: Seal, withhold: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return a seal as a document that verifies on its own, some parts by digest alone."""
    import json

    parts = []
    for part in sealed.parts.all():
        row: dict[str, Any] = {"path": part.path, "digest": part.digest}
        if part.canonical and part.salt and part.path not in withhold:
            row |= {"salt": bytes(part.salt).hex(), "content": json.loads(bytes(part.canonical))}
        parts.append(row)
    return {
        "kind": sealed.kind,
        "reference": sealed.subject_reference,
        "made_at": sealed.made_at.isoformat(),
        "root": sealed.root,
        "parts": parts,
    }
