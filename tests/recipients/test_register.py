"""The register: what is entered, found, corrected, and put under what."""

import base64
import json

import pytest

from casework.conflicts import Conflict
from casework.models import LedgerEntry
from casework.refusals import Refused
from recipients import queries
from recipients.actions import (
    add_alias,
    change_standing,
    register_recipient,
    revise_recipient,
)
from recipients.models import Recipient, Standing
from recipients.states import RecipientState


def names(page):
    return [each.name for each in page.rows]


def test_entering_a_recipient_gives_it_a_reference_and_the_ledger_says_so(cast, enter):
    unit = enter("Western\u200b Division", aliases=["West Div", "West Div ", ""])

    entry = LedgerEntry.objects.get()
    assert unit.reference.startswith("RCP-")
    assert (unit.name, [each.name for each in unit.aliases.all()]) == (
        "Western Division",
        ["West Div"],
    )
    assert (entry.verb, entry.subject_reference) == ("recipients.register", unit.reference)


def test_entering_is_refused_with_every_objection_at_once(cast, police):
    with pytest.raises(Refused) as refusal:
        register_recipient(
            by=cast.kim,
            portfolio=cast.portfolio,
            kind=Recipient.Kind.UNIT,
            name="\u200b",
            country=police.country,
        )

    assert [each.code for each in refusal.value.objections] == ["not-permitted", "no-name"]


def test_a_parent_that_stands_below_the_recipient_is_refused_in_a_sentence(cast, enter, police):
    division = enter("Western Division", parent=police)
    post = enter("Harbour Post", parent=division)

    with pytest.raises(Refused) as refusal:
        revise_recipient(police, by=cast.amina, revision=0, parent=post)

    (objection,) = refusal.value.objections
    police.refresh_from_db()
    assert police.parent is None
    assert (objection.code, objection.says) == (
        "circle",
        "Harbour Post is Kadari National Police or stands below it, so it cannot command it.",
    )


def test_two_who_correct_the_same_entry_both_keep_their_words(cast, police):
    revise_recipient(police, by=cast.ravi, revision=0, about="Ravi's words.")

    with pytest.raises(Conflict) as conflict:
        revise_recipient(police, by=cast.amina, revision=0, about="Amina's words.")

    ((theirs, mine),) = conflict.value.fields.values()
    police.refresh_from_db()
    assert (theirs.text, theirs.revision, mine) == ("Ravi's words.", 1, "Amina's words.")
    assert police.about == "Ravi's words."


def test_saving_what_already_stands_there_is_no_conflict_and_no_act(cast, police):
    revise_recipient(police, by=cast.ravi, revision=0, about="The same.")

    saved = revise_recipient(police, by=cast.amina, revision=0, about="The same.")

    assert saved.revision == 1
    assert LedgerEntry.objects.filter(verb="recipients.revise").count() == 1


@pytest.mark.parametrize(
    "words", ["rcp-2026-", "قيادة", "Eastern Bord", "EBC-7", "estern border comand", "الحدود"]
)
def test_a_recipient_is_found_by_any_of_its_names_in_any_script(cast, enter, police, words):
    command = enter("قيادة الحدود الشرقية", latin_name="Eastern Border Command", aliases=["EBC-7"])
    words = command.reference.lower() if words == "rcp-2026-" else words

    found = queries.search(cast.kim, words=words)

    assert names(found) == [command.name]


def test_a_percent_sign_is_a_letter_like_any_other(cast, police):
    assert names(queries.search(cast.amina, words="%")) == []


def test_a_register_is_read_only_by_those_who_may(cast, police):
    assert names(queries.search(cast.amina)) == ["Kadari National Police"]
    assert names(queries.search(cast.zed)) == []


def test_a_long_register_is_read_page_by_page_and_back(cast, enter, monkeypatch):
    from casework import keyset

    for number in range(7):
        enter(f"Unit {number}")
    rows = queries.register_for(cast.amina)

    first = keyset.page_of(rows, ("name", "pk"), size=3)
    second = keyset.page_of(rows, ("name", "pk"), after=first.after, size=3)
    third = keyset.page_of(rows, ("name", "pk"), after=second.after, size=3)
    back = keyset.page_of(rows, ("name", "pk"), before=third.before, size=3)

    assert [names(each) for each in (first, second, third, back)] == [
        ["Unit 0", "Unit 1", "Unit 2"],
        ["Unit 3", "Unit 4", "Unit 5"],
        ["Unit 6"],
        ["Unit 3", "Unit 4", "Unit 5"],
    ]
    assert (first.before, third.after, back.before != "", back.after != "") == ("", "", True, True)


def mark_of(keys):
    return base64.urlsafe_b64encode(json.dumps(keys).encode()).decode()


@pytest.mark.parametrize(
    "mark",
    [
        "rubbish",
        "é",
        mark_of([]),
        mark_of(None),
        mark_of(["A"]),
        mark_of(["A", "not a number"]),
        mark_of([{"a": 1}, 1]),
        mark_of(["\x00", 1]),
        base64.urlsafe_b64encode(b"[" * 5000).decode(),
    ],
)
def test_a_mark_that_says_nothing_gives_the_first_page(cast, police, mark):
    assert names(queries.search(cast.amina, after=mark)) == ["Kadari National Police"]
    assert names(queries.search(cast.amina, before=mark)) == ["Kadari National Police"]


def test_a_mark_far_beyond_any_number_gives_nothing_and_breaks_nothing(cast, police):
    assert names(queries.search(cast.amina, after=mark_of(["Z", 10**30]))) == []


def test_the_family_is_the_whole_line_above_and_the_whole_tree_below(cast, enter, police, academy):
    school = enter("Drivers' School", parent=academy)
    range_ = enter("Firing Range", parent=academy)
    ministry = enter("Ministry of the Interior")
    revise_recipient(police, by=cast.amina, revision=0, parent=ministry)

    family = queries.family_of(academy)

    assert family.above == [ministry, police]
    assert {each.recipient for each in family.below} == {school, range_}
    assert queries.kin_of(academy) == {each.pk for each in Recipient.objects.all()}
    assert queries.self_and_below(police) == {police.pk, academy.pk, school.pk, range_.pk}


def test_a_family_is_read_in_three_queries_however_large(
    cast, enter, police, django_assert_num_queries
):
    above = police
    for number in range(6):
        above = enter(f"Level {number}", parent=above)

    with django_assert_num_queries(3):
        family = queries.family_of(police)

    assert len(family.all_below()) == 6


def test_a_change_of_standing_keeps_its_reason_in_its_words(cast, police):
    change_standing(police, "open_review", by=cast.amina, reason="A letter came.")
    change_standing(police, "bar", by=cast.osei, reason="The letter is true.")

    police.refresh_from_db()
    assert police.state == RecipientState.BARRED
    assert list(Standing.objects.values_list("move", "why")) == [
        ("bar", "The letter is true."),
        ("open_review", "A letter came."),
    ]


def test_whoever_entered_a_recipient_lifts_no_bar_on_it(cast, enter):
    theirs = enter("Orsan Guard", by=cast.zed, portfolio=cast.elsewhere)
    change_standing(theirs, "open_review", by=cast.zed, reason="A letter came.")
    change_standing(theirs, "bar", by=cast.zed, reason="It is true.")

    with pytest.raises(Refused) as refusal:
        change_standing(theirs, "lift_bar", by=cast.zed, reason="It is put right.")

    assert [each.code for each in refusal.value.objections] == ["entered-it-oneself"]


def test_what_is_dissolved_names_its_successor_and_never_itself(cast, police, enter):
    service = enter("Kadari Police Service")

    with pytest.raises(Refused):
        change_standing(police, "dissolve", by=cast.amina, reason="Law 7.", successor=police)
    gone = change_standing(police, "dissolve", by=cast.amina, reason="Law 7.", successor=service)

    assert (gone.state, gone.successor) == (RecipientState.DISSOLVED, service)


def test_a_name_it_goes_by_already_is_not_added_twice(cast, police):
    add_alias(police, by=cast.amina, name="KNP")
    add_alias(police, by=cast.amina, name=" KNP\u200b")

    assert [each.name for each in police.aliases.all()] == ["KNP"]
    assert LedgerEntry.objects.filter(verb="recipients.add_alias").count() == 1
