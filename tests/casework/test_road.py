"""The one road: everything moves together, or nothing does and the ledger remembers."""

import pytest

from casework.models import LedgerEntry
from casework.refusals import Refused
from casework.road import journey, objections_to, open_moves, perform
from recipients.models import Country, Recipient
from recipients.states import RecipientState


@pytest.fixture
def a_unit(cast):
    return Recipient.objects.create(
        reference="RCP-2026-0001",
        portfolio=cast.portfolio,
        kind=Recipient.Kind.UNIT,
        name="Western Division",
        country=Country.objects.get(code="KD"),
        recorded_by=cast.amina,
    )


def test_a_move_changes_the_state_and_the_ledger_says_so(a_unit, cast):
    moved = perform(a_unit.open_review, by=cast.amina, reason="A letter came.")

    entry = LedgerEntry.objects.get()
    assert moved.state == RecipientState.UNDER_REVIEW
    assert (entry.verb, entry.state_from, entry.state_to, entry.outcome) == (
        "recipients.open_review",
        "registered",
        "under_review",
        "done",
    )
    assert (entry.officer_name, entry.post) == ("Amina Haddad", "Desk Officer, South Asia")


def test_a_refusal_changes_nothing_and_is_written_once_with_every_code(a_unit, cast):
    with pytest.raises(Refused) as refusal:
        perform(a_unit.open_review, by=cast.kim, reason=" ")

    entry = LedgerEntry.objects.get()
    a_unit.refresh_from_db()
    assert [each.code for each in refusal.value.objections] == ["not-permitted", "no-reason"]
    assert (entry.outcome, entry.codes) == ("refused", ["not-permitted", "no-reason"])
    assert a_unit.state == RecipientState.REGISTERED


def test_what_an_act_saved_before_a_refusal_is_undone_with_it(a_unit, cast):
    def half_an_act():
        with journey():
            a_unit.about = "half done"
            a_unit.save(update_fields=["about"])
            perform(a_unit.open_review, by=cast.kim, reason="No.")

    with pytest.raises(Refused):
        half_an_act()

    a_unit.refresh_from_db()
    assert a_unit.about == ""
    assert LedgerEntry.objects.get().outcome == "refused"


def test_a_second_click_is_told_that_somebody_acted_before(a_unit, cast):
    perform(a_unit.open_review, by=cast.amina, reason="A letter came.")

    with pytest.raises(Refused) as refusal:
        perform(a_unit.open_review, by=cast.amina, reason="A letter came.")

    assert [each.code for each in refusal.value.objections] == ["wrong-state"]
    assert LedgerEntry.objects.filter(outcome="done").count() == 1


def test_further_moves_are_refused_or_made_together(a_unit, cast):
    other = Recipient.objects.create(
        reference="RCP-2026-0002",
        portfolio=cast.elsewhere,
        kind=Recipient.Kind.UNIT,
        name="Eastern Division",
        country=a_unit.country,
        recorded_by=cast.zed,
    )

    with pytest.raises(Refused):
        perform(a_unit.open_review, by=cast.amina, reason="Both.", then=(other.open_review,))

    assert set(Recipient.objects.values_list("state", flat=True)) == {"registered"}


def test_the_page_and_the_road_ask_the_same_guards(a_unit, cast):
    before_the_click = objections_to(a_unit.open_review, by=cast.kim)

    offered = open_moves(a_unit, by=cast.kim, file=None or _file(a_unit))

    assert list(offered) == ["open_review", "dissolve"]
    assert offered["open_review"].objections == tuple(before_the_click)
    assert [each.code for each in before_the_click] == ["not-permitted"]


def test_a_move_called_by_itself_goes_nowhere(a_unit):
    from django_fsm import TransitionNotAllowed

    with pytest.raises(TransitionNotAllowed):
        a_unit.open_review()


def _file(case):
    from casework.files import CaseFile

    return CaseFile(case)
