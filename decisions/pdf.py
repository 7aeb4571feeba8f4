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
import threading
import warnings
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone, translation
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from casework import seals
from decisions.record import PRINTED, read

logger = logging.getLogger(__name__)
SHEET = "pdf.css"
VARIANT = "pdf/a-3a"
# One at a time: the faces are shared, and drawing uses a whole processor anyway.
_drawing = threading.Lock()


class NotDrawn(Exception):
    """The record cannot be drawn on this machine: what is missing, and what to do."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A text that goes into the PDF as a file, dated as the seal is."""

    name: str
    text: str
    description: str
    at: datetime

    def as_attachment(self) -> Attachment:
        """Return it as the drawing takes it."""
        return Attachment(
            string=self.text,
            name=self.name,
            description=self.description,
            created=self.at,
            modified=self.at,
            relationship="Data",
        )


class OnlyOurFaces(URLFetcher):
    """Lets the sheet load our own faces, and nothing from anywhere else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False)
        self.folder = folder.resolve()

    def fetch(self, url, headers=None):
        """Open a file of ours; anything else stops the drawing."""
        path = Path(url.removeprefix("file://").partition("?")[0]).resolve()
        if not url.startswith("file:///") or not path.is_relative_to(self.folder):
            raise FatalURLFetchingError(f"A record loads nothing from outside: {url}")
        return super().fetch(url, headers)


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
    drawn_from = "\0".join((html, *(each.text for each in attachments), _sheet()[0]))
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
    with timezone.override("UTC"), translation.override(settings.LANGUAGE_CODE):
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
    _text, sheet, faces, fetcher = _sheet()
    with _drawing, warnings.catch_warnings():
        # WeasyPrint leaves it to Python to close the colour profile it reads.
        warnings.filterwarnings("ignore", "unclosed file .*icc", ResourceWarning)
        return HTML(string=html, base_url=str(fetcher.folder), url_fetcher=fetcher).write_pdf(
            stylesheets=[sheet],
            font_config=faces,
            pdf_variant=VARIANT,
            pdf_identifier=identifier or None,
            attachments=[each.as_attachment() for each in attachments],
        )


@cache
def _sheet() -> tuple[str, CSS, FontConfiguration, OnlyOurFaces]:
    found = finders.find(SHEET) or Path(settings.STATIC_ROOT) / SHEET
    path = Path(str(found))
    if not path.is_file():
        raise NotDrawn(
            "The sheet of the record is not built. Run `npm ci && npm run build`, or `make demo`."
        )
    text, faces, fetcher = path.read_text(), FontConfiguration(), OnlyOurFaces(path.parent)
    sheet = CSS(string=text, base_url=f"{path}", font_config=faces, url_fetcher=fetcher)
    return text, sheet, faces, fetcher


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
