"""Whether help may be given for an operation that was stopped, and for what goes on beside it."""

from dataclasses import dataclass

import pytest

from monitoring import actions
from monitoring.queries import authority_on, has_authority
from tests import cases
from tests.monitoring import watched as watching
from tests.monitoring.parts import FUEL, NORTH, resume, stop, units
from tests.monitoring.test_authority import alarm, flows, today, undone
from tests.monitoring.watched import a_resumption, a_stop, fresh, signed

PARTS = ("", NORTH, FUEL)


def authority(case, part=""):
    """To which of the two units help may be given today, for this part."""
    return [has_authority(case.assistance, today(), unit, part) for unit in units(case)]


def test_a_stopped_operation_has_none_and_what_goes_on_has(cast, case):
    stop(cast, case, NORTH)

    told = {part: authority(case, part) for part in PARTS}

    assert told == {"": [True, True], NORTH: [False, False], FUEL: [True, True]}
    assert authority_on(case.assistance, today(), NORTH) == []
    assert fresh(case).state == "monitoring"


def test_an_operation_stopped_for_one_unit_goes_on_for_the_other(cast, case):
    stop(cast, case, NORTH, unit=0)

    assert authority(case, NORTH) == [False, True]
    assert [row.recipient for row in authority_on(case.assistance, today(), NORTH)] == [
        units(case)[1]
    ]


def test_what_is_stopped_by_name_is_a_no_among_what_the_decision_covers(cast, case):
    row = stop(cast, case, NORTH, unit=0)

    (said,) = row.decision.coverage.all()

    assert (said.recipient, said.part, said.says) == (units(case)[0], NORTH, "no")
    assert said.to_on == case.valid_until


def test_a_resumed_operation_has_it_again_and_nothing_else_with_it(cast, case):
    north, fuel = stop(cast, case, NORTH, unit=0), stop(cast, case, FUEL, unit=0)

    resume(cast, case, north)

    assert (authority(case, NORTH), authority(case, FUEL)) == ([True, True], [False, True])
    fuel.refresh_from_db()
    assert fuel.lifted_on is None


def test_what_two_stops_took_comes_back_only_with_the_second(cast, case):
    for_both, for_one = stop(cast, case, NORTH), stop(cast, case, NORTH, unit=0)

    resume(cast, case, for_both)
    first = authority(case, NORTH)
    resume(cast, case, for_one)

    assert (first, authority(case, NORTH)) == ([False, True], [True, True])


def test_what_starts_again_as_a_whole_leaves_the_stopped_part_stopped(cast, case):
    stop(cast, case, NORTH)
    signed(actions.suspend, case, by=cast.osei, proposal=a_stop())
    signed(actions.resume, case, by=cast.osei, proposal=a_resumption())
    actions.start_delivery(cases.ready_to_start(cast, fresh(case)), by=cast.mona)

    assert (authority(case), authority(case, NORTH)) == ([True, True], [False, False])


def test_a_stop_of_another_case_is_not_lifted_with_this_ones(cast, case):
    other = watching.watched(cast, units=[cases.a_unit(cast, "Border Guard")])
    elsewhere, here = stop(cast, other, NORTH), stop(cast, case, NORTH)

    resume(cast, case, elsewhere, here)

    assert authority(case, NORTH) == [True, True]
    assert not has_authority(other.assistance, today(), part=NORTH)


def test_a_child_of_an_umbrella_has_none_for_what_the_umbrella_stopped(cast, case):
    child = cases.planned(cast, units=units(case)[:1], parent=case.assistance)
    stop(cast, case, NORTH)

    assert has_authority(child, today(), units(case)[0])
    assert not has_authority(child, today(), units(case)[0], NORTH)


# -- the alarm ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("unit", "rings"), [(0, True), (1, False), (None, False)])
def test_what_flows_for_a_stopped_operation_rings_where_it_was_stopped(cast, case, unit, rings):
    stop(cast, case, NORTH, unit=0)

    flows(cast, case.assistance, None if unit is None else units(case)[unit], part=NORTH)

    assert (alarm(cast) != []) is rings


def test_what_flows_for_an_operation_stopped_for_all_rings_whoever_gets_it(cast, case):
    stop(cast, case, NORTH)
    flows(cast, case.assistance, units(case)[0])
    rest = alarm(cast)

    flows(cast, case.assistance, part=NORTH)

    assert (rest, alarm(cast)) == ([], [case.assistance])


def test_a_stop_in_fact_of_the_operation_silences_it(cast, case):
    stop(cast, case, NORTH)
    flows(cast, case.assistance, units(case)[0], part=NORTH)

    flows(cast, case.assistance, units(case)[0], kind="stopped", part=NORTH)

    assert alarm(cast) == []


# -- every sequence of stops in part, and of what is given back --------------------------------


@dataclass(frozen=True)
class Part:
    """What one act stops and another gives back: a part for one unit or for both."""

    part: str = ""
    unit: int | None = None

    def takes(self, unit, part):
        return self.unit in (None, unit) and self.part in ("", part)


TOGGLED = (Part(NORTH), Part(NORTH, 0), Part(unit=0))
LONGEST = 3


def test_no_sequence_of_stops_in_part_yields_more_or_less_than_what_no_stop_takes(cast, case):
    tried = _try_from(cast, case, {}, ())

    assert (max(map(len, tried)), len(tried)) == (LONGEST, 3 + 3**2 + 3**3)


def _try_from(cast, case, stopped, done):
    """Stop each part, or give it back where it is stopped, and go on from there."""
    tried = []
    for each in TOGGLED:
        with undone():
            now = dict(stopped)
            if each in now:
                resume(cast, case, now.pop(each))
            else:
                now[each] = stop(cast, case, each.part, each.unit)
            for part in PARTS:
                expected = [not any(one.takes(unit, part) for one in now) for unit in (0, 1)]
                assert authority(case, part) == expected, (*done, each, part)
            tried.append((*done, each))
            if len(done) + 1 < LONGEST:
                tried += _try_from(cast, case, now, (*done, each))
    return tried
