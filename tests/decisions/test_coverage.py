"""Coverage: whatever is decided, in whatever order, no day is covered that no decision covered."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

from hypothesis import example, given, settings
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
WHOLE = ((), "")  # a stop of everything, for everybody
some_units = st.sets(st.sampled_from(UNITS)).map(lambda found: tuple(sorted(found)))
PARTS = ("", "the north", "fuel")
an_act = st.tuples(st.sampled_from(KINDS), st.integers(0, 70), some_units, st.sampled_from(PARTS))
acts = st.lists(an_act, min_size=1, max_size=8)
# Stops that overlap and are lifted one by one, more often than chance would have them.
after_a_yes = st.lists(
    st.tuples(
        st.sampled_from(
            ("suspend_part", "suspend_part", "resume_part", "suspend", "resume", "adapt")
        ),
        st.sampled_from((0, 0, 0, 20)),
        st.sampled_from(((), (1,), (1,), (1, 2))),
        st.sampled_from(("", "the north")),
    ),
    max_size=8,
)


TWICE_STOPPED_ONCE_LIFTED = [
    ("suspend_part", 0, (1,), ""),
    ("suspend_part", 0, (1, 2), ""),
    ("resume_part", 0, (1,), ""),
]


def decided(history):
    """Lay the rows of each act in turn, as the actions would, on paper only."""
    rows, day = [], DAY
    stops = zip(history, _stops_before(history), strict=False)
    for number, (act, before) in enumerate(stops, start=1):
        kind, days, units, part = act
        day += timedelta(days=days // 8)
        decision = Decision(
            pk=number, kind=kind, assessment=CASE, made_at=datetime.combine(day, time(12), UTC)
        )
        file = SimpleNamespace(case=CASE, recipients=RECIPIENTS, countries=[KADAR], coverage=rows)
        lifts = _lifted(act, before)
        stops_on = tuple(set(before) - set(lifts))
        verdict = Verdict(
            valid_until=LAST,
            excluded=units,
            concerning=units,
            part=part,
            lifts=lifts,
            stops_on=stops_on,
        )
        rows = [*rows, *rows_of(decision, file, verdict)]
    return rows


def _stops_before(history):
    """Of each act, the stops that stood before it: its number → whom and what it stops."""
    standing_then, found = {}, []
    for number, act in enumerate(history, start=1):
        found.append(standing_then)
        lifted = _lifted(act, standing_then)
        standing_then = {key: of for key, of in standing_then.items() if key not in lifted}
        if act[0] == "suspend_part" and (act[2] or act[3]):
            standing_then = standing_then | {number: (act[2], act[3])}
        if act[0] == "suspend":
            standing_then = standing_then | {number: WHOLE}
    return [*found, standing_then]


def _lifted(act, stops):
    """The stops a resumption lifts: the whole, or of the same part those of these units alone."""
    kind, _days, units, part = act
    whole = tuple(key for key, of in stops.items() if of == WHOLE)
    if kind == "resume":
        return whole
    if kind != "resume_part":
        return ()
    return tuple(
        key
        for key, (of, name) in stops.items()
        if key not in whole and name == part and set(of) <= set(units)
    )


def covered(rows, day, part=""):
    spoken = standing(rows, day)
    taken = {row.recipient_id for row in spoken if part and row.part == part and row.says == "no"}
    yes = {row.recipient_id for row in spoken if row.says == "yes" and not row.part}
    return yes - taken


def ought_to_be_covered(history, part):
    """What help may be given once all was decided, told without a single row."""
    permitted = set(UNITS)
    for kind, _days, units, _part in history:
        permitted -= set(units) if kind in ("authorise", "adapt") else set()
    for of, name in _stops_before(history)[-1].values():
        permitted -= set(of or UNITS) if name in ("", part) else set()
    return permitted


@example((), TWICE_STOPPED_ONCE_LIFTED, "")
@settings(max_examples=500, deadline=None)
@given(some_units, after_a_yes, st.sampled_from(PARTS))
def test_a_part_has_cover_while_the_whole_has_and_no_stop_of_it_stands(left_out, later, part):
    history = [("authorise", 0, left_out, ""), *later]
    rows = decided(history)

    last = DAY + timedelta(days=sum(days // 8 for _kind, days, _units, _part in history))

    expected = ought_to_be_covered(history, part) if last <= LAST else set()
    assert covered(rows, last, part) == expected


@settings(max_examples=300, deadline=None)
@given(acts, st.integers(-5, 90))
def test_no_day_is_covered_for_anybody_whom_the_last_decision_about_them_did_not_permit(
    history, offset
):
    rows, day = decided(history), DAY + timedelta(days=offset)

    for unit in covered(rows, day):
        about = [
            row for row in rows if row.recipient_id == unit and row.from_on <= day and not row.part
        ]
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
        if row.says == "yes" and not row.part and row.decision.kind != "authorise":
            assert any(
                each.recipient_id == row.recipient_id
                and each.decision.pk < row.decision.pk
                and row.to_on <= each.to_on
                for each in authorised
            )


@settings(max_examples=200, deadline=None)
@given(acts, st.integers(0, 90))
def test_a_stop_of_the_whole_leaves_nothing_covered_from_that_day_on(history, later):
    stop = ("suspend", 0, (), "")
    rows = decided([*history, stop])

    day = max(row.decision.made_at.date() for row in rows) if rows else DAY
    assert covered(rows, day + timedelta(days=later)) == set()


def test_what_was_left_out_of_the_yes_stays_out_when_the_rest_resumes():
    rows = decided([("authorise", 0, (2,), ""), ("suspend", 8, (), ""), ("resume", 8, (), "")])

    assert covered(rows, DAY + timedelta(days=10)) == {1, 3}


def test_a_part_that_is_given_back_by_itself_permits_nothing():
    rows = decided(
        [
            ("authorise", 0, (), ""),
            ("suspend_part", 8, (1,), "fuel"),
            ("suspend_part", 8, (1,), ""),
            ("resume_part", 8, (1,), "fuel"),
        ]
    )

    assert covered(rows, DAY + timedelta(days=10), "fuel") == {2, 3}
