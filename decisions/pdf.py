"""The record of a decision on paper: tagged PDF/A-3a, drawn from the sealed record alone.

The same record gives the same bytes, whenever and wherever it is drawn: nothing of the day, the
reader's language or the machine goes in. The parts are attached as `record.json`, withheld ones
by their digest, so that the paper carries its own proof.
"""

from __future__ import annotations

import json
import threading
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

SHEET = "pdf.css"
VARIANT = "pdf/a-3a"
# One at a time: the faces are shared, and drawing uses a whole processor anyway.
_drawing = threading.Lock()


class NotDrawn(Exception):
    """The record cannot be drawn on this machine: what is missing, and what to do."""


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
    return draw(html, identifier=_identifier(seal, legible), attachments=_attached(seal, legible))


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


def draw(html: str, *, identifier: bytes = b"", attachments: tuple = ()) -> bytes:
    """Draw one page of ours with our sheet and faces, loaded once in each process."""
    sheet, faces, fetcher = _sheet()
    with _drawing:
        return HTML(string=html, base_url=str(fetcher.folder), url_fetcher=fetcher).write_pdf(
            stylesheets=[sheet],
            font_config=faces,
            pdf_variant=VARIANT,
            pdf_identifier=identifier or None,
            attachments=list(attachments),
        )


@cache
def _sheet() -> tuple[CSS, FontConfiguration, OnlyOurFaces]:
    found = finders.find(SHEET) or Path(settings.STATIC_ROOT) / SHEET
    path = Path(str(found))
    if not path.is_file():
        raise NotDrawn(
            "The sheet of the record is not built. Run `npm ci && npm run build`, or `make demo`."
        )
    faces, fetcher = FontConfiguration(), OnlyOurFaces(path.parent)
    return CSS(filename=path, font_config=faces, url_fetcher=fetcher), faces, fetcher


def _identifier(seal, legible) -> bytes:
    """Name the document by its root, and by what is withheld from it."""
    return bytes.fromhex(seal.root)[:16] if legible == PRINTED else bytes.fromhex(seal.root)[16:]


def withheld_from(seal, legible: frozenset[str]) -> frozenset[str]:
    """Return the paths of the parts that a copy for these readers gives by digest only."""
    return frozenset(
        part.path for part in seal.parts.all() if part.readers and part.readers not in legible
    )


def _attached(seal, legible) -> tuple[Attachment, ...]:
    document = seals.exported(seal, withhold=withheld_from(seal, legible))
    return (
        _attachment(
            seal,
            "record.json",
            json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True),
            "The parts of the record, with their salts and digests",
        ),
        _attachment(
            seal,
            "README.txt",
            render_to_string("pdf/README.txt", {"root": seal.root}),
            "How to check this record",
        ),
    )


def _attachment(seal, name, text, description) -> Attachment:
    return Attachment(
        string=text,
        name=name,
        description=description,
        created=seal.made_at,
        modified=seal.made_at,
        relationship="Data",
    )
