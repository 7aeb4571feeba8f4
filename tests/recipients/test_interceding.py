"""Bringing grounds to the authorities: who told whom, what they answered, and who may read it."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from casework.models import AccessEntry, LedgerEntry
from casework.refusals import Refused
from recipients import actions, queries
from recipients.models import Intercession, Reappraisal
from tests import cases

pytestmark = pytest.mark.django_db

TOLD = {
    "how": "oral",
    "told_by": "The head of mission",
    "told": "The foreign minister and two of his staff",
    "place": "The ministry",
    "asked": "That the two generals do not lead it.",
}


@pytest.fixture
def allegation(cast, police):
    return actions.record_allegation(
        by=cast.petra,
        recipient=police,
        portfolio=cast.portfolio,
        violation="killings",
        says="Eleven people were shot.",
        standard="grounds_believe",
        continuing=True,
    )


def told(cast, *allegations, **said):
    """The authorities were told today, and asked to answer within two weeks."""
    day = cases.today()
    asked = {"by": cast.petra, "on": day, "answer_due": day + timedelta(days=14)}
    return actions.intercede(allegations=allegations, **TOLD | asked | said)


def codes(refused):
    return [each.code for each in refused.value.objections]


def test_un_26_an_intercession_says_who_told_whom_where_and_by_when_to_answer(cast, allegation):
    said = told(cast, allegation)

    kept = Intercession.objects.get()
    assert (kept.reference, kept.recipient, list(kept.allegations.all())) == (
        said.reference,
        allegation.recipient,
        [allegation],
    )
    assert LedgerEntry.objects.filter(verb="recipients.intercede").get().subject_id == said.pk


def test_un_26_what_was_said_in_person_needs_its_place(cast, allegation):
    with pytest.raises(Refused) as refused:
        told(cast, allegation, place=" ")

    assert codes(refused) == ["not-said-where"]


def test_un_26_a_letter_needs_no_place(cast, allegation):
    assert told(cast, allegation, how="written", place="").pk


def test_un_26_everything_that_is_missing_is_said_at_once(cast, allegation):
    day = cases.today()

    with pytest.raises(Refused) as refused:
        told(cast, allegation, told="", on=day + timedelta(days=1), answer_due=day)

    assert codes(refused) == ["still-to-come", "not-said-who", "due-before-asked"]


def test_who_may_record_no_allegation_may_record_no_intercession(cast, allegation):
    with pytest.raises(Refused) as refused:
        told(cast, allegation, by=cast.zed)

    assert codes(refused) == ["not-permitted"]


def test_one_intercession_is_about_one_recipient(cast, allegation):
    other = actions.record_allegation(
        by=cast.petra,
        recipient=cases.a_unit(cast, "Another force"),
        portfolio=cast.portfolio,
        violation="killings",
        says="Two people were shot.",
    )

    with pytest.raises(Refused) as refused:
        told(cast, allegation, other)

    assert codes(refused) == ["not-of-one-recipient"]


def test_un_26_an_answer_is_recorded_once_with_what_they_did(cast, allegation):
    said = told(cast, allegation)
    answered = {"answered_on": cases.today(), "answer": "They will not change it."}
    actions.record_answer(said, by=cast.petra, done="Nothing.", **answered)

    with pytest.raises(Refused) as refused:
        actions.record_answer(said, by=cast.petra, **answered)

    assert codes(refused) == ["answered-already"]
    assert Intercession.objects.get().done == "Nothing."


def test_an_answer_of_tomorrow_is_none(cast, allegation):
    said = told(cast, allegation)

    with pytest.raises(Refused) as refused:
        actions.record_answer(
            said, by=cast.petra, answered_on=cases.today() + timedelta(days=1), answer="Yes."
        )

    assert codes(refused) == ["no-such-day"]


def test_an_intercession_is_read_by_whoever_may_read_all_it_is_about(cast, allegation):
    hidden = actions.record_allegation(
        by=cast.hugo,
        recipient=allegation.recipient,
        portfolio=cast.portfolio,
        violation="kestrel-nine",
        says="kestrel-nine",
        restricted=True,
    )
    said = told(cast, allegation, hidden, by=cast.hugo)

    readers = {
        key: queries.intercessions_for(getattr(cast, key)).filter(pk=said.pk).exists()
        for key in ("hugo", "amina", "zed")
    }

    assert readers == {"hugo": True, "amina": False, "zed": False}


def test_a_page_of_a_restricted_intercession_opens_for_its_reader_alone(cast, allegation, client):
    allegation.restricted = True
    allegation.save()
    said = told(cast, allegation, by=cast.hugo)

    answers = {}
    for key in ("hugo", "amina"):
        client.force_login(getattr(cast, key))
        answers[key] = client.get(said.get_absolute_url()).status_code

    assert answers == {"hugo": 200, "amina": 404}
    assert AccessEntry.objects.filter(officer=cast.hugo, subject_id=allegation.pk).count() == 1


def test_un_26_an_intercession_is_logged_from_the_page_of_the_allegation(cast, allegation, client):
    client.force_login(cast.petra)
    page = f"/recipients/allegations/{allegation.reference}/"
    link = f"{page}authorities/"
    day = cases.today()
    due = day + timedelta(days=14)

    offered = client.get(page).content.decode()
    answer = client.post(
        link,
        {
            **TOLD,
            "allegations": [allegation.pk],
            **{f"on_{part}": getattr(day, part) for part in ("day", "month", "year")},
            **{f"answer_due_{part}": getattr(due, part) for part in ("day", "month", "year")},
        },
    )

    said = Intercession.objects.get()
    assert link in offered
    assert (answer.status_code, answer["Location"]) == (302, said.get_absolute_url())
    assert said.reference in client.get(page).content.decode()


def test_un_26_the_answer_is_recorded_on_a_page_of_its_own(cast, allegation, client):
    said = told(cast, allegation)
    client.force_login(cast.petra)
    day = cases.today()

    client.post(
        f"{said.get_absolute_url()}answer/",
        {
            "answer": "They will not change it.",
            **{f"answered_on_{part}": getattr(day, part) for part in ("day", "month", "year")},
        },
    )

    assert Intercession.objects.get().answered_on == day
    assert "They will not change it." in client.get(said.get_absolute_url()).content.decode()


def test_un_27_that_it_is_shown_less_well_is_kept_with_its_reasons(cast, allegation):
    actions.dispose(
        allegation, by=cast.petra, disposition="The witness took it back.", standard="unverified"
    )

    row = Reappraisal.objects.get()
    assert (row.was, row.now, row.why, row.by) == (
        "grounds_believe",
        "unverified",
        "The witness took it back.",
        cast.petra,
    )


def test_that_it_is_shown_better_is_no_second_thought(cast, allegation):
    actions.dispose(allegation, by=cast.petra, disposition="A court.", standard="substantiated")

    assert not Reappraisal.objects.exists()


def test_un_27_that_it_has_ended_is_kept_with_its_reasons_too(cast, allegation):
    actions.dispose(allegation, by=cast.petra, disposition="They left.", continuing=False)

    assert Reappraisal.objects.get().why == "They left."


def test_nobody_deletes_what_was_said_to_the_authorities(cast, allegation):
    told(cast, allegation)

    for table in ("recipients_intercession", "recipients_reappraisal"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")
