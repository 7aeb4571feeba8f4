"""A case weighed under a framework: scope, derived values, bars, rung, contradictions, gaps."""

import json
from pathlib import Path

import jsonschema
import pytest

from policy.casefacts import answer
from policy.document import DocumentError
from policy.evaluate import evaluate
from tests.policy.frameworks import SMALL, document, small, spoiled

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"


def with_risks(*risks, **parts):
    """A case whose measures are one to each risk."""
    rows = [{"id": f"r{n}", **risk} for n, risk in enumerate(risks, start=1)]
    measures = [{"id": f"m{r['id']}", "risk": r["id"], "how": "So."} for r in rows]
    return document(collections={"risks": rows, "measures": measures}, **parts)


HEED_HAS_NOT = "Heed has not yet recorded “Must it stop?”. Ask for it to be worked out."
A_LOW, B_LOW = {"code": "A", "before": "low"}, {"code": "B", "before": "low"}
A_HIGH, B_OPEN = {"code": "A", "before": "high"}, {"code": "B"}


def test_a_case_with_everything_known_is_weighed_whole():
    evaluation = evaluate(small(), document())

    assert evaluation.scope.outcome == "in"
    assert evaluation.derived == {
        "d.worst": "low",
        "d.grid": "low",
        "d.any_report": False,
        "d.grade": "low",
    }
    assert evaluation.rung == "low_desk"
    assert evaluation.level.provisional is False
    assert evaluation.bars_standing == ()
    assert evaluation.consistency == ()
    assert evaluation.missing == ()


@pytest.mark.parametrize(
    ("case", "outcome", "rule"),
    [
        ({"kind": "help"}, "in", "s_in"),
        ({"kind": "none"}, "out", "s_out"),
        ({"kind": "odd"}, "refer", None),
        ({}, None, "s_out"),
        ({"kind": "a word that is no option"}, None, "s_out"),
    ],
)
def test_the_first_true_rule_decides_the_scope_and_an_unknown_one_before_it_waits(
    case, outcome, rule
):
    scope = evaluate(small(), document(case=case)).scope

    assert (scope.outcome, scope.rule) == (outcome, rule)


def test_an_empty_case_is_unknown_everywhere_and_never_clear():
    evaluation = evaluate(small(), {"framework": "small"})

    assert evaluation.scope.outcome is None
    assert set(evaluation.derived.values()) == {None}
    assert [bar.value for bar in evaluation.bars.values()] == [None, None]
    assert [bar.id for bar in evaluation.bars_standing] == ["b1", "b2"]
    assert evaluation.rung is None
    assert evaluation.level.provisional is True


def test_a_bar_says_which_rows_it_hits_and_on_what_answers():
    bar = evaluate(small(), with_risks(A_HIGH, B_LOW)).bars["b2"]

    assert (bar.value, bar.rows) == (True, ("r1",))
    assert bar.because == ["“How high?” (row r1) is “High”."]


def test_a_bar_that_only_warns_does_not_stand():
    lenient = spoiled("switches", 0, "value", to="off_")

    evaluation = evaluate(lenient, with_risks(A_HIGH, B_LOW))

    assert evaluation.bars["b2"].only_warns is True
    assert evaluation.bars_standing == ()


def test_an_unknown_bar_stands_only_from_the_stage_at_which_it_should_be_known():
    framework = spoiled("sections", 0, "questions", 0, "due_at", to="authorise")
    case = document(q={})

    early, late = (evaluate(framework, case, stage) for stage in ("submit", "authorise"))

    assert [bar.id for bar in early.bars_standing] == []
    assert [bar.id for bar in late.bars_standing] == ["b1"]


@pytest.mark.parametrize(
    ("risks", "worst"),
    [
        ([A_LOW, B_LOW], "low"),
        ([A_HIGH, B_LOW], "high"),
        ([A_HIGH, B_OPEN], "high"),
        ([A_LOW, B_OPEN], None),
        ([A_LOW], None),
        ([A_HIGH], "high"),
        ([], None),
    ],
)
def test_the_worst_row_is_known_only_when_no_open_row_could_be_worse(risks, worst):
    evaluation = evaluate(small(), with_risks(*risks))

    assert evaluation.derived["d.worst"] == worst


@pytest.mark.parametrize(
    ("risks", "grid"), [([A_LOW, B_LOW], "low"), ([A_HIGH, B_LOW], "medium"), ([A_LOW], None)]
)
def test_a_matrix_is_looked_up_when_both_sides_are_known(risks, grid):
    assert evaluate(small(), with_risks(*risks)).derived["d.grid"] == grid


def test_a_matrix_may_be_looked_up_for_every_row():
    framework = spoiled(
        "derived",
        "d.worst",
        to={
            "label": "Worst",
            "scale": "grade",
            "max_over": ["risks", {"matrix": ["it.before", "q.sm.stop"], "table": "t"}],
        },
    )

    assert evaluate(framework, with_risks(A_HIGH, B_LOW)).derived["d.worst"] == "medium"


def test_a_value_that_has_no_place_in_a_table_gives_nothing():
    framework = spoiled("tables", "t", "rows", to=["some", "medium", "high"])

    assert evaluate(framework, document()).derived["d.grid"] is None


def test_a_bar_on_a_rating_stands_from_the_stage_at_which_the_rating_is_due():
    framework = spoiled("bars", 0, "when", to={"eq": ["d.grade", "high"]})
    case = with_risks(A_LOW, B_OPEN)

    early, late = (evaluate(framework, case, stage) for stage in ("begin_mitigation", "submit"))

    assert "b1" not in [bar.id for bar in early.bars_standing]
    assert "b1" in [bar.id for bar in late.bars_standing]


def test_a_list_of_two_is_not_one_value_for_a_matrix():
    framework = spoiled("sections", 0, "questions", 0, "type", to="multichoice")

    found = [
        evaluate(framework, document(q={"sm.stop": chosen})).derived["d.grid"]
        for chosen in (["no_"], ["no_", "yes_"])
    ]

    assert found == ["low", None]


def test_the_highest_step_that_holds_counts_unless_an_open_one_could_go_higher():
    found = [
        evaluate(small(), case).derived["d.grade"]
        for case in (
            with_risks(A_HIGH, B_OPEN, declared_none=[]),
            with_risks(A_LOW, B_LOW, declared_none=[]),
            with_risks(A_LOW, B_OPEN),
        )
    ]

    assert found == ["high", None, None]


def test_a_derived_value_that_leads_back_to_itself_is_never_known():
    framework = spoiled("derived", "d.any_report", "when", to={"eq": ["d.any_report", True]})

    assert evaluate(framework, document()).derived["d.any_report"] is None


def test_a_derived_value_nobody_defined_is_never_known():
    framework = spoiled("bars", 0, "when", to={"eq": ["d.nowhere", "x"]})

    assert evaluate(framework, document()).bars["b1"].value is None


def test_the_rung_is_the_highest_demanded_with_every_reason():
    level = evaluate(small(), with_risks(A_HIGH, B_LOW)).level

    assert (level.id, level.ids, level.rank, level.provisional) == ("top", ("top",), 2, False)
    assert [reason.rule for reason in level.reasons] == ["e2"]
    assert [reason.says for reason in level.reasons] == ["It is high."]


def test_a_contradiction_raises_the_case_and_is_a_reason():
    case = document(
        declared_none=["reports", {"collection": "measures", "of": "r1", "reason": "No."}]
    )
    case["collections"]["measures"] = [{"id": "m2", "risk": "r2", "how": "So."}]

    evaluation = evaluate(small(), case)

    assert [(each.id, each.value, each.rows) for each in evaluation.consistency] == [
        ("c1", True, ("r1",))
    ]
    assert evaluation.rung == "top"
    assert [reason.rule for reason in evaluation.level.reasons] == ["c1", "e1"]


def test_a_rung_is_provisional_while_anything_due_is_open():
    framework = spoiled("sections", 0, "questions", 1, "required", to=True)

    early, late = (evaluate(framework, document(), s) for s in ("submit", "put_to_decision"))

    assert (early.level.provisional, late.level.provisional) == (False, True)


def test_a_rung_is_provisional_while_a_rule_is_open_even_if_nothing_is_missing():
    rules = [*SMALL["escalation"]["rules"], {
        "id": "e3", "when": {"eq": ["q.sm.why", "because"]}, "level": "top", "says": "Why."
    }]  # fmt: skip
    framework = spoiled("escalation", "rules", to=rules)

    by_stage = [
        evaluate(framework, document(), stage).level.provisional
        for stage in ("submit", "put_to_decision", None)
    ]

    assert by_stage == [False, True, True]


def test_a_rule_counts_as_open_only_from_the_stage_at_which_its_answers_are_due():
    case = with_risks(A_LOW, B_OPEN)

    by_stage = [
        evaluate(small(), case, stage).level.provisional for stage in ("begin_mitigation", "submit")
    ]

    assert by_stage == [False, True]


def test_a_rule_that_looks_twice_at_one_answer_is_due_when_that_answer_is():
    twice = {"any": [{"eq": ["q.sm.why", "a"]}, {"eq": ["q.sm.why", "b"]}]}
    framework = spoiled("bars", 0, "when", to=twice)

    due = [
        evaluate(framework, document(), stage).bars["b1"].due
        for stage in ("submit", "put_to_decision")
    ]

    assert due == [False, True]


@pytest.mark.parametrize(
    ("question", "given", "counts"),
    [
        ("sm.stop", {"value": "yes_", "notes": "Seen."}, "yes_"),
        ("sm.stop", "perhaps", None),
        ("sm.stop", ["no_", "perhaps"], ["no_", None]),
        ("sm.why", " ", None),
        ("sm.why", "Because.", "Because."),
    ],
)
def test_an_answer_counts_only_where_it_says_something_that_may_be_said(question, given, counts):
    assert answer(small().question(question), given) == counts


def test_two_levels_of_one_height_are_both_named():
    levels = [*SMALL["signoff_levels"], {"id": "other_top", "rank": 2, "label": "Other"}]
    framework = small(
        signoff_levels=levels,
        escalation={"rules": [
            {"id": "e1", "when": {"answered": "q.sm.stop"}, "level": "other_top", "says": "A."},
            {"id": "e2", "when": {"answered": "q.sm.stop"}, "level": "top", "says": "B."},
        ]},
    )  # fmt: skip

    level = evaluate(framework, document()).level

    assert (level.id, level.ids) == ("top", ("top", "other_top"))


def test_advice_is_needed_by_level_and_where_its_condition_is_not_ruled_out():
    stopped, open_, running = (
        evaluate(small(), document(q=q)) for q in ({"sm.stop": "yes_"}, {}, {"sm.stop": "no_"})
    )

    assert [need.kinds for need in stopped.advice_needed("top")] == [("legal",), ("ihl",)]
    assert [need.kinds for need in open_.advice_needed("top")] == [("legal",), ("ihl",)]
    assert [need.kinds for need in running.advice_needed("top")] == [("legal",)]
    assert running.advice_needed() == ()
    assert evaluate(small(), {}).advice_needed() == ()


# -- what is missing --------------------------------------------------------------------------


def says_missing(framework, case, stage=None):
    return [each.says for each in evaluate(framework, case).missing_at(stage)]


def test_what_is_missing_is_listed_in_sentences_in_the_order_of_the_form():
    case = with_risks(A_LOW, B_OPEN, case={}, q={}, declared_none=[])
    del case["collections"]["measures"][0]["how"]

    assert says_missing(small(), case) == [
        "“What is it?” has not been answered. Answer it.",
        "“Reports found” is empty or too short. Add rows, or sign that there are none.",
        "“Must it stop?” has not been answered. Answer it.",
        "“How high?” (for B) has not been answered. Answer it.",
        "“How?” (for mr1) has not been answered. Answer it.",
    ]


def test_what_is_missing_is_put_into_the_words_of_whoever_reads_it(monkeypatch):
    missing = evaluate(small(), {"framework": "small"}).missing

    monkeypatch.setattr("policy.words._translate", lambda sentence: f"« {sentence} »")

    assert {(each.says[:2], each.says[-2:]) for each in missing} == {("« ", " »")}


def test_a_risk_nobody_wrote_down_is_missing_by_name():
    assert says_missing(small(), with_risks(A_LOW)) == ["“Risks” has no row for “B”. Add one."]


def test_a_high_risk_without_a_measure_is_missing_one_until_none_is_signed():
    case = with_risks(A_HIGH, B_LOW)
    case["collections"]["measures"] = []
    signed = {"collection": "measures", "of": "r1", "reason": "None is possible."}

    assert says_missing(small(), case) == [
        "“Measures” (for Harm A) is empty or too short. Add rows, or sign that there are none."
    ]
    assert says_missing(small(), {**case, "declared_none": ["reports", signed]}) == []


def test_a_row_whose_code_nobody_knows_is_called_by_its_id():
    case = with_risks(A_LOW, B_LOW, {"code": "Z"})

    assert says_missing(small(), case) == ["“How high?” (for r3) has not been answered. Answer it."]


def test_a_row_without_its_code_is_missing_it():
    case = with_risks(A_LOW, B_LOW, {"before": "low"})

    assert says_missing(small(), case) == ["A row of “Risks” has no “Code”. Fill it in."]


def test_a_list_that_may_not_be_declared_empty_is_asked_for():
    framework = spoiled("collections", "reports", "declare_none", to=False)

    assert says_missing(framework, document(declared_none=[])) == [
        "“Reports found” is empty or too short. Add what is missing."
    ]


def test_a_list_is_asked_for_only_where_it_is_known_to_be_wanted():
    wanted = {"eq": ["q.sm.stop", "yes_"]}
    framework = spoiled("collections", "reports", "required_if", to=wanted)

    found = [
        says_missing(framework, document(declared_none=[], q=q), "submit")
        for q in ({"sm.stop": "no_"}, {"sm.stop": "yes_"}, {})
    ]

    assert found == [
        [],
        ["“Reports found” is empty or too short. Add rows, or sign that there are none."],
        ["“Must it stop?” has not been answered. Answer it."],
    ]


def test_what_is_due_later_is_missing_later():
    evaluation = evaluate(small(), document(q={"sm.stop": "yes_"}), "submit")

    assert evaluation.missing == ()
    assert [each.question for each in evaluation.missing_at("put_to_decision")] == ["sm.why"]


def test_an_answer_whose_option_no_longer_exists_is_unknown_and_told():
    evaluation = evaluate(small(), document(q={"sm.stop": "perhaps"}))

    assert evaluation.bars["b1"].value is None
    assert [each.says for each in evaluation.missing] == [
        "The answer “perhaps” to “Must it stop?” is no longer among its options. Choose another."
    ]


@pytest.mark.parametrize(
    ("part", "wanted", "answer", "sentence"),
    [
        (
            "notes",
            "required",
            "no_",
            "“Must it stop?” has been answered without reasons. Give them.",
        ),
        ("notes", "required", {"value": "no_", "notes": "Seen."}, None),
        (
            "evidence",
            {"min_sources": 1},
            "no_",
            "“Must it stop?” has been answered without a source. Cite one.",
        ),
        ("evidence", {"min_sources": 1}, {"value": "no_", "sources": ["s1"]}, None),
        (
            "evidence",
            {"min_sources": 1},
            {"value": "no_", "sources": 3},
            "“Must it stop?” has been answered without a source. Cite one.",
        ),
        ("min_items", 2, "no_", "“Must it stop?” needs more entries. Add them."),
        ("given_by", "heed", None, HEED_HAS_NOT),
        ("visible_if", {"eq": ["case.kind", "none"]}, None, None),
    ],
)
def test_an_answer_must_be_as_full_as_the_question_asks(part, wanted, answer, sentence):
    framework = spoiled("sections", 0, "questions", 0, part, to=wanted)

    found = says_missing(framework, document(q={"sm.stop": answer}))

    assert found == ([sentence] if sentence else [])


def test_a_section_that_is_not_shown_asks_nothing():
    framework = spoiled("sections", 0, "visible_if", to={"eq": ["case.kind", "none"]})

    assert says_missing(framework, document(q={})) == []


# -- explaining -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "value"),
    [("b1", False), ("e1", True), ("c1", False), ("s_in", True), ("d.any_report", False)],
)
def test_every_rule_can_be_explained(id, value):
    assert evaluate(small(), document()).explain(id).value is value


def test_a_rating_is_explained_by_its_steps_and_a_matrix_by_its_sides():
    evaluation = evaluate(small(), document())

    assert evaluation.explain("d.grade").words() == "\n".join(
        [
            "True: worked out from these. “Grade” is “Low”.",
            "  False: it should be “High”. “Worst” is “Low”.",
            "  False: it should be “yes”. “Any report” is “no”.",
        ]
    )
    assert [part.ref for part in evaluation.explain("d.grid").parts] == ["d.worst", "q.sm.stop"]
    assert evaluate(small(), {}).explain("d.grade").value is None


def test_a_rule_nobody_wrote_cannot_be_explained():
    with pytest.raises(KeyError, match="small has no rule, bar, check or derived value “zz”"):
        evaluate(small(), document()).explain("zz")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"eq": ["switch.strict", "on_"]}, "“Is the bar strict?” is “on_”."),
        ({"some": ["risks", {"eq": ["it.code", "A"]}]}, "“Code” (row r1) is “Harm A”."),
        ({"some": ["risks", {"some": ["it.measures", {"eq": ["it.how", "x"]}]}]}, "“How?”"),
        ({"eq": ["q.sm.stop", "no_"]}, "“Must it stop?” is “No ”."),
        ({"eq": ["case.other", "x"]}, "“case.other” is “x”."),
        ({"some": ["risks", {"eq": ["it.unheard", "x"]}]}, "“it.unheard”"),
    ],
)
def test_an_explanation_uses_the_words_people_use(condition, words):
    framework = spoiled("bars", 0, "when", to=condition)
    case = document(case={"kind": "help", "other": "x"})

    assert words in evaluate(framework, case).explain("b1").words()


# -- the document -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ([], "A case document is a set of named parts: framework, case, q"),
        ({"answers": {}}, "The case document has a part “answers”."),
        ({"q": []}, "“q” should be a set of named values."),
        ({"declared_none": "risks"}, "“declared_none” should be a list of collections."),
        ({"declared_none": [{"of": "x"}]}, "Each entry of “declared_none” is the name of"),
        ({"framework": "uk-osja"}, "The case document is written for “uk-osja”, not for “small”."),
        ({"framework": {"id": "x"}}, "The case document is written for “x”, not for “small”."),
        ({"q": {"sm.x": "y"}}, "“sm.x” is not a question of small 1. Remove or mend it."),
        ({"q": {"case.kind": "y"}}, "“case.kind” is not a question of small 1."),
        ({"q": {"sm.before": "low"}}, "of each row of “risks”. Put it in those rows, as “before”."),
        ({"collections": {"x": []}}, "“x” is not a collection of small. Use one of: risks, m"),
        ({"collections": {"risks": {}}}, "“risks” should be a list of rows, each with an “id”."),
        ({"collections": {"risks": [3]}}, "“risks” should be a list of rows, each with an “id”."),
        ({"collections": {"risks": [{"code": "A"}]}}, "A row of “risks” has no “id”."),
        ({"collections": {"risks": [{"id": " "}]}}, "A row of “risks” has no “id”."),
        (
            {"collections": {"risks": [{"id": "r"}, {"id": "r"}]}},
            "Two rows of “risks” have the id “r”. Give each its own.",
        ),
        ({"collections": {"risks": [{"id": "r", "x": 1}]}}, "Row “r” of “risks” has “x”"),
        (
            {"collections": {"measures": [{"id": "m", "risk": "r9"}]}},
            "Row “m” of “measures” belongs to no row of “risks”. Put that row's id in “risk”.",
        ),
        ({"collections": {"risks": [{"id": str(n)} for n in range(20_001)]}}, "more than 20000 r"),
        ({"declared_none": ["x"]}, "“x” is declared empty, and is not a collection of small."),
        ({"declared_none": ["risks"]}, "“risks” may not be declared empty. Add its rows."),
        (
            {"declared_none": ["reports"], "collections": {"reports": [{"id": "1"}]}},
            "“reports” is declared empty and has rows. Remove one or the other.",
        ),
        (
            {
                "declared_none": [{"collection": "measures", "of": "r", "reason": "x"}],
                "collections": {
                    "risks": [{"id": "r"}],
                    "measures": [{"id": "m", "risk": "r"}],
                },
            },
            "“measures” is declared empty and has rows.",
        ),
        (
            {"declared_none": [{"collection": "measures", "of": "r1"}]},
            "“measures” is declared empty without “reason”. Say it.",
        ),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_told_every_fault(case, fault):
    with pytest.raises(DocumentError) as refused:
        evaluate(small(), case)

    assert any(fault in each for each in refused.value.faults), refused.value.faults


@pytest.mark.parametrize("named", ["small", {"id": "small", "version": "1"}, None])
def test_a_document_may_name_its_framework_or_not(named):
    assert evaluate(small(), document(framework=named)).rung == "low_desk"


@pytest.mark.parametrize(
    "case",
    [document(), with_risks(A_HIGH, B_OPEN), {"framework": "small"}],
    ids=["whole", "part", "bare"],
)
def test_evaluations_and_documents_keep_to_their_published_schemas(case):
    says = json.loads(json.dumps(evaluate(small(), case).as_dict()))

    assert faults_by("case_document", case) == []
    assert faults_by("evaluation", says) == []


def faults_by(schema, data):
    """What a published schema finds wrong."""
    read = json.loads((SCHEMAS / f"{schema}.json").read_text())
    return [fault.message for fault in jsonschema.Draft202012Validator(read).iter_errors(data)]


# -- rows within rows -------------------------------------------------------------------------


def with_proofs(**changes):
    """The small framework with proofs that belong to measures, and a bar that looks for one."""
    looked_for = {"some": ["it.measures", {"some": ["it.proofs", {"eq": ["it.says", "x"]}]}]}
    return small(
        collections={
            **SMALL["collections"],
            "proofs": {
                "label": "Proofs",
                "belongs_to": {"collection": "measures", "by": "measure"},
                "fields": [{"id": "says"}],
                **changes,
            },
        },
        bars=[{**SMALL["bars"][0], "when": {"some": ["risks", looked_for]}}],
    )


def test_rows_are_found_however_deep_they_belong():
    case = with_risks(A_LOW, B_LOW)
    case["collections"]["proofs"] = [{"id": "p", "measure": "mr2", "says": "x"}]

    bar = evaluate(with_proofs(), case).bars["b1"]

    assert (bar.value, bar.rows) == (True, ("r2",))


def test_lists_that_belong_to_each_other_in_a_circle_end():
    circle = {**SMALL["collections"]["risks"], "belongs_to": {"collection": "measures", "by": "m"}}
    framework = small(collections={**SMALL["collections"], "risks": circle})
    case = document()
    for row in case["collections"]["risks"]:
        row["m"] = "m1"

    assert evaluate(framework, case).bars["b1"].value is False
