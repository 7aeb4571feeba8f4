"""What the commands print: figures a person can read, JSON a machine can, or one sentence."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from django.core.management import CommandError, call_command

from policy import checks, registry
from policy.management.commands import check_frameworks
from policy.paragraph import rules_page
from tests.policy.frameworks import CASES, SMALL, as_yaml, changed

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "evaluation.json"


def said(*arguments, **options):
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def framework_folder(tmp_path, settings):
    settings.POLICY_DIR = tmp_path / "frameworks"
    settings.POLICY_DIR.mkdir()
    (tmp_path / "paragraphs").mkdir()
    registry.forget()
    yield settings.POLICY_DIR
    registry.forget()


POINT = {"id": "1", "source": "SRC", "says": "It must stop.", "not_software": "A test."}


def say_what_answers(framework_folder, *points, name="small.yaml"):
    (framework_folder.parent / "paragraphs" / name).write_text(as_yaml(list(points)))


def test_check_frameworks_counts_what_each_holds():
    words = said("check_frameworks")

    assert "uk-osja 2017.1 (draft): 14 sections, " in words
    assert "  paragraphs: 101 (" in words
    assert "provisional because: Reconstructed." in words
    assert "read, " in words.splitlines()[-1]
    assert json.loads(said("check_frameworks", "--json"))[0]["levels"] == 3


def test_a_published_framework_needs_no_excuse(framework_folder):
    data = changed("framework", "status", to="published")
    del data["framework"]["provisional_because"]
    (framework_folder / "small.yaml").write_text(as_yaml(data))
    say_what_answers(framework_folder, POINT)

    words = said("check_frameworks").splitlines()

    assert words[0].startswith("small 1 (published): 3 sections, 5 questions, 2 bars")
    assert words[1:] == [
        "  paragraphs: 1 (0 covered, 1 explained, 0 planned)",
        "1 framework read, nothing wrong.",
    ]


def test_check_frameworks_tells_everything_that_is_wrong(framework_folder):
    (framework_folder / "a.yaml").write_text("a: [no]")
    (framework_folder / "b.yaml").write_text(as_yaml(changed("bars", 0, "cite", to="XYZ")))
    say_what_answers(framework_folder, {**POINT, "not_software": ""}, name="b.yaml")
    (framework_folder / "c.yaml").write_text(as_yaml(SMALL))
    (framework_folder / "d.yaml").write_text(as_yaml(SMALL))
    say_what_answers(framework_folder, {**POINT, "sayz": ""}, name="d.yaml")

    with pytest.raises(CommandError) as refused:
        said("check_frameworks")

    assert str(refused.value).splitlines() == [
        "a.yaml: Line 1: a bare “no” is read as true or false. Put it in quotation marks.",
        "b.yaml: bar “b1” cites “XYZ”, which begins with no declared source. Use one of: SRC.",
        "paragraphs/b.yaml: paragraph “SRC 1” is answered by nothing. Name what answers it in"
        " “answered_by”, or say why it is “not_software”, or what is “planned”.",
        "c.yaml: Nobody has said what answers its paragraphs. Write paragraphs/c.yaml.",
        "paragraphs/d.yaml: paragraph “SRC 1” has “sayz”, which means nothing here."
        " Did you mean “says”? Mend or remove it.",
    ]


def test_the_page_of_rules_says_what_the_paragraphs_say(settings):
    page = Path(settings.BASE_DIR) / "docs" / "rules.md"

    read, faults = check_frameworks.read_all()

    assert faults == []
    assert page.read_text(encoding="utf-8") == rules_page(read), (
        "docs/rules.md is out of date. Run: python manage.py check_frameworks --write-rules"
    )


def test_the_schema_is_written_on_demand(framework_folder, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs" / "schemas").mkdir(parents=True)

    said("check_frameworks", "--write-schema")

    assert (tmp_path / "docs" / "schemas" / "framework.json").read_text() == (
        check_frameworks.schema_text()
    )


def test_the_page_of_rules_is_written_on_demand(framework_folder, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    (framework_folder / "small.yaml").write_text(as_yaml(SMALL))
    say_what_answers(framework_folder, POINT)

    said("check_frameworks", "--write-rules")

    assert "| 1 | It must stop. | *Not software:* A test. |  |" in (
        (tmp_path / "docs" / "rules.md").read_text(encoding="utf-8").splitlines()
    )


@pytest.mark.parametrize(
    ("name", "overall", "level"),
    [
        ("sri_lanka_police", "high", "minister"),
        ("china_policing_college", "high", "minister"),
        ("ethics_seminar", "low", "team_leader"),
    ],
)
def test_evaluate_gives_the_worked_cases_and_touches_no_database(name, overall, level):
    evaluation = json.loads(said("evaluate", str(CASES / f"{name}.json"), "--json"))

    jsonschema.validate(evaluation, json.loads(SCHEMA.read_text()))
    assert evaluation["scope"]["outcome"] == "in"
    assert evaluation["derived"]["d.overall"] == overall
    assert (evaluation["level"]["id"], evaluation["level"]["provisional"]) == (level, False)
    assert evaluation["missing"] == []


def test_evaluate_speaks_to_people():
    words = said("evaluate", str(CASES / "sri_lanka_police.json")).splitlines()

    assert words[1] == "Scope: in."
    assert "Overall rating: High." in words
    assert "Decided by: Minister." in words


def test_evaluate_says_what_is_missing_and_that_the_rung_may_change(tmp_path):
    file = tmp_path / "case.json"
    file.write_text('{"framework": "uk-osja", "q": {"uk.will": "yes"}}')

    words = said("evaluate", str(file))

    assert "Decided by: Minister (provisional: something due is not known)." in words
    assert "Bar (warns only): It is known or believed that torture" in words
    assert "“What is given?” has not been answered. Answer it." in words


def test_evaluate_explains_a_rule_and_looks_again_at_contradictions(tmp_path):
    document = json.loads((CASES / "ethics_seminar.json").read_text())
    document["collections"]["risks"][5]["after"] = "serious"
    file = tmp_path / "case.json"
    file.write_text(json.dumps(document))

    assert "Look again: A risk is judged worse after measures than before." in said(
        "evaluate", str(file)
    )
    assert said("evaluate", str(file), "--explain", "overall_high").startswith("True: it should")


def test_evaluate_reads_standard_input_and_another_framework(tmp_path, monkeypatch):
    other = tmp_path / "small.yaml"
    other.write_text(as_yaml(SMALL))
    document = b'{"framework": "small", "case": {"kind": "help"}}'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(document)))

    words = said("evaluate", "-", "--framework", str(other), "--stage", "submit")

    assert "Scope: in." in words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not a JSON document"),
        ("[]", "does not say which framework it is for. Set “framework” to one of: "),
        ('{"framework": "nowhere"}', "does not say which framework it is for."),
        (
            '{"framework": {"id": "uk-osja"}, "q": {"uk.x": 1}}',
            "“uk.x” is not a question of uk-osja",
        ),
        ("[" * 100_000, "is not a JSON document"),
        ('"' + "x" * 5_000_001 + '"', "is larger than 5 MB. Split the case."),
    ],
    ids=["broken", "a list", "unknown framework", "unknown id", "deep", "huge"],
)
def test_evaluate_refuses_what_it_cannot_read_in_a_sentence(tmp_path, text, sentence):
    file = tmp_path / "case.json"
    file.write_text(text)

    with pytest.raises(CommandError) as refused:
        said("evaluate", str(file))

    assert sentence in str(refused.value)


def test_evaluate_refuses_a_file_that_is_not_there_and_a_rule_nobody_wrote(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        said("evaluate", str(tmp_path / "gone.json"))
    with pytest.raises(CommandError, match="has no rule, bar, check or derived value “zz”"):
        said("evaluate", str(CASES / "ethics_seminar.json"), "--explain", "zz")
    with pytest.raises(CommandError, match=r"gone\.yaml: The file cannot be read"):
        said("evaluate", str(CASES / "ethics_seminar.json"), framework=tmp_path / "gone.yaml")


def test_the_program_does_not_start_on_a_framework_that_is_wrong(framework_folder):
    assert checks.every_framework_reads(None) == []

    (framework_folder / "a.yaml").write_text("a: [no]")
    registry.forget()

    (error,) = checks.every_framework_reads(None)
    assert error.id == "policy.E001"
    assert error.msg.startswith("a.yaml: Line 1: a bare “no”")
