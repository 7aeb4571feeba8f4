"""The pages of baselines: read, write, agree, cite, and meet what changed."""

import pytest
from django.urls import reverse

from assessments.actions import citing
from assessments.models import Answer, BaselineCitation, BaselineVersion, CountryAssessment
from tests import cases
from tests.assessments import baselines

pytestmark = pytest.mark.django_db

SECRET = "whimbrel-word"


def as_(client, officer):
    client.force_login(officer)
    return client


def page(client, name, *args, **asked):
    return client.get(reverse(f"assessments:{name}", args=args), asked).content.decode()


def day_in(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_baseline_is_begun_written_and_agreed_to_by_two_people_on_its_pages(cast, client):
    source = baselines.a_source(cast)
    begun = as_(client, cast.petra).post(
        reverse("assessments:begin_baseline"),
        {
            "portfolio": cast.portfolio.pk,
            "country": "KD",
            "framework_id": "uk-osja",
            "owner": cast.post("Overseas Post").pk,
        },
    )
    reference = CountryAssessment.objects.get().reference
    typed = {"uk.1a": "Quiet.", "sources": [source.pk]}
    day = cases.today().replace(year=cases.today().year + 1, day=1)
    client.post(begun.url, typed | day_in("valid_until", day))
    own = page(client, "agree_baseline", reference)

    agreed = as_(client, cast.sam).post(
        reverse("assessments:agree_baseline", args=[reference]), {"agree": "yes"}, follow=True
    )

    assert begun.url == reverse("assessments:write_baseline", args=[reference])
    assert "another officer must agree" in own or "waits for an officer" in own
    assert BaselineVersion.objects.get().valid_until == day
    assert f"{reference}, version 1 is published." in agreed.content.decode()
    assert "Quiet." in agreed.content.decode()


def test_a_significant_change_without_saying_what_keeps_what_was_typed(cast, client):
    version = baselines.published(cast)

    sent = as_(client, cast.petra).post(
        reverse("assessments:write_baseline", args=[version.baseline]),
        {"uk.1a": "It fell.", "significant": "on"},
    )

    shown = sent.content.decode()
    assert sent.status_code == 422
    assert "Say what changed: whoever rests on the last version reads this first." in shown
    assert "It fell." in shown
    assert BaselineVersion.objects.count() == 1


def test_text_overtaken_by_a_colleague_is_shown_beside_ones_own_and_then_saved(cast, client):
    draft = baselines.written(cast)
    baselines.written(cast, draft.baseline, by=cast.hugo, revision=1)
    address = reverse("assessments:write_baseline", args=[draft.baseline])
    typed = {"uk.1a": "It is calm.", "revision": 1}

    sent = as_(client, cast.petra).post(address, typed)
    again = client.post(address, typed | {"revision": 2})

    shown = sent.content.decode()
    assert (sent.status_code, again.status_code) == (409, 302)
    assert baselines.SAID["uk.1a"] in shown
    assert 'name="revision" value="2"' in shown
    assert BaselineVersion.objects.get().said()["uk.1a"] == "It is calm."


def test_a_draft_goes_back_to_its_writers_with_the_reason_on_their_page(cast, client):
    draft = baselines.written(cast)
    address = reverse("assessments:agree_baseline", args=[draft.baseline])

    silent = as_(client, cast.sam).post(address, {"send_back": "yes", "why": ""})
    client.post(address, {"send_back": "yes", "why": "Where is the police act?"})

    assert silent.status_code == 422
    assert "You have not said why it goes back." in silent.content.decode()
    back = page(as_(client, cast.petra), "write_baseline", draft.baseline)
    assert "Where is the police act?" in back


def test_two_versions_stand_side_by_side_with_the_words_that_differ_marked(cast, client):
    version = baselines.published(cast)
    baselines.changed(cast, version)

    shown = page(as_(client, cast.amina), "baseline", version.baseline, **{"from": 1, "to": 2})

    assert "Version 1 beside version 2" in shown
    assert "<del>Elections are due </del>" in shown
    assert "<ins>The government fell </ins>" in shown


def test_the_list_puts_what_must_be_renewed_first_and_is_narrowed_by_country(cast, client):
    source = baselines.a_source(cast)
    orsa = cases.Country.objects.get(code="OR")
    later = baselines.published(cast, days=200, source=source)
    sooner = baselines.published(cast, baselines.begun(cast, country=orsa), days=5, source=source)
    client = as_(client, cast.amina)

    every = page(client, "baselines")
    of_orsa = page(client, "baselines", country="OR")

    first, second = (every.index(each.baseline.reference) for each in (sooner, later))
    assert first < second
    assert later.baseline.reference not in of_orsa
    assert sooner.baseline.reference in of_orsa


def test_a_case_cites_begins_answers_and_takes_back_on_one_page(cast, client):
    version, case = baselines.published(cast), cases.draft(cast)
    client = as_(client, cast.amina)
    address = reverse("assessments:case_baseline", args=[case.reference])

    client.post(address, {"version": version.pk})
    citation = BaselineCitation.objects.get()
    tasks = page(client, "tasks", case.reference)
    client.post(address, {"start": citation.pk})
    section = page(client, "section", case.reference, "stage1")
    begun = Answer.objects.filter(assessment=case, carried_over=True).count()
    client.post(address, {"drop": citation.pk})

    assert "BAS-2026-0001, version 1" in tasks
    assert begun == 3
    assert "From BAS-2026-0001, version 1." in section
    assert "Carried over: not confirmed" in section
    assert not BaselineCitation.objects.exists()


def test_the_page_of_a_case_leads_to_what_the_newer_version_says_otherwise(cast, client):
    version, case = baselines.published(cast), cases.draft(cast)
    citation = citing.cite_baseline(case, by=cast.amina, version=version)
    baselines.changed(cast, version)
    client = as_(client, cast.amina)

    overview = client.get(case.get_absolute_url()).content.decode()
    change = page(client, "baseline_change", case.reference, citation.pk)

    address = reverse("assessments:baseline_change", args=[case.reference, citation.pk])
    assert address in overview
    assert "What is known has changed significantly." in overview
    assert "The government fell." in change
    assert "<del>Elections are due </del>" in change


def test_a_restricted_baseline_is_hidden_from_who_may_not_read_it_on_every_page(cast, client):
    text = baselines.SAID | {"uk.1a": SECRET}
    baseline = baselines.begun(cast, restricted=True)
    version = baselines.published(cast, baseline, text=text)
    case = cases.draft(cast)
    citation = citing.cite_baseline(case, by=cast.amina, version=version)
    baselines.changed(cast, version, text=text | {"uk.1b": SECRET})
    addresses = [
        reverse("assessments:baselines"),
        reverse("assessments:baseline", args=[baseline]),
        reverse("assessments:baseline_change", args=[case.reference, citation.pk]),
        case.get_absolute_url(),
    ]

    seen = {}
    for name in ("amina", "mona", "kim", "zed"):
        client = as_(client, getattr(cast, name))
        seen[name] = [SECRET in client.get(each).content.decode() for each in addresses]

    nothing = [False] * 4
    assert seen == {
        "amina": [False, True, True, False],
        "mona": nothing,
        "kim": nothing,
        "zed": nothing,
    }
    assert as_(client, cast.mona).get(addresses[1]).status_code == 404
    assert "What it says is restricted." in client.get(addresses[2]).content.decode()


def test_who_may_not_write_finds_no_page_to_write_on(cast, client):
    draft = baselines.written(cast)

    codes = [
        as_(client, cast.mona).get(reverse(f"assessments:{name}", args=args)).status_code
        for name, args in (
            ("begin_baseline", []),
            ("write_baseline", [draft.baseline]),
            ("hand_baseline", [draft.baseline]),
            ("baseline", [draft.baseline]),
        )
    ]

    assert codes == [404, 404, 404, 200]


def test_a_baseline_is_given_to_another_post(cast, client):
    version = baselines.published(cast)
    post = cast.post("Human Rights Adviser")

    as_(client, cast.petra).post(
        reverse("assessments:hand_baseline", args=[version.baseline]), {"owner": post.pk}
    )

    assert CountryAssessment.objects.get().owner == post


def test_the_pages_ask_no_more_questions_for_many_versions_and_baselines(
    cast, client, django_assert_num_queries
):
    source = baselines.a_source(cast)
    version = baselines.published(cast, source=source)
    for _each in range(3):
        baselines.changed(cast, version, source=source)
    for framework in ("", "un-hrddp", "eu-hrddp"):
        baselines.begun(cast, framework_id=framework)
    client = as_(client, cast.amina)
    client.get(reverse("assessments:baselines"))

    with django_assert_num_queries(QUESTIONS["baselines"]):
        client.get(reverse("assessments:baselines"))
    with django_assert_num_queries(QUESTIONS["baseline"]):
        client.get(reverse("assessments:baseline", args=[version.baseline]))


QUESTIONS = {"baselines": 7, "baseline": 10}


def test_nobody_agrees_by_the_page_to_what_they_wrote(cast, client):
    draft = baselines.written(cast)

    sent = as_(client, cast.petra).post(
        reverse("assessments:agree_baseline", args=[draft.baseline]), {"agree": "yes"}
    )

    assert sent.status_code == 422
    assert "You wrote in this version, so another officer must agree to it." in (
        sent.content.decode()
    )
