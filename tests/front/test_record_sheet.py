"""The sheet of the record: every script prints in its own letters, and the page says what it is."""

import io

import pytest
from django.template import engines
from pypdf import PdfReader
from weasyprint import HTML

from tests.front import pages, shown
from tests.front.conftest import DIST


@pytest.fixture(scope="module")
def record():
    """Draw a record as a PDF, once."""
    if not (DIST / "pdf.css").exists():
        pytest.skip("The front end is not built: run `npm ci && npm run build`.")
    source = (pages.HERE / "gallery" / "record.html").read_text()
    given = {
        "names": shown.SCRIPTS,
        "risks": shown.RISKS,
        "quotation": pages.QUOTATION,
        "many": range(1, 60),
    }
    html = engines["django"].from_string(source).render(given)
    drawn = HTML(string=html, base_url=f"{DIST}/").write_pdf(pdf_variant="pdf/ua-1")
    return PdfReader(io.BytesIO(drawn))


def test_every_script_brings_its_own_face(record):
    faces = set()
    for page in record.pages:
        for font in page["/Resources"]["/Font"].values():
            faces.add(font["/BaseFont"].split("+")[-1].lower())

    scripts = ["arabic", "bengali", "chinese-simplified", "cyrillic", "devanagari", "greek"]
    scripts += ["latin", "latin-ext", "sinhala", "tamil"]

    assert {name for name in faces if not name.startswith("noto-sans")} == set()
    assert [any(name.endswith(script) for name in faces) for script in scripts] == [True] * 10


def test_every_page_says_whose_record_it_is_its_marking_and_its_number(record):
    count = len(record.pages)

    for number, page in enumerate(record.pages, start=1):
        text = page.extract_text()
        assert ("HRA-2026-0042" in text, "OFFICIAL-SENSITIVE" in text) == (True, True)
        assert f"{number} / {count}" in text


def test_a_long_table_repeats_its_head_on_every_page_it_crosses(record):
    crossed = [
        page.extract_text()
        for page in record.pages
        if "A course on evidence" in page.extract_text()
    ]

    assert ["To whom" in text for text in crossed] == [True] * len(crossed)
    assert len(crossed) > 1


def test_letters_of_several_faces_keep_their_places(record):
    first = record.pages[0].extract_text()

    assert "国家警察学院" in first
    assert "Національна поліція" in first
