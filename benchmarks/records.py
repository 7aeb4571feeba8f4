"""The record as a PDF beside bare WeasyPrint, and the export beside COPY."""

import io
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg2

from accounts.models import Officer
from benchmarks.figures import Row, timed
from benchmarks.world import RISKS
from casework.models import Seal
from decisions import exports, pdf
from decisions.drawing import VARIANT
from decisions.models import Decision

DRAWN = 5
PAGES = 12
# What the export's process reads of itself: how large it was before, and how large it became.
ALONE = """
import json, re, django
django.setup()
from decisions import exports
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
chunks = exports.as_csv()
next(chunks)
before = peak()
written = sum(len(each) for each in chunks)
print(json.dumps({"before": before, "peak": peak(), "written": written}))
"""


def measure(officer: Officer) -> dict[str, Row]:
    """Return the row of the PDF and the row of the CSV."""
    return {"CSV of every decision": export_row(), f"PDF of {PAGES} pages": paper_row()}


# -- the export ----------------------------------------------------------------------------


def export_row() -> Row:
    """Measure the export of every decision beside COPY of the same SELECT, and its memory."""
    taken = timed(lambda: sum(len(each) for each in exports.as_csv()), 3, warm=1)
    copied = timed(_copy, 3, warm=1)
    row = Row.of(taken, aim="≤ 6 × COPY, constant memory")
    row.ratio = round(statistics.median(taken) / statistics.median(copied), 2)
    row.more = {
        "decisions": Decision.objects.count(),
        "COPY of the same": f"{statistics.median(copied):.0f} ms",
        "megabytes": _memory(),
    }
    return row


class _Nowhere(io.RawIOBase):
    """Takes what COPY sends, and keeps nothing."""

    def writable(self) -> bool:
        """Say that it takes bytes."""
        return True

    def write(self, data: Any) -> int:
        """Drop them."""
        return len(data)


def _copy() -> None:
    select, values = exports.export_sql()
    link = psycopg2.connect(os.environ["DATABASE_URL"])
    with link, link.cursor() as cursor:
        said = cursor.mogrify(select, values).decode()
        cursor.copy_expert(f"COPY ({said}) TO STDOUT WITH (FORMAT csv)", _Nowhere())
    link.close()


def _memory() -> dict[str, int]:
    """Run the export in a process of its own; return its size before, and the most it took."""
    run = subprocess.run(
        [sys.executable, "-c", ALONE],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"},
        cwd=Path(__file__).resolve().parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    said = json.loads(run.stdout)
    return {"before": said["before"], "peak": said["peak"]}


# -- the record ----------------------------------------------------------------------------


def paper_row() -> Row:
    """Measure the record of a large decided case beside WeasyPrint alone on the same page."""
    seal = a_large_record()
    html, drawn = pdf.html_of(seal), pdf.render(seal)  # the faces are loaded once
    ways = {
        "ours": lambda: pdf.render(seal),
        "bare": lambda: _bare(html, pdf_variant=VARIANT),
        "untagged": lambda: _bare(html),
    }
    taken = _by_turns(ways, DRAWN)
    row = Row.of(taken["ours"], aim="≤ 1.2 × bare WeasyPrint")
    row.ratio = round(row.median_ms / statistics.median(taken["bare"]), 2)
    row.more = {
        "pages": _pages_of(drawn),
        "bare WeasyPrint": f"{statistics.median(taken['bare']):.0f} ms",
        "bare, neither tagged nor PDF/A": f"{statistics.median(taken['untagged']):.0f} ms",
        "kept from the first request": f"{_again(seal):.1f} ms",
    }
    return row


def _by_turns(ways: dict[str, Callable[[], Any]], times: int) -> dict[str, list[float]]:
    """Time each way in turn, so that a busy moment of the machine falls on none alone."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _turn in range(times):
        for name, act in ways.items():
            taken[name] += timed(act, 1, warm=0)
    return taken


def _bare(html: str, **options: Any) -> bytes:
    """Draw the same page with the same sheet and faces, by WeasyPrint and nothing of ours."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    path, faces = pdf.sheet(), FontConfiguration()
    sheet = CSS(filename=str(path), font_config=faces)
    page = HTML(string=html, base_url=str(path.parent))
    return page.write_pdf(stylesheets=[sheet], font_config=faces, **options)


def _again(seal: Seal) -> float:
    pdf.drawn_once(seal)
    began = time.perf_counter()
    pdf.drawn_once(seal)
    return (time.perf_counter() - began) * 1000


def _pages_of(drawn: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(drawn)).pages)


def a_large_record() -> Seal:
    """Take one case from planning to a yes by the real actions; return its sealed record.

    The people and the ways of the tests do it, so that the record is as the application makes it.
    """
    from tests import cases, cast

    cast.build()
    people, findings = cast.Cast(), dict.fromkeys(RISKS, ("serious", "possible"))
    case = cases.authorised(people, findings=findings)
    decision = Decision.objects.filter(assessment=case, sealed__isnull=False).latest("pk")
    return Seal.objects.get(pk=decision.sealed_id)
