"""Decisions as a file: every column true, nothing secret, nothing a spreadsheet would run."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import Portfolio
from casework.models import AccessEntry
from decisions.access import may_export
from decisions.exports import BOM, COLUMNS, Wanted, as_csv, as_json, safe, supply
from monitoring import actions as watching
from tests import cases
from tests.decisions import records
from tests.monitoring import watched
from tests.policy.frameworks import osja


def rows_of(text: str) -> list[dict]:
    """The rows of a CSV, the lists inside its cells read."""
    found = []
    for row in csv.DictReader(io.StringIO(text)):
        found.append(
            {
                name: json.loads(cell) if cell.startswith(("[", "{")) else cell
                for name, cell in row.items()
            }
        )
    return found


def exported(**wanted) -> list[dict]:
    """Every decision as the CSV has it."""
    return rows_of("".join(as_csv(Wanted(**wanted))))


def test_a_decision_is_one_row_with_what_it_rests_on(cast):
    decision = records.authorised(cast)

    (row,) = exported()

    told = {
        "case_ref": "HRA-2026-0001",
        "decision_ref": decision.reference,
        "sha256": decision.sealed.root,
        "guidance_state": "draft",
        "guidance_provisional_because": str(osja().provisional_because),
        "title": "Investigation training",
        "country": ["KD"],
        "implementer": "Office for Foreign Affairs",
        "rep_pol": "low",
        "dp_assurance_status": "not_engaged",
        "computed_level": "minister",
        "actual_level": "minister",
        "decision": "authorise",
        "reasons": "The vetting holds.",
        "decider_name": "Minister Okafor",
        "minister": "yes",
        "decision_vs_advice": "against",
        "despite_serious_risk": "yes",
        "scope_modified": "no",
        "overrides": [],
        "triggers": [],
        "suspensions": [],
        "marking": "OFFICIAL",
        "restricted": "no",
    }
    assert {name: row[name] for name in told} == told
    assert [unit["latin"] for unit in row["recipient_unit"]] == list(records.NAMES.values())
    parent = {name: row["recipient_unit"][1][name] for name in ("parent", "parent_latin")}
    assert parent == {"parent": "ශ්‍රී ලංකා පොලිසිය", "parent_latin": "Sri Lanka Police"}
    torture = next(each for each in row["risks"] if each["code"] == "TORT")
    assert torture == {
        "code": "TORT",
        "axis": "hr",
        "inherent": "serious",
        "residual": "serious",
        "reason": "Vetted.",
    }
    assert [each["says"] for each in row["mitigations"]] == [
        "Every trainee is vetted by name before the course."
    ]
    assert [each["says"] for each in row["conditions"]] == [
        "Three units are excluded, checked by roster before each course."
    ]
    assert len(row["prev_event_hash"]) == 64


def test_dissent_stands_in_the_words_of_the_adviser_and_legal_advice_does_not(cast):
    records.authorised(cast)

    (row,) = exported()

    assert row["dissent"] == [
        {
            "role": "human_rights",
            "who": "Hugo Marques",
            "concur": "non_concur",
            "reasons": "Nothing has moved since 2015.",
            "case_against": "Fifteen years of training moved nothing.",
        }
    ]
    assert {each["role"]: each["concur"] for each in row["consultees"]} == {
        "inside": None,
        "legal": "concur",
        "human_rights": "non_concur",
    }


def test_what_a_case_was_given_to_answer_stands_in_words_unless_only_some_may_read_it(cast):
    case = watched.watched(cast)
    unit = case.assistance.recipients.get()
    known = watched.an_allegation(cast, unit, says="A detainee died in the cells.")
    secret = watched.an_allegation(cast, unit, says=f"A man: {records.ALLEGED}.", restricted=True)
    for each in (known, secret):
        watching.open_triggers_for(each, by=cast.program)

    (row,) = exported()

    told = [
        {name: each[name] for name in ("cause", "what", "reached_by", "withheld")}
        for each in row["triggers"]
    ]
    assert told[0]["reached_by"]
    assert told == [
        {
            "cause": "allegation",
            "what": "A detainee died in the cells.",
            "reached_by": told[0]["reached_by"],
            "withheld": False,
        },
        {"cause": None, "what": None, "reached_by": None, "withheld": True},
    ]
    assert [each["opened"] for each in row["triggers"]] == [f"{timezone.localdate()}"] * 2
    assert records.ALLEGED not in "".join(as_csv()) + "".join(as_json())


def test_an_allegation_of_another_portfolio_is_there_by_its_day_alone(cast):
    case = watched.watched(cast)
    unit = case.assistance.recipients.get()
    theirs = watched.an_allegation(cast, unit, says="Said to somebody else.")
    other = Portfolio.objects.create(organisation=cast.portfolio.organisation, name="Another")
    type(theirs).objects.filter(pk=theirs.pk).update(portfolio=other)
    watching.open_triggers_for(theirs, by=cast.program)

    (row,) = exported()

    (trigger,) = row["triggers"]
    assert (trigger["what"], trigger["withheld"]) == (None, True)


def test_only_a_column_of_the_file_can_be_supplied():
    with pytest.raises(LookupError, match="no column “weather”"):
        supply("weather", "SELECT 1")


def test_no_secret_leaves_in_any_form(cast):
    records.authorised(cast)

    written = "".join([*as_csv(), *as_json(), *as_json(lines=True)])

    assert [word for word in records.CANARIES if word in written] == []


def test_a_suspension_and_the_withdrawal_that_ended_it_stand_on_every_row(cast):
    records.withdrawn(cast)

    rows = exported()

    today = timezone.localdate().isoformat()
    assert [row["decision"] for row in rows] == ["authorise", "suspend", "withdraw"]
    assert rows[2]["reasons"] == "The commander was promoted."
    (stop,) = rows[0]["suspensions"]
    assert stop == {
        "from": today,
        "stopped_in_fact": None,
        "to": today,
        "reason": "Two men died in the cells of the unit.",
        "codes": ["rights"],
        "authority": "Director Osei, Director, Security",
        "resume_test": "The unit's commander is replaced and the three cases charged.",
        "impact": "Sixty officers lose a course; nobody's safety rests on it.",
        "recipient": None,
        "part": None,
        "decision": rows[1]["decision_ref"],
    }


def test_of_a_restricted_case_only_the_outline_leaves(cast):
    case = cases.authorised(cast)
    type(case.assistance).objects.update(restricted=True)

    (row,) = exported()

    outline = {column.name for column in COLUMNS if column.outline}
    assert {name for name, cell in row.items() if cell} <= outline
    assert (row["case_ref"], row["restricted"], row["state"]) == (
        case.reference,
        "yes",
        "authorised",
    )


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_begins_like_a_formula_begins_with_an_apostrophe(begins):
    assert safe(f"{begins}1+1") == f"'{begins}1+1"


def test_a_title_that_is_a_formula_is_written_as_text(cast):
    cases.authorised(cast, title='=HYPERLINK("http://x.example","Read me")')

    (row,) = exported()

    assert row["title"] == """'=HYPERLINK("http://x.example","Read me")"""


def test_the_forms_agree_with_each_other(cast):
    records.withdrawn(cast)

    array = json.loads("".join(as_json()))
    lines = [json.loads(line) for line in "".join(as_json(lines=True)).splitlines()]

    assert array == lines
    assert [row["decision_ref"] for row in exported()] == [each["decision_ref"] for each in array]


def test_with_nothing_decided_the_files_are_empty_and_well_formed(db):
    assert json.loads("".join(as_json())) == []
    assert ("".join(as_json(lines=True)), exported()) == ("", [])
    assert next(as_csv(bom=True)).startswith(f"{BOM}case_ref,")


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, django_assert_num_queries):
    cases.authorised(cast)
    cases.authorised(cast)

    with django_assert_num_queries(3):  # the rows, and the savepoint around them
        list(as_csv())


def test_a_portfolio_and_a_day_narrow_it(cast):
    cases.authorised(cast)
    tomorrow = timezone.localdate() + timedelta(days=1)

    found = [
        len(exported(portfolios=(cast.portfolio.pk,))),
        len(exported(portfolios=(cast.elsewhere.pk,))),
        len(exported(since=timezone.localdate())),
        len(exported(since=tomorrow)),
    ]

    assert found == [1, 0, 1, 0]


# -- by command -------------------------------------------------------------------------------


def test_the_command_writes_a_file(cast, tmp_path, capsys):
    cases.authorised(cast)
    path = tmp_path / "decisions.csv"

    call_command("export_decisions", output=str(path), portfolio=[cast.portfolio.name], bom=True)

    assert path.read_bytes().startswith(BOM.encode())
    assert len(rows_of(path.read_text("utf-8-sig"))) == 1


def test_the_command_names_a_portfolio_that_is_not_there(db):
    with pytest.raises(CommandError, match="There is no portfolio “Fleet”"):
        call_command("export_decisions", portfolio=["Fleet"])


# -- in the browser ---------------------------------------------------------------------------


def test_an_auditor_downloads_the_decisions_and_that_is_noted(cast, client):
    cases.authorised(cast)
    client.force_login(cast.kim)

    page = client.get(reverse("decisions:export"))
    answer = client.get(reverse("decisions:export"), {"format": "csv"})

    assert (page.status_code, answer.status_code) == (200, 200)
    assert len(rows_of(b"".join(answer.streaming_content).decode("utf-8-sig"))) == 1
    noted = AccessEntry.objects.get(kind="exported")
    assert (noted.officer, noted.subject_id, noted.reason) == (cast.kim, cast.portfolio.pk, "csv")


def test_a_portfolio_somebody_may_not_export_is_refused_in_a_sentence(cast, client):
    client.force_login(cast.kim)

    answer = client.get(
        reverse("decisions:export"), {"format": "csv", "portfolio": cast.elsewhere.pk}
    )

    assert answer.status_code == 422
    assert AccessEntry.objects.filter(kind="exported").count() == 0


def test_an_official_may_not_export(cast, client):
    client.force_login(cast.amina)

    assert client.get(reverse("decisions:export"), {"format": "csv"}).status_code == 404


def test_every_column_of_the_documents_is_there_and_no_other():
    text = (settings.BASE_DIR / "docs" / "exports.md").read_text()

    named = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]

    assert named == [column.name for column in COLUMNS]


def test_since_is_a_day():
    assert Wanted(since=date(2026, 3, 1)).where == (
        "WHERE TRUE AND d.made_at >= %s",
        [date(2026, 3, 1)],
    )


@pytest.mark.parametrize(("who", "led"), [("osei", False), ("sam", True)])
def test_the_list_of_decisions_leads_to_the_export_whoever_may_make_one(cast, client, who, led):
    officer = getattr(cast, who)
    client.force_login(officer)

    text = client.get(reverse("decisions:list")).content.decode()

    assert (reverse("decisions:export") in text) == led == may_export(officer)
