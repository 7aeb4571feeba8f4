"""The sealed record: what it says to whom, on paper and as parts, and that it proves itself."""

import hashlib
import io
import json
import subprocess
import sys
from copy import copy
from dataclasses import replace

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from casework import seals
from casework.models import AccessEntry
from decisions import pdf, record
from decisions.record.bundle import check
from tests import cases
from tests.decisions import records
from tests.front.conftest import DIST

pytestmark = pytest.mark.skipif(
    not (DIST / "pdf.css").exists(), reason="The front end is not built: run `npm run build`."
)


# The foot of the page in points, and a quarter of what may be printed on above it.
FOOT, A_QUARTER = 60, 175


@pytest.fixture
def decision(cast):
    """A minister's yes with secrets in what it rests on."""
    return records.authorised(cast)


_once = {}


@pytest.fixture
def kept(request):
    """The seal of such a decision, made once: what is read of it needs no database."""
    if "seal" not in _once:
        _once["seal"] = records.kept(request.getfixturevalue("decision"))
    return _once["seal"]


@pytest.fixture
def drawn(kept):
    """Its record, drawn once."""
    if "drawn" not in _once:
        _once["drawn"] = pdf.render(kept)
    return _once["drawn"]


def text_of(drawn: bytes) -> str:
    """All the words of a PDF, each run of white space as one space."""
    pages = PdfReader(io.BytesIO(drawn)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def everything_in(drawn: bytes) -> bytes:
    """Every byte of a PDF with nothing compressed."""
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as document:
        document.save(
            whole,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return whole.getvalue() + text_of(drawn).encode()


# -- the document -----------------------------------------------------------------------------


def test_it_is_tagged_pdf_a_3a_with_its_language_title_and_dates(kept, drawn):
    with pikepdf.open(io.BytesIO(drawn)) as document:
        root = document.Root
        with document.open_metadata() as said:
            declared = (said["pdfaid:part"], said["pdfaid:conformance"])

    assert declared == ("3", "A")
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en"
    assert "/StructTreeRoot" in root
    reader = PdfReader(io.BytesIO(drawn))
    assert reader.metadata.title == f"Record of decision {kept.decision} on HRA-2026-0001"
    assert reader.metadata.creation_date.timestamp() == int(kept.made_at.timestamp())


def test_the_same_record_gives_the_same_bytes(kept, drawn):
    assert pdf.render(kept) == drawn


def test_another_process_gives_the_same_bytes(kept, tmp_path):
    html = pdf.html_of(kept)
    (tmp_path / "record.html").write_text(html)
    program = (
        "import sys, hashlib, django; django.setup(); from decisions import pdf; "
        "html = open(sys.argv[1]).read(); "
        "print(hashlib.sha256(pdf.draw(html, identifier=b'0' * 16)).hexdigest())"
    )

    there = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "record.html"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()

    here = pdf.draw(html, identifier=b"0" * 16)
    assert there == hashlib.sha256(here).hexdigest()


def test_nothing_is_loaded_from_outside(tmp_path):
    for address in ("http://127.0.0.1/x.png", "file:///etc/hostname", "data:text/plain,x"):
        with pytest.raises(FatalURLFetchingError):
            pdf.draw(f'<img src="{address}" alt="">')


# -- what it says -----------------------------------------------------------------------------


def test_every_part_of_the_decision_stands_in_it(drawn):
    text = text_of(drawn)
    wanted = (
        "Investigation training",
        "Authorised with conditions",
        "Minister Okafor, Minister of State",
        "The vetting holds.",
        "Permitted although a serious risk remains after the measures.",
        "Permitted against the advice of an adviser who did not concur.",
        "Three units are excluded, checked by roster before each course.",
        "Six courses for 120 officers.",
        "Kadar",
        "The overall rating is high.",
        "Torture or cruel, inhuman or degrading treatment: serious before, serious after",
        "Every trainee is vetted by name before the course.",
        "Fifteen years of training moved nothing.",
        "Nothing has moved since 2015.",
        "The academy keeps records of its trainees.",
        "Trainees were later posted to the holding cells.",
        "Tom Ellery, Team Leader",
        "Director Osei, Director, Security",
        "UK Overseas Security and Justice Assistance human rights guidance",
        "The text this was judged under is a draft.",
        "Put to the decider",
    )

    assert [each for each in wanted if each not in text] == []


def test_the_first_page_says_who_decided_what_on_whom_on_whose_advice_and_until_when(drawn):
    first = " ".join(PdfReader(io.BytesIO(drawn)).pages[0].extract_text().split())
    wanted = (
        "Authorised with conditions Minister Okafor, Minister of State, Office for Foreign Affairs",
        "Permitted although a serious risk remains after the measures.",
        "Permitted against the advice of an adviser who did not concur.",
        "National Police Academy",
        "Kadar",
        "Torture or cruel, inhuman or degrading treatment: serious before, serious after",
        "Human rights, Hugo Marques: does not concur Legal, Lena Fischer: concurs",
        "Tom Ellery, Team Leader; Director Osei, Director, Security",
        "Three units are excluded, checked by roster before each course. Desk Officer, South Asia",
        "looked at again by",
        "The text this was judged under is a draft.",
    )

    assert [each for each in wanted if each not in first] == []


def test_a_condition_stands_with_who_by_when_its_proof_and_what_follows(drawn):
    text = text_of(drawn)

    assert "The signed roster. Delivery may not start until it is shown to be met." in text


def test_what_a_rule_cites_is_named_in_full_linked_and_marked_where_provisional(drawn):
    with pikepdf.open(io.BytesIO(drawn)) as document:
        links = {
            str(each.A.URI)
            for page in document.pages
            for each in page.get("/Annots", ())
            if each.Subtype == "/Link"
        }

    text = text_of(drawn)
    assert "Reconstructed from background knowledge of the guidance (provisional)" in text
    assert "RECON" not in text
    assert "https://www.bailii.org/ew/cases/EWHC/Admin/2015/2695.html" in links


def lengthened(kept):
    """The same record with pages to say of its risks; its digests no longer matter."""
    said = "The directorate runs the cells in which three inquiries found that people were beaten. "
    rows = []
    for part in kept.rows:
        row = copy(part)
        if row.path.startswith("content/risks/"):
            risk = json.loads(bytes(row.canonical))
            risk |= {"live": True, "how": said * 6, "who": said * 12, "evidence": said * 30}
            row.canonical = json.dumps(risk).encode()
        rows.append(row)
    return replace(kept, rows=tuple(rows))


def lowest_line(page) -> float:
    """How far above the foot of the page its last line of text stands, in points."""
    heights = []

    def hear(text, cm, tm, _font, _size):
        height = tm[5] * cm[3] + cm[5]
        if text.strip() and height > FOOT:
            heights.append(height)

    page.extract_text(visitor_text=hear)
    return min(heights) - FOOT


def test_a_long_answer_goes_on_overleaf_and_leaves_no_page_half_empty(kept):
    pages = PdfReader(io.BytesIO(pdf.render(lengthened(kept)))).pages

    assert len(pages) > 12
    assert [n for n, page in enumerate(pages[:-1], 1) if lowest_line(page) > A_QUARTER] == []


def test_names_print_in_their_own_script_with_the_latin_form_beside(drawn):
    text = text_of(drawn)

    assert [latin for latin in records.NAMES.values() if latin not in text] == []
    assert ("国家警察学院" in text, "Національна поліція" in text) == (True, True)
    letters = {
        "Sinhala": range(0x0D80, 0x0E00),
        "Tamil": range(0x0B80, 0x0C00),
        "Arabic": range(0x0600, 0x0700),
    }
    found = {name for name, block in letters.items() if any(ord(each) in block for each in text)}
    assert found == set(letters)


def test_every_page_bears_the_marking_the_case_and_the_root(kept, drawn):
    pages = PdfReader(io.BytesIO(drawn)).pages

    bear = [
        ("OFFICIAL" in text, kept.subject_reference in text, kept.root in text)
        for text in (page.extract_text().replace("\n", "") for page in pages)
    ]

    assert bear == [(True, True, True)] * len(pages)


# -- what it keeps ----------------------------------------------------------------------------


def test_no_secret_is_anywhere_in_the_document(drawn):
    everything = everything_in(drawn)

    assert [word for word in records.CANARIES if word.encode() in everything] == []


def test_what_is_withheld_is_named_with_its_digest(kept, drawn):
    shown = record.read(kept)
    secret = {each.path: each.digest for each in kept.parts.all() if each.readers}

    assert [each.what for each in shown.withheld if "legal" in each.path] == ["Legal advice"]
    assert {each.digest for each in shown.withheld} < set(secret.values())
    text = text_of(drawn).replace(" ", "")
    assert [each.path for each in shown.withheld if each.digest not in text] == []


def test_an_officer_reads_what_their_role_lets_them(cast, decision):
    seen = {
        name: str(record.read(decision.sealed, for_officer=getattr(cast, name)))
        for name in ("okafor", "petra", "mona", "kim")
    }

    found = {name: [word for word in records.CANARIES if word in seen[name]] for name in seen}

    assert found == {
        "okafor": [records.LEGAL, records.ALLEGED],
        "petra": [records.ALLEGED],
        "mona": [],
        "kim": [],
    }
    dissent = "Nothing has moved since 2015."
    assert [name for name in seen if dissent in seen[name]] == ["okafor", "petra", "kim"]


def test_the_record_is_read_from_the_seal_and_not_from_what_the_case_says_now(decision):
    before = record.read(decision.sealed)
    type(decision.assessment.assistance).objects.update(title="Something else entirely")

    assert record.read(decision.sealed) == before


# -- that it proves itself --------------------------------------------------------------------


def attached(drawn: bytes) -> dict:
    """The record.json a PDF carries."""
    with pikepdf.open(io.BytesIO(drawn)) as document:
        files = {name: file.get_file().read_bytes() for name, file in document.attachments.items()}
        relations = {str(each.AFRelationship) for each in document.Root.AF}
    assert set(files) == {"record.json", "README.txt"}
    assert relations == {"/Data"}
    return json.loads(files["record.json"])


def test_the_parts_it_carries_verify_and_still_do_when_one_is_taken_out(drawn):
    document = attached(drawn)

    whole = seals.verify(document)
    for part in document["parts"]:
        if part["path"] == "put/advice/human_rights-2" or part["path"] == "content/case":
            del part["content"], part["salt"]

    assert (whole, seals.verify(document)) == ([], [])


def test_a_word_changed_in_a_part_is_found(drawn):
    document = attached(drawn)
    part = next(each for each in document["parts"] if each["path"] == "reasons")
    part["content"]["reasons"] = "The vetting does not hold."

    assert seals.verify(document) == ["The part “reasons” is not what was sealed."]


def test_the_pdf_is_checked_by_command_without_a_database(kept, drawn, tmp_path, capsys):
    path = tmp_path / "record.pdf"
    path.write_bytes(drawn)

    call_command("verify_bundle", path)

    said = capsys.readouterr().out
    assert said.startswith("The record of HRA-2026-0001 holds:")
    assert (kept.root in said, check(path).holds) == (True, True)


def test_a_record_whose_submission_was_exchanged_does_not_hold(drawn, tmp_path):
    document = attached(drawn)
    listed = next(each for each in document["parts"] if each["path"] == "submission")
    listed["content"]["submission"]["parts"][0][1] = "0" * 64
    path = tmp_path / "record.json"
    path.write_text(json.dumps(document))

    with pytest.raises(CommandError, match="does not hold"):
        call_command("verify_bundle", path)


@pytest.mark.parametrize("text", ["", "{}", "%PDF-1.7 nothing", '{"parts": [{"path": 1}]}', "[]"])
def test_a_file_that_is_no_record_gets_a_sentence(text, tmp_path):
    path = tmp_path / "other.json"
    path.write_text(text)

    with pytest.raises(CommandError, match="record"):
        call_command("verify_bundle", path)


# -- taking it away ---------------------------------------------------------------------------


def test_whoever_may_see_the_case_takes_the_record_away_and_it_is_noted(
    cast, decision, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.kim)

    answer = client.get(reverse("decisions:paper", args=[decision.reference]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="{decision.reference}.pdf"'
    noted = AccessEntry.objects.get(kind="downloaded")
    assert (noted.officer, noted.subject_reference) == (cast.kim, decision.reference)
    again = client.get(reverse("decisions:paper", args=[decision.reference]))
    assert again.content == answer.content == pdf.render(decision.sealed)


def test_whoever_may_not_read_advice_gets_the_record_without_it(
    cast, decision, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.mona)

    answer = client.get(reverse("decisions:paper", args=[decision.reference]))

    assert b"Nothing has moved since 2015." not in everything_in(answer.content)
    assert check_of(answer.content, tmp_path).holds


def check_of(drawn, folder):
    """What verify_bundle finds in a PDF."""
    path = folder / "copy.pdf"
    path.write_bytes(drawn)
    return check(path)


def test_the_parts_are_given_as_each_may_read_them(cast, decision, client):
    found = {}
    for name in ("okafor", "kim"):
        client.force_login(getattr(cast, name))
        answer = client.get(reverse("decisions:parts", args=[decision.reference]))
        said = answer.content.decode()
        found[name] = (seals.verify(json.loads(said)), [w for w in records.CANARIES if w in said])

    assert found == {"okafor": ([], [records.LEGAL, records.ALLEGED]), "kim": ([], [])}


def test_somebody_of_another_organisation_finds_no_record(cast, decision, client):
    client.force_login(cast.zed)

    answers = [
        client.get(reverse(name, args=[decision.reference])).status_code
        for name in ("decisions:paper", "decisions:parts")
    ]

    assert answers == [404, 404]


# -- later decisions --------------------------------------------------------------------------


def test_the_record_of_a_refusal_says_what_would_have_to_change(cast):
    case = cases.refused(cast, findings=cases.MEDIUM)
    decision = case.decisions.get()

    text = text_of(pdf.render(decision.sealed))

    assert ("Refused" in text, "Visits to custody without notice." in text) == (True, True)


def test_the_record_of_a_withdrawal_carries_what_came_before_it(cast):
    decisions = records.withdrawn(cast)

    text = text_of(pdf.render(decisions["withdraw"].sealed))

    wanted = (
        "Investigation training",
        "Withdrawn",
        "The commander was promoted.",
        "Suspended, ",
        "Two men died in the cells of the unit.",
        "Sixty officers lose a course; nobody's safety rests on it.",
        "The unit's commander is replaced and the three cases charged.",
        "Authorised, ",
        "Three units are excluded, checked by roster before each course.",
        decisions["suspend"].sealed.root,
    )
    assert [each for each in wanted if each not in text] == []
