"""The machines, as tables: every state × every move, exactly these roads."""

import pytest
from django.db import connection

from assessments.models import Assessment, Assistance
from assessments.states import ASSISTANCE_ROADS, ROADS, AssessmentState, AssistanceState
from recipients.models import Recipient
from recipients.states import ROADS as RECIPIENT_ROADS
from recipients.states import RecipientState

MACHINES = [
    pytest.param(Assessment, AssessmentState, ROADS, id="assessment"),
    pytest.param(Assistance, AssistanceState, ASSISTANCE_ROADS, id="assistance"),
    pytest.param(Recipient, RecipientState, RECIPIENT_ROADS, id="recipient"),
]

# Where each move of an assessment leads, read row by row; "·" is no road, "=" keeps the state.
#                       draft  mitig  escal  sign   auth   monit  susp
TABLE = """
begin_mitigation        mitigation · · · · · ·
reopen_draft            · draft · · · · ·
submit                  · escalation · · · · ·
return_to_draft         · · draft draft · · ·
return_to_mitigation    · · mitigation mitigation · · ·
raise_level             · · = escalation · · ·
put_to_decision         · · sign_off · · · ·
defer                   · · · = · · ·
authorise               · · · authorised · · ·
refuse                  · · refused refused · · ·
recognise               authorised · · · · · ·
start_delivery          · · · · monitoring · ·
continue_on             · · · · · = ·
adapt                   · · · · · = ·
suspend_part            · · · · · = ·
resume_part             · · · · · = ·
suspend                 · · · · suspended suspended ·
resume                  · · · · · · authorised
withdraw                · · · · withdrawn withdrawn withdrawn
expire                  · · · · expired expired expired
supersede               · · · · superseded superseded superseded
complete                · · · · closed closed closed
abandon                 abandoned abandoned abandoned abandoned · · ·
find_out_of_scope       out_of_scope out_of_scope · · · · ·
hold                    = = = = = = =
lift_hold               = = = = = = =
"""
LIVE = ["draft", "mitigation", "escalation", "sign_off", "authorised", "monitoring", "suspended"]


def table():
    """Return {(move, state): target} as the table above reads."""
    found = {}
    for line in TABLE.split("\n"):
        if line.strip():
            move, *targets = line.split()
            for state, target in zip(LIVE, targets, strict=True):
                if target != "·":
                    found[move, state] = state if target == "=" else target
    return found


def declared(model):
    """Return {(move, state): target} as the model's transitions declare it."""
    return {
        (name, str(source)): str(road.target or source)
        for name, method in model.moves().items()
        for source, road in method._django_fsm.transitions.items()
    }


def test_an_assessment_moves_along_the_roads_of_the_table_and_no_others():
    assert declared(Assessment) == table()


@pytest.mark.parametrize(("model", "states", "roads"), MACHINES)
def test_every_state_times_every_move_is_in_the_list_of_roads_or_no_road(model, states, roads):
    listed = {(move, source): target for move, source, target in roads}

    for state in states:
        for move in model.moves():
            assert declared(model).get((move, state.value)) == listed.get((move, state.value))
    assert declared(model) == listed
    assert list(roads) == sorted(roads)


@pytest.mark.parametrize(("model", "states", "roads"), MACHINES)
def test_the_database_guards_exactly_these_roads(model, states, roads, db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgargs FROM pg_trigger WHERE tgname ="
            " 'refuse_unknown_road' AND tgrelid = %s::regclass",
            [f"public.{model._meta.db_table}"],
        )
        (arguments,) = cursor.fetchone()
    initial, installed, _end = bytes(arguments).decode().split("\0")

    assert initial.split(",") == list(states.INITIAL)
    assert set(installed.split(",")) == {
        f"{source}>{target}" for _move, source, target in roads if source != target
    }


@pytest.mark.parametrize(("model", "states", "roads"), MACHINES)
def test_every_move_can_be_said_and_means_something_to_people(model, states, roads):
    for method in model.moves().values():
        for road in method._django_fsm.transitions.values():
            assert set(road.custom) == {"label", "past"}
        assert method.__doc__.endswith(".")


def test_an_ended_assessment_has_no_road_back():
    ends = set(AssessmentState) - {AssessmentState(state) for state in LIVE}

    assert not {source for _move, source, _target in ROADS} & {each.value for each in ends}
    assert set(AssessmentState.LIVE) == set(LIVE)


def test_the_picture_in_the_docs_draws_exactly_the_roads_that_change_a_state():
    from pathlib import Path

    text = (Path(__file__).resolve().parents[2] / "docs" / "architecture.md").read_text()
    picture = text.partition("stateDiagram-v2")[2].partition("```")[0]
    drawn = {
        (move, *(end.strip() for end in edge.split("-->")))
        for edge, _, moves in (
            line.partition(": ") for line in picture.splitlines() if ": " in line
        )
        for move in moves.split(", ")
    }

    assert drawn == {road for road in ROADS if road[1] != road[2]}
