"""The record on paper is PDF/A-3a: what the standard asks, read from the file itself.

No validator of PDF/A comes from the registries we install from, so none runs here. These are the
demands that a change of our page, our faces or our sheet could break.
"""

import io

import pikepdf
import pytest

from decisions import pdf
from tests.decisions import records
from tests.front.conftest import DIST

pytestmark = pytest.mark.skipif(
    not (DIST / "pdf.css").exists(), reason="The front end is not built: run `npm run build`."
)
_once = {}
# What would make a reader do something when the record is opened.
RUNS = {"/JavaScript", "/JS", "/AA", "/Launch", "/OpenAction", "/RichMedia", "/XFA"}


@pytest.fixture
def document(request):
    """The record of a minister's yes, with names in five scripts, opened."""
    if "drawn" not in _once:
        decision = records.authorised(request.getfixturevalue("cast"))
        _once["drawn"] = pdf.render(records.kept(decision))
    with pikepdf.open(io.BytesIO(_once["drawn"])) as opened:
        yield opened


def fonts_of(document):
    return {
        str(font.BaseFont).partition("+")[2]: font
        for page in document.pages
        for font in (page.Resources.get("/Font") or {}).values()
    }


def elements(node):
    """Yield every element of the structure, from a node down."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def test_it_says_that_it_is_part_3_conformance_a(document):
    with document.open_metadata() as said:
        declared = (said["pdfaid:part"], said["pdfaid:conformance"])

    assert declared == ("3", "A")
    assert (document.is_encrypted, "/Encrypt" in document.trailer) == (False, False)


def test_its_colours_mean_the_same_everywhere(document):
    (intent,) = document.Root.OutputIntents
    profile = intent.DestOutputProfile

    assert str(intent.S) == "/GTS_PDFA1"
    assert int(profile.N) == 3
    assert profile.read_bytes()[36:40] == b"acsp"  # an ICC profile, whole


def test_every_letter_is_in_it_from_our_own_faces_and_can_be_copied_as_text(document):
    fonts = fonts_of(document)

    assert {name.split("-")[0] + "-" + name.split("-")[1] for name in fonts} == {"noto-sans"}
    assert [name for name, font in fonts.items() if "/ToUnicode" not in font] == []
    inner = {name: font.DescendantFonts[0].FontDescriptor for name, font in fonts.items()}
    assert [name for name, said in inner.items() if "/FontFile2" not in said] == []


def test_it_is_tagged_in_a_language_with_a_title_to_show(document):
    root = document.Root
    roles = {str(each.S) for each in elements(root.StructTreeRoot.K)}

    assert bool(root.MarkInfo.Marked)
    assert (str(root.Lang), bool(root.ViewerPreferences.DisplayDocTitle)) == ("en", True)
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD", "/L", "/Link"} <= roles
    assert {str(page.get("/Tabs")) for page in document.pages} == {"/S"}


def test_every_picture_would_say_what_it_shows(document):
    figures = [each for each in elements(document.Root.StructTreeRoot.K) if each.S == "/Figure"]

    assert [each for each in figures if not str(each.get("/Alt", ""))] == []


def test_nothing_in_it_runs_or_loads(document):
    found = {
        name
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
        for name in RUNS & set(each.keys())
    }
    actions = {
        str(note.A.S) for page in document.pages for note in page.get("/Annots", ()) if "/A" in note
    }

    assert (found, actions) == (set(), {"/URI"})


def test_every_link_prints_and_says_where_it_leads(document):
    links = [note for page in document.pages for note in page.get("/Annots", ())]

    assert {int(each.F) for each in links} == {4}
    assert [each for each in links if not str(each.get("/Contents", ""))] == []


def test_every_file_it_carries_says_what_it_is_to_the_document(document):
    names = document.Root.Names.EmbeddedFiles.Names
    files = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}

    assert {str(each.F) for each in files.values()} == {"record.json", "README.txt"}
    assert {str(each.AFRelationship) for each in files.values()} == {"/Data"}
    assert {str(each.EF.F.Subtype) for each in files.values()} == {
        "/application/json",
        "/text/plain",
    }
    assert [each for each in files.values() if not str(each.get("/Desc", ""))] == []
    assert {str(each.F) for each in document.Root.AF} == {"record.json", "README.txt"}
