"""Paragraph by paragraph: each point is answered by something that is there, or says why not."""

import pytest

from policy.framework import FrameworkError
from policy.paragraph import Paragraph, Surroundings, faults_in, read_paragraphs, rules_page
from policy.paragraph.page import counted
from policy.paragraph.references import named_parts
from tests.policy.frameworks import as_yaml, osja, small, spoiled

AROUND = Surroundings(
    screens=frozenset({"decisions:decision"}),
    actions=frozenset({"assessments.submit"}),
    commands=frozenset({"sweep"}),
    tests=frozenset({"test_it"}),
)
POINT = {
    "id": "1",
    "source": "SRC",
    "says": "Stop.",
    "answered_by": ["bars/b1"],
    "tests": ["test_it"],
}


def point(**changes):
    whole = {**POINT, "not_software": "", "planned": "", **changes}
    return Paragraph(**{k: tuple(v) if isinstance(v, list) else v for k, v in whole.items()})


def faults_of(*points, around=AROUND, framework=None):
    found = faults_in(framework or small(), points, around, "paragraphs/small.yaml")
    return [str(fault) for fault in found]


def test_a_file_of_paragraphs_reads_into_points(tmp_path):
    file = tmp_path / "small.yaml"
    file.write_text(as_yaml([POINT]))

    assert read_paragraphs(file) == (point(),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id: a", "paragraphs/bad.yaml: It should be a list of entries, each beginning with “- ”."),
        ("- a", "paragraphs/bad.yaml: entry 1 should be named values"),
        ("- {id: 3}", "paragraphs/bad.yaml: paragraph “None 3” has a “id” that is not a word."),
        ("- {source: SRC}", "paragraphs/bad.yaml: entry 1 has no “id”. Add one."),
        ("- {id: a, tests: 3}", "has no “source”. Add one."),
        ("- {id: a, planned: yes}", "a bare “yes” is read as true or false."),
    ],
)
def test_a_file_of_paragraphs_that_is_wrong_is_refused_by_entry(tmp_path, text, sentence):
    file = tmp_path / "bad.yaml"
    file.write_text(text)

    with pytest.raises(FrameworkError) as refused:
        read_paragraphs(file)

    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ({}, "covered"),
        ({"planned": "A page."}, "planned"),
        ({"answered_by": [], "tests": [], "planned": "A page."}, "planned"),
        ({"answered_by": [], "tests": [], "not_software": "Advice to people."}, "explained"),
    ],
)
def test_a_point_is_covered_planned_or_explained(says, state):
    assert point(**says).state == state
    assert faults_of(point(**says)) == []
    assert counted([point(**says)])[state] == 1


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        ({"answered_by": [], "tests": []}, "is answered by nothing. Name what answers it in"),
        ({"not_software": "No."}, "is called not software and is answered or planned all the"),
        ({"tests": []}, "is answered, and no test shows it. Name one in “tests”."),
        ({"source": "XYZ"}, "is of “XYZ”, which the framework does not declare. Use one of: SRC."),
        ({"answered_by": ["bar/b1"]}, "points at “bar/b1”, which is no kind of part. Begin with"),
        ({"answered_by": ["bars/b9"]}, "points at “bars/b9”, which does not exist. Mend the name"),
        ({"answered_by": ["vocab/harms/Z"]}, "points at “vocab/harms/Z”, which does not exist."),
        ({"answered_by": ["screen/x:y"]}, "points at “screen/x:y”, which does not exist."),
        ({"answered_by": ["action/x.y"]}, "points at “action/x.y”, which does not exist."),
        ({"answered_by": ["command/x"]}, "points at “command/x”, which does not exist."),
        ({"tests": ["test_not"]}, "names the test “test_not”, which no file defines. Write it or"),
    ],
)
def test_a_point_that_is_not_answered_or_points_nowhere_is_named(says, sentence):
    (fault,) = faults_of(point(**says))

    assert fault.startswith(f"paragraphs/small.yaml: paragraph “{says.get('source', 'SRC')} 1” ")
    assert sentence in fault


def test_a_point_that_stands_twice_is_named():
    assert faults_of(point(), point()) == [
        "paragraphs/small.yaml: paragraph “SRC 1” stands twice. Keep one, or give it a number of"
        " its own."
    ]


def test_what_cannot_be_seen_is_not_checked():
    points = point(answered_by=["screen/x", "action/x", "command/x"], tests=["test_x"])

    assert faults_of(points, around=Surroundings()) == []


@pytest.mark.parametrize(
    "reference",
    [
        "questions/sm.stop", "questions/case.kind", "questions/sm.seen", "sections/main",
        "forms/look", "collections/risks", "collections/risks/code", "vocab/harms",
        "vocab/harms/A", "scales/grade", "scales/grade/low", "switches/strict", "derived/d.grade",
        "tables/t", "scope", "scope/s_out", "bars/b1", "checks/c1", "levels/top", "escalation/e1",
        "monitoring/m1", "validity", "validity/default", "validity/incident",
        "screen/decisions:decision", "action/assessments.submit", "command/sweep",
    ],
)  # fmt: skip
def test_every_part_of_a_framework_and_of_the_program_may_answer(reference):
    assert faults_of(point(answered_by=[reference])) == []


def test_letters_reports_holds_and_what_only_some_frameworks_have_may_answer_too():
    parts = named_parts(osja())
    vetted = spoiled("vetting", to={"stages": []})

    assert "conditions_to_recipient" in parts["communications"]
    assert "annual_hr_report" in parts["reports"]
    assert "case.flagged_unit" in parts["facts"]
    assert parts["lifecycle"] == {"emergency_hold"}
    assert faults_of(point(answered_by=["vetting/stages"]), framework=vetted) == []


def test_the_page_has_a_table_for_each_source_and_keeps_its_cells_whole():
    planned = point(id="2", says="A | B\nC", planned="Later.")

    page = rules_page([(small(), [point(), planned])])

    assert page.splitlines()[5:] == [
        "## A small policy",
        "",
        "`small` 1, draft. 2 points: 1 covered, 0 explained, 1 planned.",
        "",
        "### SRC: A source",
        "",
        "| Point | What it says | What answers it | Tests |",
        "|---|---|---|---|",
        "| 1 | Stop. | `bars/b1` | `test_it` |",
        "| 2 | A \\| B C | `bars/b1` *Planned:* Later. | `test_it` |",
    ]
