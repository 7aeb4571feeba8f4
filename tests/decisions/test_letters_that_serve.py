"""One letter tells an authority of the policy, for every case of it, while nothing has changed."""

import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from assessments.actions import join_team
from assessments.models import Assessment, CaseTeam
from casework.files import CaseFile
from casework.models import LedgerEntry
from casework.refusals import Refused
from decisions import actions
from decisions.models import Communication
from decisions.queries.letters import letters_to_rely_on
from monitoring.actions import record_change
from policy import registry
from policy.models import KeptText
from recipients.actions import change_standing, revise_recipient
from recipients.models import Recipient
from tests import cases, hrddp_cases
from tests.kept import kept

pytestmark = pytest.mark.django_db


def everything():
    """What a letter must say to tell an authority of the policy."""
    letters = registry.available()["un-hrddp"].communications
    return next(each for each in letters if each.id == "k19").contents


@pytest.fixture(scope="module")
def contents():
    return everything()


def armed_forces(cast):
    """The armed forces, above every unit of these cases."""
    return cases.a_unit(cast, "The armed forces")


def second_battalion(cast, force):
    """A case of another battalion of the same forces, with a yes to it."""
    unit = cases.a_unit(cast, "Second battalion", parent=force)
    return hrddp_cases.authorised(cast, hrddp_cases.draft(cast, units=[unit]))


@kept
def of_both(cast):
    """What the forces were told for their first battalion, then a yes to their second."""
    force = armed_forces(cast)
    tell(cast, opened(cast, force, "First battalion"), everything(), force)
    return second_battalion(cast, force)


@pytest.fixture
def case(cast):
    """A case of the second battalion, while its forces were told in another of the first."""
    return of_both(cast)


@pytest.fixture
def told(case):
    """What the forces were told for their first battalion."""
    return Communication.objects.get()


@pytest.fixture
def force(case):
    return Recipient.objects.get(name="The armed forces")


@pytest.fixture
def untold(cast):
    """The armed forces, who were told nothing."""
    return armed_forces(cast)


def opened(cast, force, name):
    return hrddp_cases.opened(cast, units=[cases.a_unit(cast, name, parent=force)])


def tell(cast, case, contents, authority, **said):
    usual = {
        "rule": "k19",
        "told": "General X, in person",
        "contents": contents,
        "sent_on": cases.today(),
        "signed_by": cast.post(hrddp_cases.DESK),
        "proof": "A receipt from a source.",
    }
    return actions.record_communication(case, by=cast.mona, recipient=authority, **usual | said)


def offered(cast, case, who="mona"):
    fresh = Assessment.objects.get(pk=case.pk)
    return letters_to_rely_on(CaseFile(fresh), getattr(cast, who)).get("k19")


def refused_to_start(cast, case):
    with pytest.raises(Refused) as refusal:
        actions.start_delivery(case, by=cast.mona)
    return {each.code: each for each in refusal.value.objections}


def restrict(case):
    case.assistance.restricted = True
    case.assistance.save(update_fields=["restricted"])


def test_un_19_one_letter_serves_another_case_of_the_same_authority(cast, told, case):
    assert "unsent-k19" in refused_to_start(cast, case)

    row = actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    assert row.stands_on == told
    assert (row.sent_on, row.contents) == (told.sent_on, told.contents)
    assert actions.start_delivery(case, by=cast.mona).state == "monitoring"
    entry = LedgerEntry.objects.get(verb="decisions.rely_on_letter")
    assert entry.details["stands_on"] == told.pk


def test_un_19_what_is_relied_on_keeps_the_words_and_proof_of_its_own_case(cast, told, case):
    row = actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    assert row.told == "The armed forces"
    assert "source" not in row.proof


@pytest.mark.parametrize(
    ("name", "value"), [("name", "The new armed forces"), ("kind", "authority")]
)
def test_un_19_a_letter_no_longer_serves_once_its_authority_is_another(
    cast, force, told, case, name, value
):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    revise_recipient(force, by=cast.mona, revision=0, **{name: value})

    said = refused_to_start(cast, case)["no-longer-serves-k19"]
    assert "whose name, kind or place has changed since." in said.says
    assert said.remedy.startswith("Send it again")


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("change_of_commander", "A change of commander, or its announcement."),
        ("context_change", "A change in the political or operational context."),
    ],
)
def test_un_19_a_letter_no_longer_serves_once_a_change_is_told_on_the_watch_of_any_case(
    cast, force, told, case, kind, what
):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    tell_of(cast, watched_beneath(cast, force), kind)

    said = refused_to_start(cast, case)["no-longer-serves-k19"]
    assert said.says.endswith(f"told The armed forces, of which this was recorded since: {what}")
    assert said.remedy.startswith("Send it again")
    assert offered(cast, opened(cast, force, "Fourth battalion")) is None


def tell_of(cast, case, kind="change_of_commander"):
    return record_change(case, by=cast.mona, kind=kind, says="A general is named.")


def watched_beneath(cast, force, name="Third battalion"):
    """A live case of another unit of the same forces."""
    unit = cases.a_unit(cast, name, parent=force)
    return hrddp_cases.monitoring(cast, hrddp_cases.draft(cast, units=[unit]))


def test_un_19_a_change_of_the_support_or_told_of_others_leaves_a_letter_as_it_was(
    cast, force, told, case
):
    tell_of(cast, watched_beneath(cast, force), "change_of_support")
    tell_of(cast, watched_beneath(cast, None, "Coast guard"))

    assert offered(cast, case) == told


def test_un_19_a_letter_sent_after_the_change_was_told_serves(cast, force, told, case, contents):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)
    tell_of(cast, watched_beneath(cast, force))

    again = tell(cast, told.assessment, contents, force)

    assert offered(cast, case) == again
    actions.rely_on_letter(case, by=cast.mona, letter=again.pk)
    assert actions.start_delivery(case, by=cast.mona).state == "monitoring"


def test_what_was_told_on_the_watch_of_a_hidden_case_is_said_without_it(
    client, cast, force, told, case
):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)
    hidden = watched_beneath(cast, force)
    tell_of(cast, hidden)
    restrict(hidden)

    page = read(client, cast.mona, case)

    assert "A change of commander, or its announcement. Send it again." in page
    assert [word for word in (hidden.reference, "Third", "A general") if word in page] == []


def test_un_19_a_better_spelling_in_latin_letters_leaves_a_letter_as_it_was(
    cast, force, told, case
):
    revise_recipient(force, by=cast.mona, revision=0, latin_name="Forces armees")

    assert offered(cast, case) == told


def test_un_19_a_letter_no_longer_serves_once_its_authority_is_dissolved(cast, force, told, case):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    change_standing(force, "dissolve", by=cast.mona, reason="By decree.")

    assert "exists no more." in refused_to_start(cast, case)["no-longer-serves-k19"].says


def test_un_19_a_letter_no_longer_serves_once_a_newer_text_applies(cast, told, case):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    a_newer_text(told.recorded_at + timedelta(seconds=1))

    said = refused_to_start(cast, case)["no-longer-serves-k19"]
    assert said.says.endswith("told The armed forces under an earlier text.")


def a_newer_text(at):
    KeptText.objects.create(
        framework_id="un-hrddp", version="2027.1", digest="e" * 64, text="…", kept_at=at
    )


def test_un_19_a_letter_sent_after_the_text_it_tells_of_serves(cast, told, case):
    a_newer_text(told.recorded_at - timedelta(days=1))

    assert offered(cast, case) == told


@pytest.mark.parametrize(
    ("old", "new", "serves"),
    [
        ("commander_rule, procedures,", "commander_rule,", False),
        ("# The United", "# All the United", True),
    ],
)
def test_un_19_a_letter_under_another_text_serves_where_both_want_the_same_told(
    cast, told, case, old, new, serves
):
    text = registry.available()["un-hrddp"].text
    assert old in text
    pin(told.assessment, text.replace(old, new), told.recorded_at - timedelta(days=9))

    assert (offered(cast, case) == told) is serves


def pin(case, text, at):
    digest = hashlib.sha256(text.encode()).hexdigest()
    version = case.framework_version
    KeptText.objects.create(
        framework_id="un-hrddp", version=version, digest=digest, text=text, kept_at=at
    )
    Assessment.objects.filter(pk=case.pk).update(framework_digest=digest)


def test_un_19_a_letter_sent_again_ends_what_no_longer_served(cast, force, told, case, contents):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)
    revise_recipient(force, by=cast.mona, revision=0, name="The new armed forces")

    tell(cast, case, contents, force)

    assert actions.start_delivery(case, by=cast.mona).state == "monitoring"


def test_un_19_a_letter_that_leaves_something_out_serves_no_other_case(cast, untold, contents):
    tell(cast, opened(cast, untold, "Third battalion"), contents[:-1], untold)

    assert offered(cast, second_battalion(cast, untold)) is None


def test_un_19_a_letter_to_words_alone_or_to_another_authority_serves_no_other_case(
    cast, untold, contents
):
    other = opened(cast, untold, "Third battalion")
    tell(cast, other, contents, None)
    tell(cast, other, contents, other.assistance.recipients.get(name="Third battalion"))

    assert offered(cast, second_battalion(cast, untold)) is None


def test_un_19_a_letter_serves_no_case_of_which_one_recipient_stands_elsewhere(cast, force, told):
    units = [cases.a_unit(cast, "Third battalion", parent=force), cases.a_unit(cast, "Guard")]

    assert offered(cast, hrddp_cases.opened(cast, units=units)) is None
    assert offered(cast, hrddp_cases.opened(cast, units=units[:1])) == told


def test_un_19_a_letter_that_is_relied_on_is_never_itself_a_ground(cast, force, told, case):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)
    third = opened(cast, force, "Third battalion")

    assert offered(cast, third) == told


def test_un_19_a_letter_to_who_is_not_above_a_recipient_is_recorded_in_words_only(
    cast, untold, contents
):
    stranger = cases.a_unit(cast, "The coast guard")

    with pytest.raises(Refused, match="No recipient of this case is The coast guard"):
        tell(cast, opened(cast, untold, "First battalion"), contents, stranger)


def test_a_letter_of_a_restricted_case_is_offered_to_nobody_who_may_not_open_it(cast, told, case):
    restrict(told.assessment)

    assert offered(cast, case, "mona") is None
    assert offered(cast, case, "kim") is None
    assert offered(cast, case, "tom") == told


def test_relying_on_a_letter_of_a_hidden_case_is_refused_as_if_there_were_none(cast, told, case):
    restrict(told.assessment)

    said = []
    for key in (told.pk, told.pk + 999):
        with pytest.raises(Refused) as refusal:
            actions.rely_on_letter(case, by=cast.mona, letter=key)
        said.append(str(refusal.value))

    assert said[0] == said[1]
    assert Communication.objects.filter(assessment=case).count() == 0


def test_whoever_may_not_record_letters_relies_on_none(cast, told, case):
    with pytest.raises(Refused) as refusal:
        actions.rely_on_letter(case, by=cast.kim, letter=told.pk)

    assert [each.code for each in refusal.value.objections] == ["not-permitted"]


def test_a_letter_is_relied_on_once_in_a_case_however_often_it_is_pressed(cast, told, case):
    row = actions.rely_on_letter(case, by=cast.mona, letter=told.pk)

    with pytest.raises(Refused):
        actions.rely_on_letter(case, by=cast.mona, letter=told.pk)
    row.pk = None
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


# -- the page -------------------------------------------------------------------------------------


def letters_page(case):
    return reverse("decisions:letters", args=[case.reference])


def read(client, who, case):
    client.force_login(who)
    return client.get(letters_page(case)).content.decode()


def test_un_19_the_page_offers_what_was_told_in_another_case_and_one_press_relies_on_it(
    client, cast, told, case
):
    offer = read(client, cast.mona, case)
    client.post(letters_page(case), {"letter": told.pk})

    assert "told The armed forces of this in" in offer
    assert told.assessment.reference in offer
    after = read(client, cast.mona, case)
    assert f"in {told.assessment.reference}." in after
    assert "Rely on this letter" not in after


def test_un_19_the_page_says_what_no_longer_serves_and_that_it_is_to_be_sent_again(
    client, cast, force, told, case
):
    actions.rely_on_letter(case, by=cast.mona, letter=told.pk)
    change_standing(force, "dissolve", by=cast.mona, reason="By decree.")

    assert "which exists no more. Send it again." in read(client, cast.mona, case)


def test_a_page_that_relies_on_a_hidden_case_names_it_to_nobody_who_may_not_open_it(
    client, cast, told, case
):
    restrict(told.assessment)
    actions.rely_on_letter(case, by=mona_of_its_team(cast, told), letter=told.pk)
    CaseTeam.objects.all().delete()

    page = read(client, cast.amina, case), read(client, cast.hugo, case)

    assert told.assessment.reference in page[0]  # she wrote it
    assert told.assessment.reference not in page[1]
    assert "in a case you may not see." in page[1]
    assert "General X" not in page[1]


def mona_of_its_team(cast, told):
    join_team(told.assessment.assistance, by=cast.amina, officer=cast.mona)
    return cast.mona


def test_a_page_offers_nothing_of_a_hidden_case_and_a_press_for_it_is_refused(
    client, cast, told, case
):
    restrict(told.assessment)
    page = read(client, cast.mona, case)

    answer = client.post(letters_page(case), {"letter": told.pk})

    assert "Rely on this letter" not in page
    assert answer.status_code == 422
    assert told.assessment.reference not in answer.content.decode()


def test_whoever_records_no_letters_is_offered_none(client, cast, told, case):
    assert "Rely on this letter" not in read(client, cast.tom, case)


def test_un_19_the_letter_is_recorded_with_its_authority_from_the_register(
    client, cast, force, case, contents
):
    client.force_login(cast.mona)
    page = reverse("decisions:letter", args=[case.reference, "k19"])
    said = {"told": "The minister", "recipient": force.pk, "contents": contents}
    said |= {"sent_on": cases.today(), "signed_by": cast.post(hrddp_cases.DESK).pk, "proof": "It."}

    answer = client.post(page, said)

    assert answer.status_code == 302
    assert Communication.objects.get(assessment=case).recipient == force
    other = client.get(reverse("decisions:letter", args=[case.reference, "k16"]))
    assert "Which authority of the register" not in other.content.decode()
