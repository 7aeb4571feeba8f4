"""Coverage: whatever is decided, in whatever order, no day is covered that no decision covered."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.models import Assessment, Assistance
from decisions.actions.laying import rows_of
from decisions.models import Decision
from decisions.queries import standing
from decisions.verdicts import Verdict
from recipients.models import Country, Recipient

DAY = date(2026, 1, 1)
LAST = DAY + timedelta(days=60)
UNITS = (1, 2, 3)
KADAR = Country(code="KD", name="Kadar")
RECIPIENTS = [Recipient(pk=unit, name=str(unit)) for unit in UNITS]
CASE = Assessment(
    pk=1,
    framework_id="uk-osja",
    assistance=Assistance(pk=1, country=KADAR, kind=Assistance.Kind.CAPACITY_BUILDING),
)
KINDS = (
    "authorise",
    "suspend",
    "suspend_part",
    "resume",
    "resume_part",
    "adapt",
    "continue_on",
    "lift_hold",
    "withdraw",
)
some_units = st.sets(st.sampled_from(UNITS)).map(lambda found: tuple(sorted(found)))
acts = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 70), some_units), min_size=1, max_size=8
)


def decided(history):
    """Lay the rows of each act in turn, as the actions would, on paper only."""
    rows, day = [], DAY
    for number, (kind, days, units) in enumerate(history, start=1):
        day += timedelta(days=days // 8)
        decision = Decision(
            pk=number, kind=kind, assessment=CASE, made_at=datetime.combine(day, time(12), UTC)
        )
        file = SimpleNamespace(case=CASE, recipients=RECIPIENTS, countries=[KADAR], coverage=rows)
        verdict = Verdict(valid_until=LAST, excluded=units, concerning=units)
        rows = [*rows, *rows_of(decision, file, verdict)]
    return rows


def covered(rows, day):
    return {row.recipient_id for row in standing(rows, day) if row.says == "yes"}


@settings(max_examples=300, deadline=None)
@given(acts, st.integers(-5, 90))
def test_no_day_is_covered_for_anybody_whom_the_last_decision_about_them_did_not_permit(
    history, offset
):
    rows, day = decided(history), DAY + timedelta(days=offset)

    for unit in covered(rows, day):
        about = [row for row in rows if row.recipient_id == unit and row.from_on <= day]
        last = max(about, key=lambda row: row.decision.pk)
        assert last.says == "yes"
        assert last.decision.kind in Decision.Kind.PERMITTING
        assert day <= last.to_on <= LAST


@settings(max_examples=300, deadline=None)
@given(acts)
def test_nothing_is_resumed_that_no_decision_had_authorised(history):
    rows = decided(history)

    authorised = [row for row in rows if row.decision.kind == "authorise" and row.says == "yes"]
    for row in rows:
        if row.says == "yes" and row.decision.kind != "authorise":
            assert any(
                each.recipient_id == row.recipient_id
                and each.decision.pk < row.decision.pk
                and row.to_on <= each.to_on
                for each in authorised
            )


@settings(max_examples=200, deadline=None)
@given(acts, st.integers(0, 90))
def test_a_stop_of_the_whole_leaves_nothing_covered_from_that_day_on(history, later):
    stop = ("suspend", 0, ())
    rows = decided([*history, stop])

    day = max(row.decision.made_at.date() for row in rows) if rows else DAY
    assert covered(rows, day + timedelta(days=later)) == set()


def test_what_was_left_out_of_the_yes_stays_out_when_the_rest_resumes():
    rows = decided([("authorise", 0, (2,)), ("suspend", 8, ()), ("resume", 8, ())])

    assert covered(rows, DAY + timedelta(days=10)) == {1, 3}
