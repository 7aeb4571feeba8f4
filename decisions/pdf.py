"""The record of a decision on paper: tagged PDF/A-3a, drawn from the sealed record alone.

The same record gives the same bytes, whenever and wherever it is drawn: nothing of the day, the
reader's language or the machine goes in. The parts are attached as `record.json`, withheld ones
by their digest, so that the paper carries its own proof.
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone

from casework import seals
from casework.tongue import speaking_to
from decisions.record import PRINTED, read

logger = logging.getLogger(__name__)
SHEET = "pdf.css"


class NotDrawn(Exception):
    """The record cannot be drawn on this machine: what is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A text that goes into the PDF as a file, dated as the seal is."""

    name: str
    text: str
    description: str
    at: datetime


def render(seal, *, legible: frozenset[str] = PRINTED) -> bytes:
    """Return the record under this seal as PDF/A-3a, with what `legible` opens printed."""
    html = html_of(seal, legible=legible)
    return draw(
        html, identifier=_identifier(seal, legible), attachments=_attachments(seal, legible)
    )


def drawn_once(seal, *, legible: frozenset[str] = PRINTED) -> bytes:
    """Return the same as `render`, kept from the first time until anything in it would differ."""
    html = html_of(seal, legible=legible)
    attachments = _attachments(seal, legible)
    drawn_from = "\0".join((html, *(each.text for each in attachments), sheet().read_text()))
    name = hashlib.sha256(drawn_from.encode()).hexdigest()
    kept = Path(settings.MEDIA_ROOT) / "records" / f"{seal.root}-{name[:16]}.pdf"
    if kept.is_file():
        return kept.read_bytes()
    return _keep(kept, draw(html, identifier=_identifier(seal, legible), attachments=attachments))


def _keep(path: Path, drawn: bytes) -> bytes:
    """Put a file in its place whole or not at all; a full disk only means it is drawn again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(drawn)
        Path(file.name).replace(path)
    except OSError as problem:
        logger.warning("A record was drawn and could not be kept: %s", problem.strerror)
    return drawn


def html_of(seal, *, legible: frozenset[str] = PRINTED) -> str:
    """Return the record as the page it is drawn from, in one language and in UTC."""
    with timezone.override("UTC"), speaking_to(settings.LANGUAGE_CODE):
        return render_to_string(
            "pdf/record.html",
            {
                "record": read(seal, legible=legible),
                "language": settings.LANGUAGE_CODE,
                "sealed_at": seal.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        )


def draw(html: str, *, identifier: bytes = b"", attachments: tuple[Attached, ...] = ()) -> bytes:
    """Draw one page of ours with our sheet and faces, loaded once in each process."""
    # WeasyPrint takes a second to load and 30 MB to keep: a process pays for it at its first
    # record, not when it starts, and one that never draws never does.
    from decisions.drawing import drawn

    return drawn(html, sheet(), identifier=identifier, attachments=attachments)


@cache
def sheet() -> Path:
    """Return where the sheet of the record was built; raise NotDrawn where it was not."""
    path = Path(str(finders.find(SHEET) or Path(settings.STATIC_ROOT) / SHEET))
    if not path.is_file():
        raise NotDrawn(
            "The sheet of the record is not built. Run `npm ci && npm run build`, or `make demo`."
        )
    return path


def _identifier(seal, legible) -> bytes:
    """Name the document by its root, and by what is withheld from it."""
    root = bytes.fromhex(seal.root)
    return root[:16] if legible == PRINTED else root[16:]


def withheld_from(seal, legible: frozenset[str]) -> frozenset[str]:
    """Return the paths of the parts that a copy for these readers gives by digest only."""
    return frozenset(
        part.path for part in seal.parts.all() if part.readers and part.readers not in legible
    )


def _attachments(seal, legible) -> tuple[Attached, ...]:
    document = seals.exported(seal, withhold=withheld_from(seal, legible))
    parts = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
    how = render_to_string("pdf/README.txt", {"root": seal.root})
    return (
        Attached("record.json", parts, "The parts of the record, with salts", seal.made_at),
        Attached("README.txt", how, "How to check this record", seal.made_at),
    )
