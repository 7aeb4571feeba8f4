"""Reading a framework file: what is hostile or careless is refused in a sentence, at once."""

import pickle
import time

import pytest

from policy.framework import FrameworkError, load, loads
from policy.framework.reading import read_yaml
from tests.policy.frameworks import SMALL, as_yaml, changed, small, spoiled


def refusal_of(text):
    with pytest.raises(FrameworkError) as refused:
        loads(text, "bad.yaml")
    return str(refused.value)


def test_a_framework_reads_into_parts_that_can_be_asked_for_by_name():
    framework = small()

    assert (framework.id, framework.state, framework.is_draft) == ("small", "draft", True)
    assert framework.title.in_language("fr") == "Une petite politique"
    assert framework.title.in_language("fr-be") == "Une petite politique"
    assert framework.title.in_language("de") == "A small policy"
    assert framework.question("sm.before").ref == "it.before"
    assert [each.id for each in framework.question("sm.before").options] == [
        "low",
        "medium",
        "high",
    ]
    assert framework.level("top").advice[0].due.words() == "5 days"
    assert [each.id for each in framework.levels_at_or_above(2)] == ["top"]
    assert framework.collection("risks").label == "Risks"
    assert framework.section("each").per == "risks"
    assert framework.bar("b2").overrides[0].report_within.days == 15
    assert framework.form("look").questions[0].id == "sm.seen"
    assert framework.rankings["levels"] == ("low_desk", "top")
    assert framework.rankings["proof"] == ("rumour", "grounds")


def test_questions_are_due_by_stages():
    framework = small()

    due = [question.id for question in framework.questions_due("submit")]

    assert due == ["case.kind", "sm.stop", "sm.before", "sm.how"]
    assert len(framework.questions_due(None)) == 5


@pytest.mark.parametrize("ask", ["question", "level", "collection", "section", "bar", "form"])
def test_asking_for_a_part_that_is_not_there_says_so(ask):
    with pytest.raises(KeyError, match="small 1 has no"):
        getattr(small(), ask)("nowhere")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\na: 2", "bad.yaml: Line 2: “a” stands twice in the same entry. Keep one."),
        ("a:\n\t- b", "bad.yaml: Line 2 is indented with a tab, which YAML forbids. Use spaces."),
        ("a: [no]", "bad.yaml: Line 1: a bare “no” is read as true or false."),
        ("a: [Yes]", "bad.yaml: Line 1: a bare “Yes” is read as true or false."),
        ("on: [a]", "bad.yaml: Line 1: a bare “on” is read as true or false."),
        ("2: a", "bad.yaml: Line 1: the name “2” is not a word. Put it in quotation marks."),
        ("a: &x {b: c}\nd:\n  <<: *x", "bad.yaml: Line 3: “<<” merges one part into another."),
        ("a: !!python/object:os.system {}", "is not used in framework files. Remove it."),
        ("a: !!set {b}", "is not used in framework files. Remove it."),
        ("- a", "bad.yaml: A framework is made of named parts"),
        ("", "bad.yaml: A framework is made of named parts"),
        ("a: [", "bad.yaml: Line 2 is not readable as YAML: did not find expected node"),
        ("a: \x00", "is not readable as YAML"),
        ("a: 0o9999999999: b: c", "is not readable as YAML"),
        ("a: " + "[" * 60 + "]" * 60, "It is nested more than 40 deep. Flatten it."),
        ("a: [" + "x, " * 70_000 + "]", "It has more than 60000 entries. Split it."),
        ("a: " + "x" * 1_000_001, "It is longer than 1000000 characters. Split it."),
        ("a: 12:99:99.5_x\nb: 0x", "has no “schema_version”. Add one."),
        ("a: !!int abc", "bad.yaml: Line 1: a bare “abc” is read as a number of another kind."),
        ("a: !!bool abc", "bad.yaml: Line 1: a bare “abc” is read as true or false. Put it in"),
        ("a: 010", "bad.yaml: Line 1: a bare “010” is read as a number of another kind."),
        ("a: [b,\n  1:30]", "bad.yaml: Line 2: a bare “1:30” is read as a number of another kind."),
        ("a: .inf", "a bare “.inf” is read as a number of another kind. Put it in quotation"),
        ("a: 1_000", "a bare “1_000” is read as a number of another kind."),
        ("a: " + "9" * 100_000, "is read as a number of another kind. Put it in quotation marks."),
        ("a: 1\n---\nb: 2", "bad.yaml: Line 2 is not readable as YAML: but found another document"),
        ("? {a: b}\n: c", "bad.yaml: Line 1: the name “?” is not a word. Put it in quotation"),
        ("a: !!timestamp {}", "bad.yaml: Line 1 is not readable as YAML"),
        ("schema_version: 9", "is written for another version of this format."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text, sentence):
    assert sentence in refusal_of(text)


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (LAUGHS, "Line 2: the alias “*a0” stands inside a part that is itself repeated."),
        ("a: &a [*a]", "Line 1: the alias “*a” stands inside a part that is itself repeated."),
        ("a: &x [" + "x, " * 50_000 + "]\nb: [" + "*x, " * 60 + "]", "more than 50 aliases."),
        ("[" * 900_000, "It is nested more than 40 deep. Flatten it."),
        ("{" * 900_000, "It is nested more than 40 deep. Flatten it."),
        ("- " * 400_000, "It is nested more than 40 deep. Flatten it."),
        ("? " * 400_000, "It is nested more than 40 deep. Flatten it."),
        ("a: " + "[], " * 200_000, "is not readable as YAML"),
        ("\n".join(f"k{n}: v" for n in range(100_000)), "It has more than 60000 entries. Split"),
        ("a: '" + "x\n" * 450_000, "is not readable as YAML"),
        ("&a " * 300_000, "is not readable as YAML"),
        ("a: [" + "1, " * 300_000, "It has more than 60000 entries. Split it."),
        ("a" * 5_000_000, "It is longer than 1000000 characters. Split it."),
    ],
    ids=["laughs", "itself", "aliases", "lists", "maps", "dashes", "marks", "commas", "keys",
         "open quotation", "anchors", "numbers", "huge"],
)  # fmt: skip
def test_what_would_explode_is_refused_within_a_second(text, sentence):
    started = time.process_time()

    refusal = refusal_of(text)

    assert sentence in refusal
    assert time.process_time() - started < 1


def test_a_huge_file_is_not_even_opened(tmp_path):
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(10_000_000_000)

    with pytest.raises(FrameworkError, match=r"huge\.yaml: It is longer than 1000000 characters"):
        load(huge)


def test_a_few_plain_aliases_are_allowed_and_many_are_not():
    plain = "a: &x [one, two]\nb: *x\n"

    assert read_yaml(plain, "f.yaml")["b"] == ["one", "two"]
    with pytest.raises(FrameworkError, match="more than 50 aliases"):
        read_yaml("a: &x [one]\nb: [" + ", ".join(["*x"] * 51) + "]", "f.yaml")


def test_a_date_stays_as_it_was_written():
    assert read_yaml("a: 2011-07-13", "f.yaml") == {"a": "2011-07-13"}


def test_true_and_false_are_themselves():
    assert read_yaml("a: true\nb: false", "f.yaml") == {"a": True, "b": False}


def test_numbers_as_people_write_them_are_themselves():
    assert read_yaml("a: [0, 15, -3, 2.5]", "f.yaml") == {"a": [0, 15, -3, 2.5]}


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["bars", 0, "message"], ..., "small.yaml: bars “b1” has no “message”. Add one."),
        (["bars", 0, "message"], " ", "small.yaml: bars “b1” has an empty message."),
        (["bars", 0, "override"], ..., "small.yaml: bars “b1” has no “override”. Add one."),
        (["bars", 0, "override"], "perhaps", "has an “override” that is neither “none” nor"),
        (["bars", 0, "effect"], "forbid", "has the effect “forbid”. Use one of: prohibit,"),
        (
            ["bars", 0, "mesage"],
            "x",
            "has “mesage”, which means nothing here. Did you mean “message”?",
        ),
        (["bars", 0, "when"], {"xor": 1}, "has a “when” that is not a condition: “xor” is not"),
        (["bars"], "none", "the file has a “bars” that is not a list."),
        (["bars", 0], "b1", "bars, entry 1, should be named values"),
        (["bars", 1, "override", 0, "report", "within"], "soon", "“soon” is not a period"),
        (
            ["framework", "version"],
            2013.1,
            "has a “version” that is not a word. Put it in quotation",
        ),
        (["framework", "status"], "final", "has the status “final”. Use one of: draft"),
        (["framework", "title"], 3, "has a “title” that is not a text."),
        (["framework", "sources", 0, "basis"], "hearsay", "has the basis “hearsay”. Use one of:"),
        (["vocab", "harms", 0], 3, "has “3” among its harms, which is not a word."),
        (["vocab", "harms"], "A", "has a “harms” that is not a list."),
        (["sections", 0, "questions", 0, "options"], [True], "has “True” among its options"),
        (["sections", 0, "questions", 0, "type"], "essay", "has the type “essay”. Use one of:"),
        (["sections", 0, "questions", 0, "required"], "x", "is neither true nor false"),
        (["sections", 0, "questions", 0, "min_items"], -1, "that is not a whole number"),
        (["sections", 0, "questions", 0, "due_at"], "later", "has the due_at “later”."),
        (["scope", "rules", 0, "outcome"], "maybe", "has the outcome “maybe”. Use one of: in, out"),
        (["switches", 0, "value"], "x", "has a value that is not among its options."),
        (
            ["collections", "risks", "fields", 0, "vocab"],
            3,
            "has a “vocab” that is not a list of words",
        ),
        (["derived", "d.worst", "when"], {"answered": "q.a"}, "should have exactly one of: matrix"),
        (["derived", "d.worst", "max_over"], "risks", "has a “max_over” that is not a pair"),
        (["tables", "t", "cells", 0], ["low"], "should have 3 rows of 2 words each in “cells”"),
        (["validity", "default"], ..., "has no “default”. Add one."),
        (["nonsense"], 1, "has “nonsense”, which means nothing here."),
    ],
)
def test_an_entry_that_is_wrong_is_named_with_its_remedy(path, value, sentence):
    with pytest.raises(FrameworkError) as refused:
        loads(as_yaml(changed(*path, to=value)), "small.yaml")

    assert sentence in str(refused.value)


def test_one_way_past_a_bar_may_stand_without_a_list():
    way = {"kind": "political_decision", "by": "council"}

    (override,) = spoiled("bars", 0, "override", to=way).bar("b1").overrides

    assert (override.kind, override.id, override.by) == (way["kind"], way["kind"], "council")


def test_a_text_survives_being_copied_between_processes():
    title = pickle.loads(pickle.dumps(small().title))  # noqa: S301 - our own bytes

    assert title.in_language("fr") == "Une petite politique"


def test_a_question_may_take_several_answers():
    several = spoiled("sections", 0, "questions", 0, "type", to="multichoice")

    assert [small().question("sm.stop").many, several.question("sm.stop").many] == [False, True]


def test_a_file_that_cannot_be_opened_or_is_not_text_is_refused_by_name(tmp_path):
    strange = tmp_path / "strange.yaml"
    strange.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(FrameworkError, match=r"gone\.yaml: The file cannot be read"):
        load(tmp_path / "gone.yaml")
    with pytest.raises(FrameworkError, match=r"strange\.yaml: The file is not UTF-8 text"):
        load(strange)


def test_the_digest_is_of_the_very_text():
    text = as_yaml(SMALL)

    assert loads(text, "a").digest == loads(text, "b").digest
    assert loads(text, "a").digest != loads(text + "\n# more\n", "a").digest
