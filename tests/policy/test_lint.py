"""Lint that teaches: each fault names the file, the entry, what is wrong, and how to mend it."""

import time

import pytest

from policy.framework import loads
from policy.lint import lint
from tests.policy.frameworks import SMALL, as_yaml, changed, osja, small

QUESTION = ["sections", 0, "questions", 0]


def faults_after(*path, to):
    return [str(fault) for fault in lint(loads(as_yaml(changed(*path, to=to)), "small.yaml"))]


@pytest.mark.parametrize("framework", [small(), osja()], ids=lambda each: each.id)
def test_a_sound_framework_has_no_fault(framework):
    assert lint(framework) == []


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ([*QUESTION, "id"], "sm.why", "questions use the id “sm.why” twice. Rename one."),
        (["bars", 0, "id"], "e1", "rules use the id “e1” twice. Rename one."),
        (["vocab", "harms", 1, "id"], "A", "vocab “harms” use the id “A” twice."),
        (["collections", "risks", "fields", 1, "id"], "before", "keeps two things under “before”."),
        (["sections", 1, "per"], "people", "section “each” is asked per “people”, which is no"),
        (["sections", 1, "questions", 0, "scale"], "x", "chooses from “x”, which is neither"),
        ([*QUESTION, "options"], ["one"], "offers fewer than two options to choose from."),
        (["monitoring", 0, "form"], "x", "duty “m1” uses the form “x”, which is not among"),
        (["collections", "risks", "must_cover"], "x", "collection “risks” names the list “x”."),
        (["collections", "risks", "covers_by"], "x", "must cover a list by “x”, which is no field"),
        (["collections", "risks", "fields", 1, "from"], "x.axis", "looks “axis” up by “x”"),
        (
            ["collections", "measures", "belongs_to", "collection"],
            "x",
            "collection “measures” belongs to “x”, which is no collection.",
        ),
        ([*QUESTION, "cite"], "XYZ 4", "question “sm.stop” cites “XYZ 4”, which begins with no"),
        ([*QUESTION, "cite"], "SRC 1; XYZ 4", "cites “XYZ 4”, which begins with no declared"),
        (["bars", 1, "basis"], "policy", "bar “b2” has the basis “policy” and cites nothing."),
        (["vocab", "harms", 0, "grave"], True, "vocab “harms”, “A” is marked grave and cites"),
        (["framework", "provisional_because"], ..., "is a draft and does not say why."),
        (["framework", "status"], "published", "is published and gives a reason for being"),
        (["scope", "rules", 0, "says"], ..., "scope rule “s_out” says nothing."),
        (["scope", "rules", 0, "reason_required"], ..., "without asking why."),
        (["escalation", "rules", 0, "says"], ..., "escalation rule “e1” says nothing."),
        (["consistency_checks", 0, "says"], ..., "consistency check “c1” says nothing."),
        (["consistency_checks", 0, "remedy"], ..., "“c1” offers no way out."),
        (["bars", 0, "lifts_when"], " ", "bar “b1” does not say what would lift it."),
        (["bars", 0, "when"], {"answered": "q.sm.x"}, "bar “b1” looks up “q.sm.x”, which does not"),
        (["bars", 0, "when"], {"answered": "q.sm.how"}, "looks up “q.sm.how”"),
        (["bars", 0, "when"], {"not": {"answered": "case.x"}}, "looks up “case.x”"),
        (["bars", 0, "when"], {"answered": "it.before"}, "looks up “it.before”"),
        (["bars", 0, "when"], {"eq": ["d.x", "a"]}, "looks up “d.x”"),
        (["bars", 0, "when"], {"eq": ["switch.x", "a"]}, "looks up “switch.x”"),
        (
            ["bars", 0, "when"],
            {"eq": ["q.sm.stop", "maybe"]},
            "which it can never be. Use one of: yes_",
        ),
        (["bars", 0, "when"], {"eq": ["d.any_report", "true"]}, "to be “true”, which it can never"),
        (["bars", 0, "when"], {"eq": ["d.grid", "none"]}, "to be “none”, which it can never"),
        (["bars", 0, "when"], {"eq": ["switch.strict", "x"]}, "to be “x”, which it can never"),
        (["bars", 0, "when"], {"some": ["x", {"answered": "q.sm.stop"}]}, "looks through “x”"),
        (
            ["bars", 0, "when"],
            {"some": ["it.measures", {"answered": "it.how"}]},
            "belongs to no row here. Leave out “it.”.",
        ),
        (
            ["bars", 0, "when"],
            {"some": ["risks", {"some": ["measures", {"answered": "it.how"}]}]},
            "bar “b1” looks through the whole of “measures” again for each row of “risks”. Write",
        ),
        (
            ["collections", "risks", "belongs_to"],
            {"collection": "measures", "by": "code"},
            "collection “risks” belongs, through others, to itself. Break the circle.",
        ),
        (
            ["bars", 1, "only_warns"],
            False,
            "switch “strict” is looked at by no rule. Let one look at “switch.strict”, or",
        ),
        (
            ["bars", 1, "when"],
            {"some": ["risks", {"eq": ["it.axis", "x"]}]},
            "Use one of: one, two",
        ),
        (["bars", 1, "when"], {"some": ["risks", {"in": ["it.code", ["A", "Z"]]}]}, "to be “Z”"),
        (["bars", 1, "only_warns"], {"answered": "q.x"}, "bar “b2” looks up “q.x”"),
        (["bars", 0, "when"], {"gte": ["d.grade", "low", "x"]}, "ranks by “x”, which is no scale"),
        (
            ["bars", 0, "when"],
            {"gte": ["d.grade", "x", "grade"]},
            "wants at least “x”, which is not",
        ),
        (["sections", 0, "visible_if"], {"answered": "q.x"}, "section “main” looks up “q.x”"),
        ([*QUESTION, "visible_if"], {"answered": "q.x"}, "question “sm.stop” looks up “q.x”"),
        (["signoff_levels", 1, "advice", 1, "when"], {"answered": "q.x"}, "level “top” looks up"),
        (["monitoring", 0, "when"], {"answered": "q.x"}, "duty “m1” looks up “q.x”"),
        (
            ["collections", "reports", "required_if"],
            {"answered": "q.x"},
            "“reports” looks up “q.x”",
        ),
        (
            ["collections", "reports", "required_if"],
            {"eq": ["d.grade", "low"]},
            "collection “reports” is required by a derived value",
        ),
        (["derived", "d.grid", "table"], "x", "uses the table “x”, which does not exist."),
        (["derived", "d.grid", "matrix"], ["d.worst"], "needs two names to look up in its table."),
        (["derived", "d.grid", "matrix"], ["d.worst", "q.x"], "looks up “q.x”"),
        (["derived", "d.grid", "matrix"], ["d.worst", "d.x"], "looks up “d.x”"),
        (["tables", "t", "rows"], ["low", "medium", "top"], "has no place in its table for"),
        (["derived", "d.worst", "scale"], ..., "has no scale to say which value is higher."),
        (["derived", "d.worst", "max_over"], ["x", "it.before"], "takes the worst of “x”"),
        (
            ["derived", "d.worst", "max_over"],
            ["x", {"matrix": ["it.before", "q.sm.stop"], "table": "t"}],
            "takes the worst of “x”",
        ),
        (["derived", "d.grade", "otherwise"], "none", "gives “none”, which is not on its scale."),
        (["derived", "d.grade", "highest_of", 0, "when"], {"eq": ["d.grade", "low"]}, "leads back"),
        (
            ["escalation", "rules", 0, "level"],
            "x",
            "names the level “x”, which is not on the ladder.",
        ),
        (["consistency_checks", 0, "then", "raise_to"], "x", "“c1” names the level “x”"),
        (["signoff_levels", 0, "rank"], 0, "level “low_desk” has no rank."),
        (
            ["lifecycle"],
            {"emergency_hold": {"by": "a", "ratify_within": "P5D", "ratified_by": "x"}},
            "the emergency hold names the level “x”",
        ),
    ],
)
def test_each_fault_is_named_with_its_remedy(path, value, sentence):
    faults = faults_after(*path, to=value)

    assert any(sentence in fault for fault in faults), faults
    assert all(fault.startswith("small.yaml: ") for fault in faults)


def test_a_published_text_may_rest_on_nothing_from_memory():
    data = changed("framework", "status", to="published")
    del data["framework"]["provisional_because"]
    data["bars"][0]["basis"] = "background"

    faults = [str(fault) for fault in lint(loads(as_yaml(data), "small.yaml"))]

    assert faults == [
        "small.yaml: bar “b1” rests on background knowledge in a published text. Find its source."
    ]


def test_an_overall_rating_is_not_raised_in_silence():
    data = changed("derived", "d.overall", to=SMALL["derived"]["d.grade"])

    faults = [str(fault) for fault in lint(loads(as_yaml(data), "small.yaml"))]

    assert faults[0] == (
        "small.yaml: derived “d.overall”, step 1 raises the overall rating and says nothing."
        " Add “says”."
    )


def test_a_case_that_nobody_would_decide_is_found():
    faults = faults_after("escalation", "rules", 0, "when", to={"eq": ["d.grade", "low"]})

    assert faults == [
        "small.yaml: the escalation rules send nobody a case where d.grade = medium."
        " Add a rule for it."
    ]


def test_a_row_that_nobody_would_decide_is_found():
    rules = [
        {"id": "e1", "when": {"every": ["risks", {"eq": ["it.before", "low"]}]},
         "level": "low_desk", "says": "All low."},
        {"id": "e2", "when": {"some": ["risks", {"any": [{"eq": ["it.before", "high"]},
         {"not": {"answered": "it.before"}}]}]}, "level": "top", "says": "Some high."},
    ]  # fmt: skip

    faults = faults_after("escalation", "rules", to=rules)

    assert faults == [
        "small.yaml: the escalation rules send nobody a case where it.before = medium."
        " Add a rule for it."
    ]


def test_rules_that_cover_every_answer_between_them_pass():
    rules = [
        {"id": "e1", "when": {"not": {"eq": ["q.sm.stop", "yes_"]}}, "level": "low_desk",
         "says": "It need not stop."},
        {"id": "e2", "when": {"all": [{"eq": ["q.sm.stop", "yes_"]}]}, "level": "top",
         "says": "It must stop."},
    ]  # fmt: skip

    assert faults_after("escalation", "rules", to=rules) == []


def test_rules_too_tangled_to_be_shown_complete_are_refused():
    options = [f"o{n}" for n in range(50)]
    asked = [
        {"id": f"sm.t{n}", "text": "?", "type": "choice", "options": options} for n in range(3)
    ]
    data = changed("sections", 0, "questions", to=[*SMALL["sections"][0]["questions"], *asked])
    tangled = {"any": [{"eq": [f"q.sm.t{n}", "o1"]} for n in range(3)]}
    data["escalation"]["rules"] = [
        {"id": "e1", "when": tangled, "level": "top", "says": "Tangled."}
    ]

    faults = [str(fault) for fault in lint(loads(as_yaml(data), "small.yaml"))]

    assert faults == [
        "small.yaml: the escalation rules cannot be shown to reach a level for every case."
        " Let rules cover each value of one derived rating."
    ]


def test_rules_without_end_are_refused_within_a_second():
    asked = [
        {"id": f"sm.t{n}", "text": "?", "type": "choice", "options": ["a", "b"]} for n in range(14)
    ]
    data = changed("sections", 0, "questions", to=[*SMALL["sections"][0]["questions"], *asked])
    data["escalation"]["rules"] = [
        {"id": f"e{n}", "when": {"eq": [f"q.sm.t{n % 14}", "a"]}, "level": "top", "says": "A."}
        for n in range(400)
    ]
    framework = loads(as_yaml(data), "small.yaml")
    started = time.process_time()

    (fault,) = lint(framework)

    assert "cannot be shown to reach a level for every case." in str(fault)
    assert time.process_time() - started < 1
