"""Check a record that has left Heed: from its `record.json`, or from the PDF that carries it.

Needs no database and trusts nothing but arithmetic.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casework import seals


class Unreadable(Exception):
    """The file is no record: what is in the way, and what to do."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the record, what is wrong with it, and what it withholds."""

    reference: str
    root: str
    parts: int
    withheld: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Say whether everything in it is what was sealed."""
        return not self.wrong


def check(path: Path) -> Checked:
    """Check a record.json or a PDF with one; raise Unreadable where it is neither."""
    document = _document(path)
    parts = document["parts"]
    wrong = seals.verify(document)
    inner = {part["path"]: part for part in parts}
    said = inner.get("submission", {}).get("content")
    for name, prefix in (("content", "content/"), ("submission", "put/")):
        wrong += _inner(said, name, prefix, inner)
    return Checked(
        reference=document["reference"],
        root=document["root"],
        parts=len(parts),
        withheld=tuple(part["path"] for part in parts if "content" not in part),
        wrong=tuple(wrong),
    )


def _inner(said, name, prefix, parts) -> list[str]:
    """Check that content and submission, as repeated here, give the roots that were signed."""
    listed = (said or {}).get(name)
    if not listed:
        return []
    digests = dict(listed["parts"])
    root = seals.root_of(listed["kind"], listed["reference"], listed["made_at"], digests)
    wrong = []
    if root != listed["root"]:
        wrong.append(f"The {name} does not give the root that was signed on the way up.")
    for path, digest in digests.items():
        repeated = parts.get(f"{prefix}{path}")
        if repeated is not None and repeated["digest"] != digest:
            wrong.append(f"The part “{prefix}{path}” is not the one in the {name}.")
    return wrong


def _document(path: Path) -> Mapping[str, Any]:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise Unreadable(f"{path} cannot be read: {problem.strerror}. Name the file.") from problem
    if raw.startswith(b"%PDF"):
        raw = _attached(raw, path)
    try:
        document = json.loads(raw)
        for name in ("kind", "reference", "made_at", "root"):
            str(document[name])
        for part in document["parts"]:
            str(part["path"]), bytes.fromhex(part["digest"])
            if "content" in part:
                bytes.fromhex(part["salt"])
    except (ValueError, KeyError, TypeError) as problem:
        raise Unreadable(
            f"{path} is no record of a decision. Give the record.json of one, or its PDF."
        ) from problem
    return document


def _attached(pdf: bytes, path: Path) -> bytes:
    """Return the record.json a PDF of ours carries: the attachment that is a seal."""
    for found in re.finditer(rb"/EmbeddedFile\b", pdf):
        begin = re.compile(rb"stream\r?\n").search(pdf, found.end())
        if begin is None:
            continue
        raw = pdf[begin.end() :]
        try:
            text = zlib.decompressobj().decompress(raw)
        except zlib.error:
            text = raw.partition(b"endstream")[0]
        if text.lstrip().startswith(b"{") and b'"root"' in text:
            return text
    raise Unreadable(
        f"{path} carries no record. Give the PDF as it was downloaded, or the record.json."
    )
