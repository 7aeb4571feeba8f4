"""Facts about countries come from files whole or not at all, and decide nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from assessments.actions import citing
from assessments.actions.indicators import import_indicators
from assessments.indicators import BadFile, read
from assessments.models import CountryFact, IndicatorImport
from casework.files import CaseFile
from casework.models import LedgerEntry
from tests import cases
from tests.assessments import baselines

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[1] / "data" / "indicators"
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "indicators"
TREATY = "iso2,member,state party,year ratification or accession,signatory,no action,status,note\n"


def brought(name, cast, *, source="UN Treaty Collection", as_of=date(2022, 8, 31)):
    """A file of the samples, brought in."""
    content = (DATA / name).read_bytes()
    return import_indicators(content, name=name, source=source, as_of=as_of, by=cast.program)


def of_kadar(cast):
    """A fact about the made-up country the tests' cases are about."""
    row = IndicatorImport.objects.create(
        file_name="x.csv",
        sha256="0" * 64,
        source="V-Dem",
        as_of=date(2022, 3, 1),
        imported_by=cast.program,
    )
    return CountryFact.objects.create(
        brought_by=row,
        country_id="KD",
        indicator="vdem.v2x_polyarchy",
        of_year=2021,
        says="0.112, on a scale from 0 to 1",
        source=row.source,
        as_of=row.as_of,
    )


def refusal(content, name="hr_status_cat.csv"):
    """What a file is refused with, sentence by sentence."""
    with pytest.raises(BadFile) as bad:
        read(content if isinstance(content, bytes) else content.encode(), name)
    return list(bad.value.faults)


def test_treaty_status_is_kept_in_words_with_its_source_and_date(cast):
    said = brought("hr_status_cat.csv", cast)

    fact = CountryFact.objects.get(country="AF", indicator="treaty.cat")
    assert (fact.says, fact.source, fact.as_of) == (
        "state party since 1987",
        "UN Treaty Collection",
        date(2022, 8, 31),
    )
    assert (said.new, said.known) == (CountryFact.objects.count(), 0)
    entry = LedgerEntry.objects.get(verb="assessments.import_indicators")
    assert entry.details == {"facts": said.new, "sha256": IndicatorImport.objects.get().sha256}


def test_indices_are_kept_as_the_publisher_writes_them_and_no_country_is_invented(cast):
    democracy = brought("vdem_indices.csv", cast, source="V-Dem")
    governance = brought("wgi_voice_accountability.csv", cast, source="World Bank")

    says = CountryFact.objects.get(country="MX", indicator="vdem.v2x_polyarchy", of_year=2020).says
    assert says == "0.663, on a scale from 0 to 1"
    assert (democracy.left_out, governance.left_out) == (("XKX",), ("KSV",))
    assert CountryFact.objects.filter(country="CD", indicator="wgi.voice").count() == 2


def test_a_file_brought_in_twice_is_there_once(cast):
    first = brought("hr_status_opcat.csv", cast)

    again = brought("hr_status_opcat.csv", cast)

    assert (again.new, again.known) == (0, first.new)
    assert IndicatorImport.objects.count() == 1


def test_the_same_source_saying_otherwise_of_the_same_day_is_refused_row_by_row(cast):
    brought("hr_status_cat.csv", cast)
    other = (DATA / "hr_status_cat.csv").read_text().replace("1987", "1988").encode()
    said = {"name": "hr_status_cat.csv", "source": "UN Treaty Collection", "by": cast.program}

    with pytest.raises(BadFile, match="said “state party since 1987” as of the same day"):
        import_indicators(other, as_of=date(2022, 8, 31), **said)
    newer = import_indicators(other, as_of=date(2023, 8, 31), **said)

    assert newer.new == CountryFact.objects.filter(as_of=date(2023, 8, 31)).count()


def test_every_bad_row_is_named_and_nothing_of_the_file_is_kept(cast):
    bad = (
        TREATY
        + "AF,Afghanistan,1,1987,0,0,state party,\n"
        + "QQ,Nowhere,1,1987,0,0,state party,\n"
        + "AL,Albania,1,soon,0,0,state party,\n"
        + "LK,Sri Lanka,0,,0,1,perhaps,\n"
        + "BN,Brunei,0,,0,0,state party,\n"
        + "AF,Afghanistan,0,,0,1,no action,\n"
    )

    with pytest.raises(BadFile) as refused:
        import_indicators(
            bad.encode(),
            name="hr_status_cat.csv",
            source="x",
            as_of=date(2022, 1, 1),
            by=cast.program,
        )

    assert list(refused.value.faults) == [
        "Line 3 names no country by “QQ”.",
        "Line 4 has “soon” where a year should be.",
        "Line 5 says “perhaps”, which is no standing.",
        "Line 6 says both that the state is a party and that it is not.",
        "Line 7 says again what line 2 says.",
    ]
    assert not CountryFact.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file has no row, so nothing is taken from it."),
        (b"\x00" * 40, "The file holds a null byte, so it is no text. Give a CSV file."),
        (b"\xff\xfe\xe9,1", "The file is not in UTF-8. Save it as “CSV UTF-8”."),
        (b"a,a\n1,2", "Two columns have the same heading, so it is unclear which counts."),
        (b"x" * 10_000_001, "The file is larger than 10 MB; no file of indicators is. Check it."),
        (
            TREATY.encode() + b"AF,Afghanistan,1\n",
            "Line 2 has not as many columns as the first line.",
        ),
        (
            b"x\n" * 50_002,
            "The file has more than 50,000 rows; no file of indicators has. Check it.",
        ),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(content, says):
    assert refusal(content) == [says]


def test_a_table_of_something_else_and_a_treaty_nobody_knows_are_refused():
    other = refusal("name,amount\nx,1\n")[0]
    unnamed = refusal(TREATY + "AF,Afghanistan,1,1987,0,0,state party,\n", "treaties.csv")[0]
    broken = refusal(TREATY + '"AF,Afghanistan\n')[0]

    assert other.startswith("The first line is none that is known")
    assert unnamed.startswith("The name of the file says no treaty that is known.")
    assert broken.startswith("Line 2 cannot be read as CSV:")


def test_a_number_that_is_none_is_named_by_its_column():
    rows = "wb_code,year,Estimate,Rank\nAFG,2015,=1+1,18\nAFG,2016,-1.1,18\n"

    assert refusal(rows, "w.csv") == ["Line 2 has “=1+1” where Estimate should be a number."]


def test_bringing_in_facts_changes_no_evaluation_and_no_route(cast):
    case = cases.escalation(cast)
    before, rank = CaseFile(case).evaluation.as_dict(), case.rank

    of_kadar(cast)

    case.refresh_from_db()
    assert CaseFile(case).evaluation.as_dict() == before
    assert case.rank == rank
    assert "polyarchy" not in str(CaseFile(case).document)


def test_the_facts_stand_on_the_baseline_with_source_and_date_and_are_sealed_beside_it(
    cast, client
):
    of_kadar(cast)
    version = baselines.published(cast)
    client.force_login(cast.petra)

    page = client.get(version.baseline.get_absolute_url()).content.decode()

    assert "V-Dem: electoral democracy" in page
    assert "0.112, on a scale from 0 to 1" in page
    assert "as of 1 March 2022" in page
    assert "no rule of any framework reads it" in page
    sealed = citing.cite_baseline(cases.draft(cast), by=cast.amina, version=version).version.root
    assert sealed == version.root


def test_the_command_says_what_it_brought_in_and_what_was_left_out(cast, capsys):
    file = str(DATA / "wgi_voice_accountability.csv")

    call_command("import_indicators", file, source="World Bank", as_of="2022-09-23")
    call_command("import_indicators", file, source="World Bank", as_of="2022-09-23", json=True)

    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "Brought in 6 facts; 0 were known already.",
        "Left out, since the list of countries has none of them: KSV.",
        '{"new": 0, "known": 6, "left_out": ["KSV"]}',
    ]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"as_of": "next week"}, "“next week” is no day. Write it as 2022-08-31."),
        (
            {"as_of": (timezone.localdate() + timedelta(days=400)).isoformat()},
            "The day as of which it holds is still to come. Check the year.",
        ),
        ({"source": " "}, "Say whose file it is, in at most 300 characters."),
        ({"file": "/nowhere/x.csv"}, "/nowhere/x.csv cannot be read: No such file or directory."),
    ],
)
def test_the_command_refuses_what_it_cannot_use_in_a_sentence(cast, said, says):
    asked = {"file": str(DATA / "hr_status_cat.csv"), "source": "UN", "as_of": "2022-08-31"} | said

    with pytest.raises(CommandError) as refused:
        call_command("import_indicators", asked.pop("file"), **asked)

    assert says in str(refused.value)


@pytest.mark.skipif(not REAL.exists(), reason="The public files are not here.")
def test_the_published_files_are_read_whole():
    names = sorted(REAL.rglob("*.csv"))

    found = {each.name: len(read(each.read_bytes(), each.name).facts) for each in names}

    assert all(found.values())
    assert len(found) == 11
    assert found["hr_status_cat.csv"] == 193
