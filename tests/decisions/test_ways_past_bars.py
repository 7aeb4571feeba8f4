"""A way past a bar is the law's own: who may take it, under which law, and with what."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation

from accounts.queries import Authority
from decisions.forms.deciding import DecisionForm
from decisions.guards import overrides
from decisions.verdicts import ProposedOverride, Verdict
from decisions.ways import name_of
from policy import registry
from policy.facts import Facts
from tests.decisions.asking import a_case, a_file, codes

ASKED = {
    "who": "The Under Secretary",
    "on": timezone.localdate().isoformat(),
    "said": "State agrees.",
}


@pytest.fixture
def leahy():
    return registry.available()["us-leahy"]


def a_us_file(cast, leahy, *, level="secretary_defense", funding=("title10",), activities=()):
    """A case under the US file with the Defense bar standing, and who decides it."""
    post = SimpleNamespace(pk=3, title="The decider")
    known = {"case.funding": list(funding), "case.activities": list(activities)}
    standing = [
        SimpleNamespace(bar=leahy.bars_by_id[id], id=id, value=True, rows=("subjects:1",))
        for id in ("leahy", "leahy_defense")
    ]
    return a_file(
        a_case(cast, framework_id="us-leahy"),
        framework=leahy,
        evaluation=SimpleNamespace(bars_standing=standing, facts=Facts(known), derived={}),
        authorities=lambda officer, day: [Authority(post, 3, level, None)],
    )


def taking(bar, way, **more):
    """A verdict that goes past a bar, with everything that way asks for."""
    said = {
        "reasons": "All those named are in custody.",
        "shown": {"finding": "Steps were taken.", "evidence": "The court's register."},
        "consulted": {"secretary_state": ASKED},
    }
    return Verdict(overrides=(ProposedOverride(bar_id=bar, way=way, **said | more),))


def test_a_way_is_called_by_its_label_in_the_language_of_whoever_reads():
    (way,) = registry.available()["eu-hrddp"].bars_by_id["unmitigable"].overrides

    with translation.override("fr"):
        assert name_of(way) == "Décision politique du Comité ou du Conseil"
    assert name_of(way) == "Political decision of the Committee or the Council"
    assert name_of(replace(way, label="")) == "Political decision: council decision"


def test_the_other_secretary_may_not_take_the_way_though_both_stand_equally_high(cast, leahy):
    guard = overrides.each_way_past_a_bar_is_theirs_to_take
    verdict = taking("leahy_defense", "corrective_steps")
    defense = a_us_file(cast, leahy)
    state = a_us_file(cast, leahy, level="secretary_state")

    assert codes(guard, cast.okafor, defense, proposal=verdict) == []
    assert codes(guard, cast.okafor, state, proposal=verdict) == ["override-not-yours"]


def test_a_way_of_a_higher_level_is_not_taken_from_below(cast, leahy):
    guard = overrides.each_way_past_a_bar_is_theirs_to_take
    file = a_us_file(cast, leahy)
    post = SimpleNamespace(pk=2, title="DRL")
    file.authorities = lambda officer, day: [Authority(post, 2, "drl", None)]

    found = codes(guard, cast.okafor, file, proposal=taking("leahy_defense", "corrective_steps"))

    assert found == ["override-above-you"]


def test_a_way_of_a_law_that_does_not_pay_is_refused(cast, leahy):
    guard = overrides.each_way_past_a_bar_belongs_to_this_case
    verdict = taking("leahy", "effective_steps")
    other, own = (a_us_file(cast, leahy, funding=(law,)) for law in ("title10", "title22"))

    assert codes(guard, cast.okafor, other, proposal=verdict) == ["override-out-of-scope"]
    assert codes(guard, cast.okafor, own, proposal=verdict) == []


def test_relief_of_a_disaster_lets_equipment_pass_and_no_training(cast, leahy):
    guard = overrides.each_way_past_a_bar_belongs_to_this_case
    verdict = taking("leahy_defense", "disaster_or_emergency")

    def found(*activities):
        file = a_us_file(cast, leahy, activities=activities)
        return codes(guard, cast.okafor, file, proposal=verdict)

    assert found("equipment", "money") == []
    assert found("equipment", "training") == ["override-out-of-scope"]
    assert found() == ["override-out-of-scope"]


def test_a_way_named_by_its_kind_alone_is_no_way(cast, leahy):
    guard = overrides.each_way_past_a_bar_belongs_to_this_case
    file = a_us_file(cast, leahy)

    found = codes(guard, cast.okafor, file, proposal=taking("leahy_defense", "exception"))

    assert found == ["override-unknown"]


@pytest.mark.parametrize(
    ("lack", "refused"),
    [
        ({}, []),
        ({"reasons": " "}, ["override-without-reasons"]),
        ({"shown": {"finding": "Yes."}}, ["override-without-evidence"]),
        ({"consulted": {}}, ["override-unconsulted-secretary_state"]),
        (
            {"consulted": {"secretary_state": ASKED | {"said": ""}}},
            ["override-unconsulted-secretary_state"],
        ),
        (
            {"consulted": {"secretary_state": ASKED | {"on": "2999-01-01"}}},
            ["override-unconsulted-secretary_state"],
        ),
    ],
)
def test_each_thing_a_way_demands_is_refused_by_its_name_while_it_lacks(cast, leahy, lack, refused):
    guard = overrides.each_way_past_a_bar_is_whole
    verdict = taking("leahy_defense", "corrective_steps", **lack)

    assert codes(guard, cast.okafor, a_us_file(cast, leahy), proposal=verdict) == refused


def test_the_exception_of_title_22_is_reported_before_it_is_taken(cast, leahy):
    guard, today = overrides.each_way_past_a_bar_is_whole, timezone.localdate()
    file = a_us_file(cast, leahy, level="secretary_state", funding=("title22",))
    shown = {"finding": "F.", "evidence": "E.", "report_made_first": "Letter 7."}

    def found(on):
        verdict = taking("leahy", "effective_steps", shown=shown, reported_on=on)
        return codes(guard, cast.okafor, file, proposal=verdict)

    assert found(today) == []
    assert found(None) == ["override-unreported"]
    assert found(today + timedelta(days=1)) == ["override-unreported"]


def test_two_exceptions_to_one_bar_are_offered_apart_each_with_what_it_asks(cast, leahy):
    file = a_us_file(cast, leahy)
    said = {
        "choice": "authorise",
        "reasons": "Yes.",
        "past-leahy": "none",
        "past-leahy_defense": "disaster_or_emergency",
        "past-leahy_defense-disaster_or_emergency-reasons": "The flood.",
        "past-leahy_defense-disaster_or_emergency-finding": "An emergency.",
        "past-leahy_defense-disaster_or_emergency-secretary_state-who": "The Secretary",
        "past-leahy_defense-disaster_or_emergency-secretary_state-on": "2026-03-02",
        "past-leahy_defense-corrective_steps-reasons": "Not the one chosen.",
    }

    form = DecisionForm(said, file=file, facts=[], refusals={})

    assert form.is_valid(), form.errors
    assert [way for way, _label in form.fields["past-leahy_defense"].choices] == [
        "none",
        "corrective_steps",
        "disaster_or_emergency",
        "extraordinary",
    ]
    assert form.verdict(()).overrides == (
        ProposedOverride(
            bar_id="leahy_defense",
            way="disaster_or_emergency",
            reasons="The flood.",
            shown={"finding": "An emergency.", "evidence": ""},
            consulted={"secretary_state": {"who": "The Secretary", "on": "2026-03-02", "said": ""}},
        ),
    )


def test_a_way_recorded_on_paper_is_read_back_as_it_was_written(db):
    verdict = taking("leahy", "effective_steps", reported_on=date(2026, 3, 2))

    assert Verdict.from_json(verdict.as_json()).overrides == verdict.overrides
