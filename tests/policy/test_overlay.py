"""An organisation may ask more than the framework it works under, and never less."""

from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.comparison import compare
from policy.evaluate import evaluate
from policy.framework import FrameworkError
from policy.lint import lint
from policy.overlay import _laid, lay_over
from policy.periods import Period
from tests.policy.frameworks import SMALL, as_yaml, document, osja, small

SOP = {"id": "SOP", "cite": "The mission's procedures", "basis": "practice"}
ABOUT = {"id": "mission", "version": "1", "of": "small", "of_version": "1"}


def overlay(**parts):
    about = ABOUT | parts.pop("overlay", {})
    return as_yaml({"schema_version": 1, "overlay": about, **parts})


def laid(**parts):
    return lay_over(small(), overlay(**parts), "mission.yaml")


def test_an_overlay_adds_its_own_question_bar_and_shorter_life():
    ours = laid(
        sections=[
            {
                "id": "main",
                "questions": [
                    {
                        "id": "ms.fuel",
                        "text": "Is the fuel traced?",
                        "type": "choice",
                        "options": ["yes", "no"],
                        "required": True,
                        "cite": "SOP 4",
                    }
                ],
            }
        ],
        bars=[
            {
                "id": "untraced",
                "when": {"eq": ["q.ms.fuel", "no"]},
                "effect": "prohibit",
                "override": "none",
                "message": "Fuel that is not traced may not be given.",
                "lifts_when": "The fuel is traced.",
                "cite": "SOP 4",
            }
        ],
        validity={"default": "P1M"},
        overlay={
            "sources": [{"id": "SOP", "cite": "The mission's procedures", "basis": "practice"}]
        },
    )

    found = evaluate(ours, document(q={"sm.stop": "no_", "ms.fuel": "no"}))

    assert (ours.id, ours.version) == ("small", "1+mission.1")
    assert found.bars["untraced"].value is True
    assert ours.validity.default.months == 1
    assert lint(ours) == []
    assert {each.way for each in compare(small(), ours)} == {"tighter"}


LOOSENINGS = {
    "a question no longer required": {
        "sections": [{"id": "main", "questions": [{"id": "sm.stop", "required": False}]}]
    },
    "a longer life": {"validity": {"default": "P10Y"}},
    "a way past a bar": {
        "bars": [{"id": SMALL["bars"][0]["id"], "override": {"kind": "waiver", "by": "boss"}}]
    },
    "another condition": {
        "bars": [{"id": SMALL["bars"][0]["id"], "when": {"eq": ["case.kind", "odd"]}}]
    },
    "a new way out of scope": {
        "scope": {
            "rules": [
                {
                    "id": "ours",
                    "when": {"eq": ["case.kind", "odd"]},
                    "outcome": "out",
                    "says": "We think not.",
                    "reason_required": True,
                    "cite": "SRC 9",
                }
            ]
        }
    },
}


@pytest.mark.parametrize("what", LOOSENINGS)
def test_an_overlay_that_asks_for_less_is_refused_by_name(what):
    with pytest.raises(FrameworkError, match=r"mission\.yaml: .*(for less|no less)"):
        laid(**LOOSENINGS[what])


def test_an_overlay_takes_no_question_away():
    with pytest.raises(FrameworkError, match="takes nothing away"):
        laid(remove=["sm.stop"])


def test_an_overlay_for_another_version_is_refused_until_somebody_has_read_what_changed():
    with pytest.raises(FrameworkError, match="is written for small 2, and this is small 1"):
        laid(overlay={"of_version": "2"})


def test_every_framework_we_ship_can_carry_an_overlay_that_says_nothing():
    nothing = {"id": "quiet", "version": "1", "of": osja().id, "of_version": osja().version}

    quiet = lay_over(osja(), as_yaml({"schema_version": 1, "overlay": nothing}), "quiet.yaml")

    assert compare(osja(), quiet) == []
    assert quiet.version == f"{osja().version}+quiet.1"


def bar(id, when):
    said = {"message": "It stops.", "lifts_when": "It has ended.", "cite": "SRC 5"}
    return {"id": id, "when": when, "effect": "prohibit", "override": "none", **said}


# Pieces an overlay may be made of: honest ones, and ones that would loosen something.
PIECES = [
    {"bars": [bar("ours", {"eq": ["q.sm.stop", "no_"]})]},
    {"bars": [bar("theirs", {"eq": ["case.kind", "odd"]})]},
    {
        "escalation": {
            "rules": [
                {
                    "id": f"ours_{level['id']}",
                    "when": {"eq": ["q.sm.stop", answer]},
                    "level": level["id"],
                    "says": "We look higher.",
                    "cite": "SRC 6",
                }
                for level in SMALL["signoff_levels"]
                for answer in ("yes_", "no_")
            ]
        }
    },
    {"validity": {"default": "P1M"}},
    {"validity": {"default": "P9Y"}},
    {"validity": {"max": "P2Y"}},
    *LOOSENINGS.values(),
    *({"bars": [{"id": each["id"], "only_warns": True}]} for each in SMALL["bars"]),
    *(
        {"escalation": {"rules": [{"id": each["id"], "level": SMALL["signoff_levels"][0]["id"]}]}}
        for each in SMALL["escalation"]["rules"]
    ),
]
PIECES += [{"monitoring": [{"id": "m1", "every": every}]} for every in ("P1M", "P2Y", "continuous")]
ANSWERS = st.fixed_dictionaries(
    {}, optional={"sm.stop": st.sampled_from(["yes_", "no_"]), "sm.why": st.just("Because.")}
)
KINDS = st.sampled_from([{"kind": "help"}, {"kind": "odd"}, {"kind": "none"}, {}])
GRADES = st.lists(st.sampled_from(["low", "medium", "high", None]), min_size=2, max_size=2)


@cache
def accepted():
    """Every overlay of at most two pieces, the loosening one on top, that is not refused."""
    return [
        ours
        for count in range(3)
        for pieces in combinations(PIECES, count)
        if (ours := laid_or_refused(pieces)) is not None
    ]


def laid_or_refused(pieces):
    parts = {}
    for piece in pieces:
        parts = _laid(parts, piece)
    try:
        return laid(**parts)
    except FrameworkError:
        return None


def stopped_by(evaluation):
    """What is barred, or not known not to be."""
    might = {id for id, found in evaluation.bars.items() if found.value is not False}
    return might | {("stands", bar.id) for bar in evaluation.bars_standing}


def periods_of(framework):
    never = Period(months=10**6)
    validity = framework.validity
    found = {"default": validity.default, "max": validity.max or never}
    return found | {duty.id: duty.every or never for duty in framework.monitoring}


@settings(max_examples=500, deadline=None)
@given(place=st.integers(0, 999), answers=ANSWERS, kind=KINDS, grades=GRADES)
def test_no_overlay_lowers_a_rung_lifts_a_bar_or_lengthens_a_period(place, answers, kind, grades):
    ours = accepted()[place % len(accepted())]
    one = document(q=answers, case=kind)
    for risk, grade in zip(one["collections"]["risks"], grades, strict=True):
        risk["before"] = grade

    before, after = (evaluate(each, one) for each in (small(), ours))

    assert (after.level.rank or 0) >= (before.level.rank or 0)
    assert stopped_by(before) <= stopped_by(after)
    assert all(periods_of(ours)[id] <= span for id, span in periods_of(small()).items())
