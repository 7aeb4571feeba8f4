"""Whether help may be given: what decisions cover, less what was held or stopped."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Applicability, Assistance
from casework.refusals import Refused
from monitoring import actions
from monitoring.models import Hold, Suspension
from monitoring.queries import authority_on, flowing_without_authority, has_authority
from monitoring.queries.flowing import flows_against_authority
from monitoring.verdicts import Completion
from recipients.models import Country
from tests import cases
from tests.kept import undone
from tests.monitoring import watched as watching
from tests.monitoring.watched import a_resumption, a_stop, an_end, codes, fresh, signed


def today():
    return timezone.localdate()


def test_there_is_authority_while_a_cleared_case_is_neither_held_nor_stopped(watched):
    rows = authority_on(watched.assistance, today())

    assert [row.recipient.name for row in rows] == ["Western Division"]
    assert has_authority(watched.assistance, today(), rows[0].recipient)


def test_a_yes_whose_conditions_are_not_met_gives_no_authority(authorised):
    assert authority_on(authorised.assistance, today()) == []


def test_there_is_none_before_it_begins_nor_after_its_last_day(watched):
    assert authority_on(watched.assistance, today() - timedelta(days=1)) == []
    assert authority_on(watched.assistance, watched.valid_until) != []
    assert authority_on(watched.assistance, watched.valid_until + timedelta(days=1)) == []


def test_a_hold_takes_authority_away_and_lifting_it_gives_it_back(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    held = authority_on(watched.assistance, today())
    signed(actions.lift_hold, watched, by=cast.osei)

    assert held == []
    assert len(authority_on(watched.assistance, today())) == 1


def test_a_ratified_hold_becomes_a_suspension_and_nothing_flows_between(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    decision = signed(actions.ratify_hold, watched, by=cast.osei, proposal=a_stop())

    case = fresh(watched)
    assert (case.state, decision.kind) == ("suspended", "suspend")
    assert Suspension.objects.get().decision == decision
    assert authority_on(case.assistance, today()) == []


def test_to_suspend_or_withdraw_what_is_held_ends_the_hold_with_it(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    signed(actions.suspend, watched, by=cast.tom, proposal=a_stop())
    first = Hold.objects.get().ended_how
    actions.hold(fresh(watched), by=cast.dana, why="Another report.")

    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())

    assert (first, Hold.objects.first().ended_how) == ("ratified", "withdrawn")
    assert authority_on(fresh(watched).assistance, today()) == []


def test_a_hold_that_does_not_stand_is_not_ratified(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.ratify_hold, watched, by=cast.osei, proposal=a_stop())

    assert codes(refusal) == ["not-held"]
    assert fresh(watched).state == "monitoring"


def test_a_stopped_part_has_none_and_the_rest_has(cast):
    units = [cases.a_unit(cast, "Western Division"), cases.a_unit(cast, "Traffic Police")]
    case = watching.watched(cast, units=units)

    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units[0]))

    assert not has_authority(case.assistance, today(), units[0])
    assert has_authority(case.assistance, today(), units[1])


def test_a_resumed_part_has_it_again(cast):
    units = [cases.a_unit(cast, "Western Division"), cases.a_unit(cast, "Traffic Police")]
    case = watching.watched(cast, units=units)
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units[0]))
    stop = Suspension.objects.get()

    proposal = a_resumption(suspensions=(stop.pk,))
    signed(actions.resume_part, case, by=cast.osei, proposal=proposal)

    assert has_authority(case.assistance, today(), units[0])


def test_what_resumes_has_none_until_delivery_is_cleared_again(cast, watched):
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
    signed(actions.resume, watched, by=cast.osei, proposal=a_resumption())
    resumed = authority_on(watched.assistance, today())
    actions.start_delivery(fresh(watched), by=cast.mona)

    assert resumed == []
    assert len(authority_on(watched.assistance, today())) == 1


def test_every_framework_that_covers_it_must_say_yes(cast, watched):
    screening = Applicability.objects.get().screening
    Applicability.objects.create(
        assistance=watched.assistance, framework_id="un-hrddp", outcome="in", screening=screening
    )

    assert authority_on(watched.assistance, today()) == []


def test_a_child_stands_on_the_umbrella_for_its_own_recipients_alone(cast, watched):
    (unit,) = watched.assistance.recipients.all()
    inside = cases.planned(cast, units=[unit], parent=watched.assistance)
    outside = cases.planned(
        cast, units=[cases.a_unit(cast, "Border Guard")], parent=watched.assistance
    )

    assert has_authority(inside, today(), unit)
    assert authority_on(outside, today()) == []


STEPS_OUTSIDE = {
    "is of another kind": {"kind": Assistance.Kind.CASE_SPECIFIC},
    "does more": {"activities": ["training", "equipment"]},
    "lasts longer": {"ends_on": date(2029, 1, 1)},
    "has no end": {"ends_on": None},
    "starts sooner": {"starts_on": date(2020, 1, 1)},
    "takes more money": {"amount": 41},
    "does not say what it takes": {"amount": None},
    "is counted in other money": {"currency": "EUR"},
    "is for another country": {"country": "OR"},
    "is for a further country": {"also_in": ["OR"]},
}


@pytest.fixture
def umbrella(watched):
    """The help of a watched case, of a thousand pounds and three years, training alone."""
    bounds = {"starts_on": date(2025, 1, 1), "ends_on": date(2028, 1, 1), "amount": 100}
    Assistance.objects.filter(pk=watched.assistance_id).update(activities=["training"], **bounds)
    return Assistance.objects.get(pk=watched.assistance_id)


def a_child(cast, umbrella, **otherwise):
    """Help the umbrella covers, sixty of whose hundred pounds a sister takes already."""
    within = {"activities": ["training"], "ends_on": date(2027, 1, 1), "amount": 40}
    units = list(umbrella.recipients.all())
    cases.planned(cast, units=units, parent=umbrella, **within | {"amount": 60})
    if "country" in otherwise:
        otherwise |= {"country": Country.objects.get(code=otherwise["country"])}
    if "also_in" in otherwise:
        otherwise |= {"also_in": Country.objects.filter(code__in=otherwise["also_in"])}
    return cases.planned(cast, units=units, parent=umbrella, **within | otherwise)


def test_a_child_within_the_umbrellas_kind_money_and_days_stands_on_it(cast, umbrella):
    child = a_child(cast, umbrella)
    flows(cast, child, umbrella.recipients.get())

    assert authority_on(child, today()) != []
    assert alarm(cast) == []


@pytest.mark.parametrize("otherwise", STEPS_OUTSIDE.values(), ids=STEPS_OUTSIDE)
def test_a_child_that_steps_outside_its_umbrella_stands_on_nothing(cast, umbrella, otherwise):
    child = a_child(cast, umbrella, **otherwise)
    flows(cast, child, umbrella.recipients.get())

    assert authority_on(child, today()) == []
    assert alarm(cast) == [child]


def test_a_child_ends_with_its_umbrella(cast, watched, umbrella):
    child = a_child(cast, umbrella)
    before = authority_on(child, today())

    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())

    assert (len(before), authority_on(child, today())) == (1, [])


# -- every sequence of stops and resumptions ----------------------------------------------------


def _hold(cast, case):
    actions.hold(fresh(case), by=cast.dana, why="A report of torture.")


def _lift(cast, case):
    signed(actions.lift_hold, case, by=cast.osei)


def _suspend(cast, case):
    signed(actions.suspend, case, by=cast.osei, proposal=a_stop())


def _resume(cast, case):
    signed(actions.resume, case, by=cast.osei, proposal=a_resumption())


def _start(cast, case):
    actions.start_delivery(fresh(case), by=cast.mona)


ACTS = {"hold": _hold, "lift": _lift, "suspend": _suspend, "resume": _resume, "start": _start}


@dataclass(frozen=True)
class Told:
    """What ought to be, kept by hand: how far it is cleared, and whether it is held."""

    state: str = "monitoring"
    held: bool = False

    def allows(self, act):
        if act == "hold":
            return not self.held
        if act == "lift":
            return self.held
        if act == "suspend":
            return self.state in ("authorised", "monitoring")
        wanted = {"resume": "suspended", "start": "authorised"}[act]
        return self.state == wanted and not self.held

    def after(self, act):
        if not self.allows(act):
            return self
        if act in ("hold", "lift"):
            return replace(self, held=act == "hold")
        becomes = {"suspend": "suspended", "resume": "authorised", "start": "monitoring"}
        # To suspend what is held is to ratify the hold.
        return Told(becomes[act], self.held and act != "suspend")

    @property
    def permits(self):
        return self.state == "monitoring" and not self.held


def test_no_sequence_of_holds_and_stops_yields_authority_that_no_decision_gave(cast, watched):
    tried = _try_from(cast, watched, Told(), ())

    assert (max(map(len, tried)), len(tried)) == (LONGEST, len(set(tried)))


LONGEST = 4


def _try_from(cast, case, told, done):
    """Try every act from here, in a savepoint each, and go on from those that were made."""
    tried = []
    for act in ACTS:
        with undone():
            made = _tried(act, cast, case)
            now = told.after(act)
            rows = authority_on(fresh(case).assistance, today())
            assert made == told.allows(act), (*done, act)
            assert bool(rows) == now.permits, (*done, act)
            assert all(row.decision.permits for row in rows)
            tried.append((*done, act))
            if made and len(done) + 1 < LONGEST:
                tried += _try_from(cast, case, now, (*done, act))
    return tried


def _tried(act, cast, case):
    try:
        ACTS[act](cast, case)
    except Refused:
        return False
    return True


END = {
    "withdraw": lambda cast, case: signed(actions.withdraw, case, by=cast.osei, proposal=an_end()),
    "complete": lambda cast, case: actions.complete(
        fresh(case),
        by=cast.mona,
        reason="It is over.",
        proposal=Completion("Trained.", "Ask earlier."),
    ),
}


@pytest.mark.parametrize("end", sorted(END))
def test_what_has_ended_has_no_authority_and_nothing_brings_it_back(cast, watched, end):
    END[end](cast, watched)

    tried = [act for act in ACTS if _tried(act, cast, watched)]

    assert tried == []
    assert authority_on(fresh(watched).assistance, today()) == []


# -- the alarm ----------------------------------------------------------------------------------


def flows(cast, assistance: Assistance, recipient=None, kind="began", on=None, part=""):
    return assessing.record_delivery(
        assistance,
        by=cast.mona,
        kind=kind,
        on=on or today(),
        what="Course one",
        recipient=recipient,
        part=part,
        seen_by="The Post",
    )


def alarm(cast):
    """What rings, asked of all at once; asked of each, the same rings."""
    found = list(flowing_without_authority([cast.portfolio], today()))
    each = [one for one in Assistance.objects.all() if flows_against_authority(one, today())]
    assert sorted(one.pk for one in found) == sorted(one.pk for one in each)
    return found


def test_help_that_flows_without_any_assessment_rings(cast):
    planned = cases.planned(cast)
    flows(cast, planned)

    assert alarm(cast) == [planned]


def test_help_that_flows_with_authority_does_not(cast, watched):
    flows(cast, watched.assistance)

    assert alarm(cast) == []


@pytest.mark.parametrize("stop", ["hold", "suspend"])
def test_help_that_flows_on_after_it_was_stopped_rings(cast, watched, stop):
    flows(cast, watched.assistance)

    ACTS[stop](cast, watched)

    assert alarm(cast) == [watched.assistance]


OUT = cases.IN_SCOPE | {
    "assistance_kind": "other",
    "recipient_kind": ["none_of_these"],
    "hmg_part": ["none"],
}


def test_that_no_framework_covers_it_silences_it_only_once_a_second_person_agrees(cast):
    planned = cases.planned(cast)
    flows(cast, planned)
    found = assessing.screen(
        planned, by=cast.amina, framework_id="uk-osja", answers=OUT, reasons="No UK part."
    )
    by_one = alarm(cast)
    assessing.agree_on_scope(found, by=cast.sam, reason="It is so.")

    assert by_one == [planned]
    assert alarm(cast) == []


def test_a_stop_in_fact_silences_it(cast):
    planned = cases.planned(cast)
    flows(cast, planned, on=today() - timedelta(days=2))
    flows(cast, planned, kind="stopped", on=today() - timedelta(days=1))

    assert alarm(cast) == []


def test_what_flows_to_a_stopped_part_rings_and_to_the_rest_does_not(cast):
    units = [cases.a_unit(cast, "Western Division"), cases.a_unit(cast, "Traffic Police")]
    case = watching.watched(cast, units=units)
    flows(cast, case.assistance, units[1])
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units[0]))
    rest = alarm(cast)
    flows(cast, case.assistance, units[0])

    assert rest == []
    assert alarm(cast) == [case.assistance]


def test_the_alarm_and_the_authority_agree_on_a_child_of_an_umbrella(cast, watched):
    (unit,) = watched.assistance.recipients.all()
    inside = cases.planned(cast, units=[unit], parent=watched.assistance)
    outside = cases.planned(
        cast, units=[cases.a_unit(cast, "Border Guard")], parent=watched.assistance
    )
    flows(cast, inside, unit)
    (other,) = outside.recipients.all()
    flows(cast, outside, other)

    assert alarm(cast) == [outside]


def test_the_alarm_asks_the_database_once_however_much_flows(
    cast, watched, django_assert_num_queries
):
    for _each in range(3):
        flows(cast, cases.planned(cast))
    portfolios = [cast.portfolio]

    with django_assert_num_queries(1):
        found = list(flowing_without_authority(portfolios, today()))

    assert len(found) == 3
