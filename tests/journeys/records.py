"""What leaves Heed: the record of a decision on paper, and decisions as a spreadsheet."""

import csv
import io
import json

from pypdf import PdfReader


def words_of(person, decision):
    """Return the words of a decision's record as its PDF prints them, on one line."""
    answer = person.context.request.get(f"/decisions/{decision}/record.pdf")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(answer.body())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def rows_of(person):
    """Return every decision this person may export, oldest first, lists read as lists."""
    answer = person.context.request.get("/decisions/export/?format=csv")
    assert answer.status == 200
    rows = csv.DictReader(io.StringIO(answer.text().lstrip("\ufeff")))
    return [{name: _read(text) for name, text in row.items()} for row in rows]


def _read(text):
    return json.loads(text) if text.startswith("[") else text
