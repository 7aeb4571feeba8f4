"""A restricted allegation recorded after the yes: weighed by who may read it, told to no others."""

import pytest
from django.urls import reverse

from casework.models import LedgerEntry
from casework.refusals import Refused
from monitoring import actions
from monitoring.models import Trigger
from recipients import actions as recipients
from tests import cases
from tests.decisions.test_sealed_page import words_of
from tests.monitoring.watched import a_stop, a_weighing, an_allegation, codes, fresh, signed

SAYS = "The killings are those of this battalion."
BARRED = "Despite intercession there are substantial grounds"
HIDDEN = "Something you may not see stands in the way."


@pytest.fixture
def case(un_case):
    return un_case


@pytest.fixture
def whispered(cast, case):
    """What reaches the case of killings that go on, though the minister was told."""
    said = recipients.record_allegation(
        by=cast.mona,
        recipient=case.assistance.recipients.order_by("pk").first(),
        portfolio=cast.portfolio,
        violation="Killings",
        code="extrajudicial_killing",
        says="Eleven people were shot.",
        standard="grounds_suspect",
        continuing=True,
        restricted=True,
    )
    recipients.intercede(
        by=cast.hugo,
        allegations=[said],
        how="oral",
        on=cases.today(),
        told_by="The head of mission",
        told="The foreign minister",
        place="The ministry",
        asked="That it ends.",
        answer_due=cases.today(),
    )
    (trigger,) = actions.open_triggers_for(said, by=cast.program)
    return trigger


def refused(act, *said, **more):
    with pytest.raises(Refused) as refusal:
        act(*said, **more)
    return codes(refusal)


def goes_on(cast, case):
    return signed(actions.continue_on, case, by=cast.okafor, proposal=a_weighing())


def test_until_it_is_weighed_it_counts_for_nothing(cast, case, whispered):
    assert goes_on(cast, case).kind == "continue_on"


def test_once_it_is_weighed_help_must_be_suspended(cast, case, whispered):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)

    assert refused(goes_on, cast, case) == ["b27"]


def test_others_learn_that_something_stands_in_the_way_and_no_more(cast, case, whispered, client):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)
    client.force_login(cast.mona)

    page = words_of(client.get(reverse("monitoring:complete", args=[case.reference])))

    assert (HIDDEN in page, BARRED in page, "killing" in page.lower()) == (True, False, False)


def test_whoever_may_read_it_is_told_the_ground(cast, case, whispered, client):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)
    client.force_login(cast.okafor)

    page = words_of(client.get(reverse("monitoring:continue_on", args=[case.reference])))

    assert (HIDDEN in page, BARRED in page) == (False, True)


def test_no_page_of_the_case_says_more_to_whoever_may_not_read_it(cast, case, whispered, client):
    client.force_login(cast.amina)
    pages = ["assessments:checks", "decisions:letters", "monitoring:case", "assessments:detail"]
    at = [reverse(page, args=[case.reference]) for page in pages]
    before = [words_of(client.get(each)) for each in at]

    actions.weigh(whispered, by=cast.hugo, text=SAYS)

    after = [words_of(client.get(each)) for each in at]
    assert after[:2] == before[:2]
    assert [word for word in (BARRED, SAYS) if word in " ".join(after)] == []


def test_the_ledger_keeps_the_number_alone(cast, case, whispered):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)

    entry = LedgerEntry.objects.get(verb="monitoring.weigh")
    assert entry.details == {"trigger": whispered.pk}


def test_it_is_weighed_on_the_page_of_what_happened(cast, case, whispered, client):
    client.force_login(cast.hugo)
    page = reverse("monitoring:trigger", args=[case.reference, whispered.pk])

    unsaid = client.post(page, {"text": ""})
    client.post(page, {"text": SAYS})

    assert (unsaid.status_code, SAYS in words_of(client.get(page))) == (422, True)
    assert "Weigh it in this case" not in words_of(client.get(page))


def test_it_is_weighed_once(cast, whispered):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)

    assert refused(actions.weigh, whispered, by=cast.hugo, text=SAYS) == ["weighed-already"]


def test_whoever_may_not_read_it_weighs_it_nowhere(cast, case, whispered, client):
    client.force_login(cast.amina)
    page = reverse("monitoring:trigger", args=[case.reference, whispered.pk])

    assert refused(actions.weigh, whispered, by=cast.amina, text=SAYS) == ["not-permitted"]
    assert client.post(page, {"text": SAYS}).status_code == 404


def test_whoever_weighed_it_does_not_decide_that_the_help_goes_on(cast, case, whispered):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)

    assert fresh(case).contributions.filter(officer=cast.hugo, what="allegations").exists()


def test_what_was_answered_before_it_was_weighed_is_laid_before_the_case_again(
    cast, case, whispered
):
    proposal = a_weighing(triggers=(whispered.pk,))
    signed(actions.continue_on, case, by=cast.okafor, proposal=proposal)

    now = actions.weigh(Trigger.objects.get(pk=whispered.pk), by=cast.hugo, text=SAYS)

    assert (now.pk != whispered.pk, now.ended_at, now.weighed) == (True, None, SAYS)


def test_what_is_not_in_force_weighs_nothing(cast, case, whispered):
    signed(actions.withdraw, case, by=cast.osei)

    assert refused(actions.weigh, whispered, by=cast.hugo, text=SAYS) == ["not-in-force"]


def test_once_the_unit_is_stopped_the_rest_may_go_on(cast, case, whispered):
    actions.weigh(whispered, by=cast.hugo, text=SAYS)
    unit = whispered.recipient
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=unit))

    assert goes_on(cast, case).kind == "continue_on"


# -- recorded between the submission of the case and the yes to it ---------------------------------


@pytest.fixture
def meanwhile(cast, django_capture_on_commit_callbacks):
    """A yes to help, and what came too late to be sealed and only some may read."""
    case = cases.sign_off(cast)
    unit = case.assistance.recipients.get()
    said = an_allegation(cast, unit, restricted=True, says=SAYS, violation="Massacre")
    read = cases.a_yes(cast, seen_facts=[said.reference])
    with django_capture_on_commit_callbacks(execute=True):
        cases.decide(cast, case, "authorise", verdict=read)
    return Trigger.objects.select_related("assessment", "allegation").get()


def test_what_came_before_the_yes_is_weighed_after_it(cast, meanwhile):
    now = actions.weigh(meanwhile, by=cast.hugo, text="It does not bear on this course.")

    assert now.weighed_by == cast.hugo


def test_what_came_before_the_yes_shows_on_no_page_of_who_may_not_read_it(client, cast, meanwhile):
    case, said = meanwhile.assessment, meanwhile.allegation
    names = ["monitoring:case", "assessments:detail", "decisions:decision", "assessments:checks"]
    at = [reverse(name, args=[case.reference]) for name in names]
    at += ["/", reverse("monitoring:watch")]
    words = [SAYS, "Massacre", said.reference, "is not in what was sealed"]

    shown = {}
    for officer in (cast.amina, cast.hugo):
        client.force_login(officer)
        pages = " ".join(words_of(client.get(page)) for page in at)
        shown[officer] = [word for word in words if word in pages]

    assert shown[cast.amina] == []
    assert "is not in what was sealed" in shown[cast.hugo]


def test_the_page_of_what_came_before_the_yes_is_no_page_to_who_may_not_read_it(
    client, cast, meanwhile
):
    page = reverse("monitoring:trigger", args=[meanwhile.assessment.reference, meanwhile.pk])

    client.force_login(cast.amina)
    assert client.get(page).status_code == 404
    client.force_login(cast.hugo)
    assert "is not in what was sealed" in words_of(client.get(page))
