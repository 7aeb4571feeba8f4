"""The pages of the watch: what they show, to whom, and what they do when a form is sent."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.templatetags.pages import day
from decisions.record import read
from monitoring import actions
from monitoring.models import Hold, MonitoringReport, Obligation, Suspension, Trigger
from recipients.models import Allegation
from tests import cases
from tests.monitoring import watched as watching
from tests.monitoring.watched import a_stop, an_allegation, fresh, signed

ASKED = ("uk.r_done", "uk.r_risks", "uk.r_measures", "uk.r_harm")
STOP = {
    "reason_codes": ["rights"],
    "impact": "Sixty officers lose a course.",
    "resumption_test": "The commander is replaced.",
    "reason": "A report of torture.",
}


@pytest.fixture
def sign_in(client):
    """Sign somebody in, who proved a moment ago who they are."""

    def as_officer(officer):
        client.force_login(officer)
        client.post(reverse("account_reauthenticate"), {"password": "correct horse staple"})
        return client

    return as_officer


def page(name, case, *args):
    return reverse(f"monitoring:{name}", args=[case.reference, *args])


def shown(response):
    return response.content.decode()


def test_the_watch_of_a_case_shows_what_is_due_from_whom_and_by_when(cast, watched, sign_in):
    response = sign_in(cast.mona).get(page("case", watched))

    duty = Obligation.objects.get(rule="annual_review")
    assert response.status_code == 200
    assert duty.says in shown(response)
    assert day(duty.due_on) in shown(response)
    assert "Amina Haddad" in shown(response)


def test_a_duty_officer_holds_in_two_clicks(cast, watched, sign_in):
    client = sign_in(cast.dana)
    button = page("hold", watched)
    assert button in shown(client.get(page("case", watched)))

    response = client.post(button, {"reason": "A report of torture."}, follow=True)

    assert Hold.objects.get().laid_by == cast.dana
    assert "Held by Dana Cole since" in shown(response)


def test_a_hold_without_a_sentence_is_not_laid_and_says_why(cast, watched, sign_in):
    response = sign_in(cast.dana).post(page("hold", watched), {"reason": " "})

    assert response.status_code == 422
    assert "Say in a sentence why it must stop now." in shown(response)
    assert Hold.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("hold", "dana"),
        ("suspend", "osei"),
        ("suspend_part", "osei"),
        ("withdraw", "osei"),
        ("continue_on", "osei"),
        ("adapt", "osei"),
        ("complete", "mona"),
    ],
)
def test_each_act_on_a_watched_case_has_its_page(cast, watched, sign_in, name, who):
    response = sign_in(getattr(cast, who)).get(page(name, watched))

    assert response.status_code == 200
    assert "Go back without doing this" in shown(response)


def test_a_hold_is_ratified_on_its_page(cast, watched, sign_in):
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    client = sign_in(cast.osei)
    assert client.get(page("ratify_hold", watched)).status_code == 200

    response = client.post(page("ratify_hold", watched), STOP, follow=True)

    assert fresh(watched).state == "suspended"
    assert Suspension.objects.get().impact == STOP["impact"]
    assert "The commander is replaced." in shown(response)


def test_a_hold_is_lifted_on_its_page(cast, watched, sign_in):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    sign_in(cast.osei).post(page("lift_hold", watched), {"reason": "It was another unit."})

    assert Hold.objects.get().ended_how == "lifted"


def test_a_suspension_and_its_end_are_made_on_their_pages(cast, watched, sign_in):
    client = sign_in(cast.osei)
    client.post(page("suspend", watched), STOP)
    assert fresh(watched).state == "suspended"
    assert "The commander is replaced." in shown(client.get(page("resume", watched)))

    client.post(page("resume", watched), {"reason": "Done.", "shown": "He was replaced."})

    assert fresh(watched).state == "authorised"
    client = sign_in(cast.mona)
    assert client.get(page("start_delivery", watched)).status_code == 200
    client.post(page("start_delivery", watched), {"reason": ""})
    assert fresh(watched).state == "monitoring"


def test_a_part_is_stopped_and_resumed_on_its_pages(cast, watched, sign_in):
    (unit,) = watched.assistance.recipients.all()
    client = sign_in(cast.osei)
    client.post(page("suspend_part", watched), STOP | {"recipient": str(unit.pk), "part": ""})
    stop = Suspension.objects.get()
    assert stop.recipient == unit
    assert client.get(page("resume_part", watched)).status_code == 200

    client.post(
        page("resume_part", watched),
        {"reason": "Done.", "shown": "He was replaced.", "suspensions": [stop.pk]},
    )

    stop.refresh_from_db()
    assert stop.lifted_on == timezone.localdate()


def test_what_is_missing_is_said_by_the_field_and_what_was_typed_is_kept(cast, watched, sign_in):
    response = sign_in(cast.osei).post(page("suspend", watched), STOP | {"impact": ""})

    assert response.status_code == 422
    assert "Say who is affected by the stop" in shown(response)
    assert "The commander is replaced." in shown(response)
    assert fresh(watched).state == "monitoring"


def test_a_second_click_on_a_signing_button_signs_once(cast, watched, sign_in):
    client = sign_in(cast.osei)
    client.post(page("suspend", watched), STOP)

    again = client.post(page("suspend", watched), STOP)

    assert again.status_code == 422
    assert Suspension.objects.count() == 1


def test_whoever_proved_long_ago_who_they_are_must_prove_it_again(cast, watched, client):
    client.force_login(cast.osei)

    response = client.post(page("suspend", watched), STOP)

    assert response.status_code == 302
    assert reverse("account_reauthenticate") in response["Location"]
    assert fresh(watched).state == "monitoring"


def test_what_happened_can_be_weighed_from_its_page(cast, watched, sign_in):
    (unit,) = watched.assistance.recipients.all()
    (trigger,) = actions.open_triggers_for(an_allegation(cast, unit), by=cast.program)
    client = sign_in(cast.osei)
    response = client.get(page("trigger", watched, trigger.pk))
    assert "Two men were beaten in the cells." in shown(response)
    assert page("continue_on", watched) in shown(response)
    next_look = timezone.localdate() + timedelta(days=30)

    client.post(
        page("continue_on", watched),
        {
            "triggers": [trigger.pk],
            "looked_at": "The Post's visit.",
            "considered": "Stopping.",
            "reason": "It was another unit.",
            "next_look": next_look.isoformat(),
        },
    )

    trigger.refresh_from_db()
    assert trigger.ended_by_move == "continue_on"


def test_whoever_may_not_know_a_ground_learns_that_there_is_one_and_no_more(cast, watched, sign_in):
    (unit,) = watched.assistance.recipients.all()
    allegation = an_allegation(cast, unit, says="CANARY", restricted=True)
    (trigger,) = actions.open_triggers_for(allegation, by=cast.program)
    client = sign_in(cast.mona)

    tab = shown(client.get(page("case", watched)))
    listed = shown(client.get(reverse("monitoring:watch")))

    assert client.get(page("trigger", watched, trigger.pk)).status_code == 404
    assert "Something happened that you may not read, and this case must answer it." in tab
    for secret in ("CANARY", allegation.reference, trigger.path):
        assert secret not in tab + listed
    assert trigger.path in shown(sign_in(cast.osei).get(page("case", watched)))


def test_a_report_is_recorded_on_the_page_of_the_duty_that_asks_for_it(cast, watched, sign_in):
    duty = Obligation.objects.get(rule="annual_review")
    client = sign_in(cast.mona)
    assert client.get(page("duty_report", watched, duty.pk)).status_code == 200
    today = timezone.localdate()

    response = client.post(
        page("duty_report", watched, duty.pk),
        {
            "from_on": (today - timedelta(days=30)).isoformat(),
            "to_on": today.isoformat(),
            "seen": "Course three.",
            **{question: f"Said of {question}." for question in ASKED},
            "uk.r_continue": "adapt",
        },
        follow=True,
    )

    duty.refresh_from_db()
    assert MonitoringReport.objects.get().obligation == duty
    assert duty.done_on == today
    assert "Course three." in shown(response)
    assert "Should the assistance continue? Yes, changed" in shown(response)


def test_a_duty_is_closed_without_proof_on_its_page_and_shown_as_such(cast, watched, sign_in):
    duty = Obligation.objects.get(rule="review")
    client = sign_in(cast.mona)

    client.post(page("duty", watched, duty.pk), {"how": "without", "said": "No minute is found."})

    assert "Closed without proof." in shown(client.get(page("duty", watched, duty.pk)))


def test_an_incident_is_laid_before_every_case_it_reaches(
    cast, watched, sign_in, django_capture_on_commit_callbacks
):
    (unit,) = watched.assistance.recipients.all()
    client = sign_in(cast.mona)
    found = client.get(reverse("monitoring:incident"), {"words": "western"})
    assert reverse("monitoring:alleged", args=[unit.reference]) in shown(found)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            reverse("monitoring:alleged", args=[unit.reference]),
            {
                "violation": "torture",
                "says": "Two men were beaten.",
                "standard": "unverified",
                "portfolio": cast.portfolio.pk,
            },
        )

    reached = shown(client.get(response["Location"]))
    assert Trigger.objects.get().allegation == Allegation.objects.get()
    assert watched.reference in reached


def test_the_watch_lists_what_is_due_held_to_be_weighed_and_unmet(cast, watched, sign_in):
    (unit,) = watched.assistance.recipients.all()
    actions.open_triggers_for(an_allegation(cast, unit), by=cast.program)
    actions.hold(fresh(watched), by=cast.dana, why="A report of torture.")
    cases.authorised(cast, units=[cases.a_unit(cast, "Traffic Police")])

    text = shown(sign_in(cast.osei).get(reverse("monitoring:watch")))

    for heading in ("On hold", "To be weighed", "What is due", "Conditions not shown to be met"):
        assert heading in text


@pytest.mark.parametrize(
    ("query", "count"), [("whose=mine", 0), ("late=on", 0), ("comes_from=review", 2)]
)
def test_the_watch_is_narrowed_by_its_filters(cast, watched, sign_in, query, count):
    response = sign_in(cast.osei).get(f"{reverse('monitoring:watch')}?{query}")

    assert len(response.context["duties"]) == count


def test_the_watch_of_somebody_elses_portfolio_does_not_exist(cast, watched, sign_in):
    client = sign_in(cast.zed)

    answers = [client.get(page(name, watched)).status_code for name in ("case", "hold", "suspend")]

    assert answers == [404, 404, 404]
    assert watched.reference not in shown(client.get(reverse("monitoring:watch")))


def test_the_questions_of_the_watch_do_not_grow_with_its_rows(
    cast, watched, sign_in, query_counter
):
    client = sign_in(cast.osei)
    client.get(reverse("monitoring:watch"))
    few = query_counter(lambda: client.get(reverse("monitoring:watch")))
    Obligation.objects.bulk_create(
        Obligation(
            assessment=watched,
            comes_from="framework",
            rule=f"duty-{number}",
            says="Report.",
            owner=cast.post("Desk Officer, South Asia"),
            due_on=timezone.localdate(),
        )
        for number in range(60)
    )

    many = query_counter(lambda: client.get(reverse("monitoring:watch")))

    assert many == few


def test_a_signed_act_refused_by_a_guard_says_why_and_keeps_the_text(cast, watched, sign_in):
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
    watching.a_trigger(cast, watched)

    response = sign_in(cast.osei).post(
        page("resume", watched), {"reason": "Done.", "shown": "He was replaced."}
    )

    assert response.status_code == 422
    assert "Something happened that this case has not answered yet." in shown(response)
    assert "He was replaced." in shown(response)


def test_the_record_of_a_suspension_says_its_grounds_in_words(cast, watched):
    codes = ("rights", "budget")

    decision = signed(actions.suspend, watched, by=cast.osei, proposal=a_stop(reason_codes=codes))

    assert read(decision.sealed).reason_codes == ("human rights or humanitarian law", "budget")
