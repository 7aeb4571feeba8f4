"""The pages of decisions: what each shows to whom, and what a click does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from decisions.models import Condition, Decision, PendingDecision
from tests import cases


def as_(client, officer, proved=True):
    """Sign an officer in; `proved`: they have just given their password again."""
    client.force_login(officer)
    if proved:
        client.post(reverse("account_reauthenticate"), {"password": "correct horse staple"})
    return client


def form_of(choice, **said):
    """What a decider sends: their choice, reasons, dates, and one condition."""
    until = timezone.localdate() + timedelta(days=300)
    review = timezone.localdate() + timedelta(days=150)
    return {
        "choice": choice,
        "reasons": "The measures hold.",
        "valid_until": until.isoformat(),
        "review_on": review.isoformat(),
        "after": "",
        "conditions-TOTAL_FORMS": "0",
        "conditions-INITIAL_FORMS": "0",
    } | said


def page(name, case, *args):
    return reverse(f"decisions:{name}", args=[case.reference, *args])


@pytest.fixture
def put(cast):
    return cases.sign_off(cast)


def test_the_decision_page_shows_the_decider_everything_and_the_form(client, cast, put):
    response = as_(client, cast.osei).get(page("decision", put))

    body = response.content.decode()
    assert response.status_code == 200
    for said in (
        "The strongest case against",
        "Fifteen years of training",
        "Why it came to this level",
        "A serious risk exists",
        "Tom Ellery",
        "Continue to sign",
        "nothing is authorised",
        "The text it is judged under is a draft. Reconstructed.",
    ):
        assert said in body


def test_somebody_who_may_not_decide_sees_the_submission_and_no_form(client, cast, put):
    body = as_(client, cast.amina).get(page("decision", put)).content.decode()

    assert "Why it came to this level" in body
    assert "Continue to sign" not in body


def test_authorising_on_the_page_seals_the_decision_and_shows_its_record(client, cast, put):
    response = as_(client, cast.osei).post(page("decision", put), form_of("authorise"))

    decision = Decision.objects.get()
    assert response.url == reverse("decisions:sealed", args=[decision.reference])
    assert decision.reauthenticated_at is not None
    assert "It holds" in client.get(response.url).content.decode()


def test_a_double_click_makes_one_decision(client, cast, put):
    as_(client, cast.osei).post(page("decision", put), form_of("authorise"))

    again = client.post(page("decision", put), form_of("authorise"))

    assert Decision.objects.count() == 1
    assert again.status_code == 422


def test_nobody_signs_without_having_proved_again_who_they_are(client, cast, put):
    response = as_(client, cast.osei, proved=False).post(
        page("decision", put), form_of("authorise")
    )

    assert response.url.startswith(reverse("account_reauthenticate"))
    assert Decision.objects.count() == 0


def test_a_refused_decision_keeps_what_was_typed_and_says_why(client, cast, put):
    sent = form_of("authorise", review_on="2020-01-01", reasons="Kept words.")

    response = as_(client, cast.osei).post(page("decision", put), sent)

    body = response.content.decode()
    assert response.status_code == 422
    assert "is not in the future" in body
    assert "Kept words." in body


def test_dissent_closes_the_plain_yes_on_the_page_and_on_the_server(client, cast):
    case = cases.sign_off(cast, findings=cases.HIGH, advice={"legal": ("non_concur", "")})

    as_(client, cast.okafor)
    body = client.get(page("decision", case)).content.decode()
    sent = client.post(page("decision", case), form_of("authorise"))

    assert "so conditions are required" in body
    assert (sent.status_code, Decision.objects.count()) == (422, 0)


def test_legal_advice_is_read_by_those_who_may_and_its_position_by_all(client, cast):
    case = cases.sign_off(cast, findings=cases.HIGH, advice={"legal": ("non_concur", "")})

    minister = as_(client, cast.okafor).get(page("decision", case)).content.decode()
    auditor = as_(client, cast.kim).get(page("decision", case)).content.decode()

    assert "What the legal adviser thinks." in minister
    assert "What the legal adviser thinks." not in auditor
    assert "Does not concur" in auditor


def test_refusing_says_what_would_have_to_change(client, cast, put):
    as_(client, cast.osei)

    bare = client.post(page("decision", put), form_of("refuse"))
    whole = client.post(
        page("decision", put), form_of("refuse", what_would_change_it="Visits without notice.")
    )

    assert (bare.status_code, whole.status_code) == (422, 302)
    put.refresh_from_db()
    assert put.state == "refused"


def test_a_decider_defers_until_a_day(client, cast, put):
    sent = form_of("defer", until="2027-01-20", awaiting="The visit in January.")

    response = as_(client, cast.osei).post(page("decision", put), sent)

    put.refresh_from_db()
    assert response.status_code == 302
    assert (put.state, str(put.deferred_until)) == ("sign_off", "2027-01-20")


def test_returning_and_sending_up_lead_to_their_own_pages(client, cast, put):
    as_(client, cast.osei)

    back = client.post(page("decision", put), form_of("return"))
    up = client.post(page("decision", put), form_of("send_up"))

    assert back.url == reverse("assessments:act_return_to_mitigation", args=[put.reference])
    assert up.url == reverse("assessments:act_raise_level", args=[put.reference])


def test_another_condition_is_one_more_row_without_javascript(client, cast, put):
    sent = form_of("authorise_with_conditions", add="1")

    response = as_(client, cast.osei).post(page("decision", put), sent)

    assert response.status_code == 200
    assert "Condition 1" in response.content.decode()


def test_a_team_leader_reads_and_signs(client, cast):
    case = cases.advised(cast, cases.escalation(cast))

    as_(client, cast.tom)
    shown = client.get(page("countersign", case)).content.decode()
    signed = client.post(page("countersign", case), {"words": "Checked."})

    assert "Sign it for your level" in shown
    assert signed.status_code == 302
    assert [each.officer_name for each in case.signatures.all()] == ["Tom Ellery"]


def test_putting_to_decision_says_what_is_missing_before_the_click(client, cast):
    case = cases.escalation(cast)

    body = as_(client, cast.amina).get(page("put", case)).content.decode()

    assert "Legal advice on this content has not come back yet." in body
    assert "Seal and put it to them" not in body


def test_the_ladder_shows_who_could_sign_today_and_who_is_missing(client, cast, put):
    from accounts.models import PostHolding

    PostHolding.objects.filter(officer=cast.osei).update(held_to="2026-01-01")

    body = as_(client, cast.kim).get(page("ladder", put)).content.decode()

    assert "is vacant" in body
    assert "Tom Ellery" in body


RECORDED = {
    "made": "on_paper",
    "words": "Yes, with the roster checked.",
    "custodian": "Private Office",
    "custodian_reference": "PO/26/114",
    "made_time": "09:15",
}


def recorded(cast, **said):
    now = timezone.localtime()
    return form_of(
        "authorise",
        **RECORDED
        | {
            "decider": str(cast.osei.pk),
            "made_on": now.date().isoformat(),
            "made_time": now.strftime("%H:%M"),
        }
        | said,
    )


def test_a_decision_on_paper_is_recorded_by_one_and_confirmed_by_another(client, cast, put):
    import time_machine

    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        sent = as_(client, cast.pia).post(page("record", put), recorded(cast))
        pending = PendingDecision.objects.get()
        own = client.post(sent.url, {"confirm": "1"})
        done = as_(client, cast.paul).post(page("confirm", put, pending.pk), {"confirm": "1"})

    decision = Decision.objects.get()
    put.refresh_from_db()
    assert (own.status_code, done.status_code) == (422, 302)
    assert (put.state, decision.made) == ("authorised", "on_paper")
    assert (decision.decider, decision.recorder, decision.confirmed_by) == (
        cast.osei,
        cast.pia,
        cast.paul,
    )


def test_a_recording_says_at_once_what_would_stop_it(client, cast, put):
    body = recorded(cast, decider=str(cast.tom.pk))

    response = as_(client, cast.pia).post(page("record", put), body)

    assert response.status_code == 422
    assert "signs as: Team leader" in response.content.decode()
    assert PendingDecision.objects.count() == 0


def test_nobody_else_reaches_the_page_for_recording(client, cast, put):
    assert as_(client, cast.amina).get(page("record", put)).status_code == 404


def test_a_condition_is_shown_to_be_met_on_its_page(client, cast):
    case = cases.authorised(cast)
    (condition,) = Condition.objects.all()
    today = timezone.localdate().isoformat()

    as_(client, cast.mona)
    listed = client.get(page("conditions", case)).content.decode()
    sent = client.post(
        page("condition", case, condition.pk), {"on": today, "proof": "The signed roster."}
    )

    condition.refresh_from_db()
    assert "Not yet" in listed
    assert sent.status_code == 302
    assert condition.met_proof == "The signed roster."


def test_a_holder_lends_authority_and_takes_it_back(client, cast):
    from accounts.models import Delegation, PostRung

    rung = PostRung.objects.get(post__title="Director, Security")
    sent = {
        "rung": str(rung.pk),
        "delegate": str(cast.ravi.pk),
        "starts_on": timezone.localdate().isoformat(),
        "ends_on": (timezone.localdate() + timedelta(days=7)).isoformat(),
        "reason": "Leave.",
    }

    as_(client, cast.osei).post(reverse("decisions:delegate"), sent)
    loan = Delegation.objects.get()
    listed = client.get(reverse("decisions:delegations")).content.decode()
    client.post(reverse("decisions:end_delegation", args=[loan.pk]))

    loan.refresh_from_db()
    assert "Ravi Menon" in listed
    assert loan.ends_on < timezone.localdate()


def test_the_list_of_decisions_is_filtered_and_hides_other_portfolios(client, cast):
    case = cases.authorised(cast)
    there = reverse("decisions:list")

    as_(client, cast.kim)
    every = client.get(there).content.decode()
    none = client.get(there, {"kind": "refuse"}).content.decode()
    zed = as_(client, cast.zed).get(there).content.decode()

    assert case.reference in every
    assert case.reference not in none
    assert case.reference not in zed


def test_somebody_elses_decision_does_not_exist(client, cast):
    cases.authorised(cast)
    decision = Decision.objects.get()

    response = as_(client, cast.zed).get(reverse("decisions:sealed", args=[decision.reference]))

    assert response.status_code == 404


def test_the_record_opens_legal_advice_only_to_those_who_may_read_it(client, cast):
    cases.authorised(cast, findings=cases.HIGH)
    decision = Decision.objects.get()
    path = decision.sealed.parts.get(readers="accounts.read_legal_advice").path
    there = reverse("decisions:part", args=[decision.reference, path])

    minister = as_(client, cast.okafor).get(there)
    auditor = as_(client, cast.kim).get(there)

    assert "What the legal adviser thinks." in minister.content.decode()
    assert (minister.status_code, auditor.status_code) == (200, 404)


def test_what_came_out_since_submission_is_ticked_before_a_yes(client, cast, put):
    from recipients.models import Allegation

    unit = put.assistance.recipients.get()
    Allegation.objects.create(
        reference="ALG-2026-0001",
        portfolio=cast.portfolio,
        recipient=unit,
        violation="TORT",
        says="A detainee died.",
        recorded_by=cast.hugo,
    )

    as_(client, cast.osei)
    shown = client.get(page("decision", put)).content.decode()
    unread = client.post(page("decision", put), form_of("authorise"))
    read = client.post(page("decision", put), form_of("authorise", seen_facts=["ALG-2026-0001"]))

    assert "A detainee died." in shown
    assert (unread.status_code, read.status_code) == (422, 302)
    assert Decision.objects.get().seen_facts == ["ALG-2026-0001"]
