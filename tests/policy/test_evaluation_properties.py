"""What is true of every case and every order: answers settle, silence waits, nothing runs away."""

import json
import time
from copy import deepcopy
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.document import DocumentError
from policy.evaluate import evaluate
from policy.framework import FrameworkError
from policy.framework.entry import Entry
from policy.framework.loading import read_whole
from policy.lint import lint
from tests.policy.frameworks import SMALL, case, document, osja, small

GRADES = ("low", "medium", "high")

# A framework with a value of every kind: matrix, worst row (plain, by a table, of a ranked code
# list), a number that must be reached, and steps; none of its conditions asks whether something
# was answered, so that silence alone never settles anything.
EVERY_KIND = {
    **SMALL,
    "derived": {
        **SMALL["derived"],
        "d.worst_by_table": {
            "label": "By table",
            "scale": "grade",
            "max_over": ["risks", {"matrix": ["it.before", "q.sm.stop"], "table": "t"}],
        },
        "d.proof": {"label": "Proof", "scale": "proof", "max_over": ["reports", "it.standard"]},
        "d.all_low": {
            "label": "All low",
            "when": {"every": ["risks", {"not": {"gte": ["it.before", "medium", "grade"]}}]},
        },
        "d.many": {"label": "Many", "when": {"gte": ["case.people", 100]}},
    },
    "consistency_checks": [],
    "bars": [
        *SMALL["bars"],
        {
            **SMALL["bars"][0],
            "id": "b3",
            "when": {"any": [{"eq": ["d.many", True]}, {"ne": ["d.proof", "rumour"]}]},
        },
        {**SMALL["bars"][0], "id": "b4", "when": {"eq": ["d.worst_by_table", "high"]}},
    ],
}
EVERY_KIND["scope"] = deepcopy(SMALL["scope"])
EVERY_KIND["scope"]["questions"].append(
    {"id": "case.people", "text": "How many?", "type": "number"}
)
WHOLE = small(**EVERY_KIND)

grade = st.sampled_from([*GRADES, None, "strange"])
risk = st.fixed_dictionaries({"code": st.sampled_from(["A", "B", None]), "before": grade})
proof = st.sampled_from(["rumour", "grounds", None, "hearsay"])
kind = st.sampled_from(["help", "none", "odd", None])
stop = st.sampled_from(["yes_", "no_", None, "perhaps", ["yes_", None], ["no_"]])
people = st.sampled_from([1, 99, 100, "100", 10**6, None, "many", float("nan"), True])
cases = st.tuples(kind, people, stop, st.lists(risk, max_size=3), st.lists(proof, max_size=2))


def case_of(kind, people, stop, risks, proofs):
    rows = [{"id": f"r{n}", **each} for n, each in enumerate(risks)]
    return {
        "framework": "small",
        "case": {"kind": kind, "people": people},
        "q": {"sm.stop": stop},
        "collections": {
            "risks": rows,
            "measures": [{"id": f"m{r['id']}", "risk": r["id"], "how": "So."} for r in rows],
            "reports": [{"id": f"p{n}", "standard": each} for n, each in enumerate(proofs)],
        },
    }


def settled_in(evaluation):
    """Everything the evaluation says for certain, by name."""
    found = {ref: value for ref, value in evaluation.derived.items() if value is not None}
    found |= {id: bar.value for id, bar in evaluation.bars.items() if bar.value is not None}
    scope = evaluation.scope
    return found | ({"scope": (scope.outcome, scope.rule)} if scope.outcome else {})


OPEN = (None, "strange", "perhaps", "hearsay")


def answered(before, later):
    """What said nothing is answered; what was answered stays as it was."""
    if isinstance(before, list):
        return [later if each is None and isinstance(later, str) else each for each in before]
    return later if before in OPEN else before


@settings(max_examples=500, deadline=None)
@given(cases, cases)
def test_answering_an_unknown_never_changes_what_was_settled_of_a_case(before, later):
    kind, people, stop, risks, proofs = before
    more_risks = [
        {name: answered(risk[name], new[name]) for name in risk}
        for risk, new in zip(risks, [*later[3], *risks], strict=False)
    ]
    more_proofs = [answered(a, b) for a, b in zip(proofs, [*later[4], *proofs], strict=False)]
    after = (
        answered(kind, later[0]),
        later[1] if people is None else people,
        answered(stop, later[2]),
        more_risks,
        more_proofs,
    )

    first = settled_in(evaluate(WHOLE, case_of(*before)))
    second = settled_in(evaluate(WHOLE, case_of(*after)))

    assert first.items() <= second.items()


def in_order(places):
    """The framework with each of its lists that may be in any order turned by these places."""

    def turned(parts):
        return [parts[place] for place in places if place < len(parts)]

    return small(
        bars=turned(EVERY_KIND["bars"][:3]),
        escalation={"rules": turned(SMALL["escalation"]["rules"])},
        consistency_checks=turned(
            [{**SMALL["consistency_checks"][0], "id": f"c{n}"} for n in range(3)]
        ),
        derived={k: EVERY_KIND["derived"][k] for k in turned(list(EVERY_KIND["derived"])[:3])}
        | dict(list(EVERY_KIND["derived"].items())[3:]),
        scope=EVERY_KIND["scope"],
        collections={k: SMALL["collections"][k] for k in turned(list(SMALL["collections"]))},
        sections=turned(SMALL["sections"]),
    )


IN_EVERY_ORDER = [in_order(places) for places in permutations(range(3))]


def without_order(evaluation):
    says = {**evaluation.as_dict(), "framework": ""}
    for bar in says["bars"].values():
        bar["rows"].sort()
        bar["because"].sort()
    for found in says["consistency"]:
        found["rows"].sort()
    says["missing"].sort(key=str)
    says["consistency"].sort(key=str)
    return says


@settings(max_examples=500, deadline=None)
@given(cases, st.sampled_from(IN_EVERY_ORDER), st.randoms(use_true_random=False))
def test_the_order_of_bars_rules_checks_lists_rows_and_keys_never_matters(
    given_case, other, chance
):
    one = case_of(*given_case)
    two = deepcopy(one)
    for rows in two["collections"].values():
        chance.shuffle(rows)
    for place in (two, two["case"], two["collections"]):
        turned = list(place.items())
        chance.shuffle(turned)
        place.clear()
        place.update(turned)

    assert without_order(evaluate(IN_EVERY_ORDER[0], one)) == without_order(evaluate(other, two))


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(["value", "sources", "notes", "id", "of"]), st.text()),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


odd_answers = st.fixed_dictionaries(
    {}, optional={"sm.stop": anything, "sm.why": anything, "sm.before": anything}
)
odd_rows = st.lists(
    st.fixed_dictionaries(
        {}, optional={"id": anything, "code": anything, "before": anything, "risk": anything}
    ),
    max_size=3,
)
odd_documents = st.one_of(
    anything,
    st.fixed_dictionaries(
        {},
        optional={
            "framework": anything,
            "case": st.one_of(anything, st.fixed_dictionaries({"kind": anything})),
            "q": st.one_of(anything, odd_answers),
            "collections": st.one_of(
                anything, st.fixed_dictionaries({"risks": odd_rows, "measures": odd_rows})
            ),
            "declared_none": anything,
        },
    ),
)


@settings(max_examples=500, deadline=None)
@given(odd_documents)
def test_no_document_however_odd_is_met_with_anything_but_an_answer_or_a_sentence(odd):
    try:
        met_with = json.dumps(evaluate(small(), odd).as_dict())
    except DocumentError as error:
        met_with = error.faults

    assert met_with


def spoil(part, chance, odd):
    """Put something odd somewhere into a document that was whole."""
    held = list(part) if isinstance(part, dict) else list(range(len(part)))
    if not held:
        return
    place = chance.choice(held)
    if isinstance(part[place], dict | list) and part[place] and chance.random() < 0.85:
        spoil(part[place], chance, odd)
    else:
        part[place] = odd


names = st.sampled_from(
    ["x", "risks", "measures", "it.before", "it.measures", "it.x", "d.x", "d.grid", "q.sm.stop",
     "q.x", "case.kind", "switch.x", "low", "grade", "proof", "harms", "code.axis", "top", "t",
     "", "P1D", "XYZ 1"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.one_of(names, names, anything), min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
def test_a_framework_spoiled_anywhere_is_refused_in_a_sentence_or_told_its_faults(odd, chance):
    spoiled = deepcopy(EVERY_KIND)
    for each in odd:
        spoil(spoiled, chance, each)

    try:
        met_with = [str(fault) for fault in lint(read_whole(Entry("s.yaml", "the file", spoiled)))]
    except FrameworkError as error:
        met_with = [str(error)]

    assert all(each.startswith("s.yaml: ") for each in met_with)


CASES = {"sri_lanka_police": osja(), "ethics_seminar": osja()}


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from([*CASES, "small"]),
    st.lists(anything, min_size=1, max_size=3),
    st.randoms(use_true_random=False),
)
def test_a_case_spoiled_anywhere_is_met_with_an_answer_or_a_sentence(name, odd, chance):
    spoiled = document() if name == "small" else case(name)
    for each in odd:
        spoil(spoiled, chance, each)

    try:
        met_with = json.dumps(evaluate(CASES.get(name, small()), spoiled).as_dict())
    except DocumentError as error:
        met_with = all(fault.strip() for fault in error.faults)

    assert met_with


def deep(times, inside=None):
    for _time in range(times):
        inside = {"value": inside}
    return inside


def held_by_itself():
    odd: dict = {}
    odd["value"] = odd
    return odd


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        (deep(50), "is nested more than 40 deep. Flatten it."),
        (deep(100_000), "is nested more than 40 deep. Flatten it."),
        (held_by_itself(), "is nested more than 40 deep. Flatten it."),
        ([[0] * 1_001] * 1_000, "holds more than 1000000 values. Split the case."),
    ],
    ids=["deep", "very deep", "held by itself", "huge"],
)
def test_a_document_without_end_is_refused_before_it_is_begun(odd, sentence):
    began = time.monotonic()

    with pytest.raises(DocumentError) as refused:
        evaluate(small(), document(q={"sm.stop": odd}))

    assert refused.value.faults == [f"The case document {sentence}"]
    assert time.monotonic() - began < 1


def test_as_many_rows_as_are_allowed_are_weighed_in_a_few_seconds():
    rows = [{"id": f"r{n}", "code": "AB"[n % 2], "before": "low"} for n in range(20_000)]
    measures = [{"id": f"m{n}", "risk": f"r{n}"} for n in range(20_000)]
    signed = [{"collection": "measures", "of": f"x{n}", "reason": "No."} for n in range(20_000)]
    many = document(
        collections={"risks": rows, "measures": measures}, declared_none=["reports", *signed]
    )
    began = time.process_time()

    evaluation = evaluate(small(), many)

    assert len(evaluation.missing) == 20_000
    assert time.process_time() - began < 8
