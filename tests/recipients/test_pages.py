"""The pages of the register and of what is alleged."""

import pytest

from casework.models import AccessEntry
from recipients.actions import add_source, change_standing, record_allegation
from recipients.models import Allegation, Recipient
from recipients.pages import Deed, history

CANARY = "kestrel-nine"
ENTRY = {
    "kind": "unit",
    "name": "قيادة الحدود الشرقية",
    "latin_name": "Eastern Border Command",
    "aliases": "EBC-7\nEast Command",
    "country": "KD",
    "about": "",
}


def text(response):
    return response.content.decode()


@pytest.fixture
def restricted(cast, police):
    source = add_source(
        by=cast.petra,
        portfolio=cast.portfolio,
        kind="interview",
        title="A witness of the arrest",
        protected=True,
        identity=CANARY,
    )
    return record_allegation(
        by=cast.petra,
        recipient=police,
        portfolio=cast.portfolio,
        sources=[source],
        restricted=True,
        violation="torture",
        says=f"{CANARY} was beaten.",
    )


def test_an_empty_register_says_what_would_fill_it(cast, as_officer):
    page = text(as_officer(cast.amina).get("/recipients/"))

    assert "The register is empty" in page


def test_the_register_is_read_in_as_many_queries_however_long(
    cast, enter, as_officer, django_assert_max_num_queries
):
    for number in range(12):
        enter(f"Unit {number}", aliases=[f"U{number}"])
    browser = as_officer(cast.amina)

    with django_assert_max_num_queries(9):
        page = text(browser.get("/recipients/?words=unit"))

    assert page.count("Unit ") >= 12


@pytest.mark.parametrize(
    "asked", ["words=%00", "words=" + "x" * 5000, "country=ZZ", "state=nonsense", "after=%00"]
)
def test_a_filter_that_makes_no_sense_narrows_nothing(cast, police, as_officer, asked):
    answer = as_officer(cast.amina).get(f"/recipients/?{asked}")

    assert answer.status_code == 200
    assert police.reference in text(answer)


def test_entering_a_recipient_from_a_form_leads_to_its_page(cast, as_officer):
    browser = as_officer(cast.amina)

    answer = browser.post("/recipients/new/", ENTRY | {"portfolio": cast.portfolio.pk})

    entered = Recipient.objects.get()
    assert answer.headers["Location"] == f"/recipients/{entered.reference}/"
    assert entered.aliases.count() == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"latin_name": ""}, "The name is not in Latin letters."),
        ({"name": "\u200b"}, "This is empty. Fill it in."),
        ({"name": "A\x00B"}, "This holds a null character"),
        ({"parent": "Nobody at all"}, "Nothing in the register is called “Nobody at all”."),
        ({"name": "x" * 301}, "Ensure this value has at most 300 characters"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_and_what_was_typed_is_kept(
    cast, as_officer, wrong, says
):
    typed = ENTRY | {"about": "Typed by hand."} | wrong | {"portfolio": cast.portfolio.pk}

    answer = as_officer(cast.amina).post("/recipients/new/", typed)

    assert answer.status_code == 422
    assert says in text(answer)
    assert "Typed by hand." in text(answer)
    assert not Recipient.objects.exists()


def test_a_name_that_stands_there_already_is_entered_only_as_another(cast, police, as_officer):
    browser = as_officer(cast.amina)
    same = ENTRY | {"name": "kadari national police", "latin_name": ""}
    same |= {"portfolio": cast.portfolio.pk}

    asked = browser.post("/recipients/new/", same)
    entered = browser.post("/recipients/new/", same | {"another": "on"})

    assert "The register has this name already" in text(asked)
    assert (asked.status_code, entered.status_code) == (422, 302)


def test_a_stale_form_shows_both_texts_and_then_saves(cast, police, as_officer):
    browser = as_officer(cast.amina)
    address = f"/recipients/{police.reference}/correct/"
    mine = {"kind": "force", "name": police.name, "country": "KD", "about": "Mine.", "revision": 0}
    browser.post(address, mine | {"about": "Theirs."})

    shown = browser.post(address, mine)
    saved = browser.post(address, mine | {"revision": shown.context["form"]["revision"].value()})

    police.refresh_from_db()
    assert shown.status_code == 422
    assert "Theirs." in text(shown)
    assert (saved.status_code, police.about) == (302, "Mine.")


def test_the_page_of_a_recipient_shows_the_tree_it_stands_in(cast, police, academy, as_officer):
    page = text(as_officer(cast.kim).get(f"/recipients/{academy.reference}/"))

    assert f"/recipients/{police.reference}/" in page
    assert "Record an allegation" not in page


def test_someone_elses_register_is_not_there(cast, police, as_officer):
    browser = as_officer(cast.zed)

    answers = [
        browser.get(f"/recipients/{police.reference}/{page}").status_code
        for page in ("", "correct/", "name/", "allege/", "bar/")
    ]

    assert answers == [404] * 5


@pytest.mark.parametrize(("who", "sees"), [("petra", True), ("hugo", True), ("amina", False)])
def test_a_restricted_allegation_is_on_the_page_of_those_who_may_read_it(
    cast, police, restricted, as_officer, who, sees
):
    browser = as_officer(getattr(cast, who))

    page = text(browser.get(f"/recipients/{police.reference}/"))
    own = browser.get(f"/recipients/allegations/{restricted.reference}/")

    assert (restricted.reference in page) is sees
    assert (own.status_code == 200) is sees
    assert (CANARY in text(own)) is sees


def test_who_a_protected_source_is_stands_on_its_own_page_alone(
    cast, police, restricted, as_officer
):
    source = restricted.sources.get()
    browser = as_officer(cast.hugo)

    to_hugo = browser.get(f"/recipients/sources/{source.pk}/")
    to_petra = as_officer(cast.petra).get(f"/recipients/sources/{source.pk}/")
    to_amina = as_officer(cast.amina).get(f"/recipients/sources/{source.pk}/")

    assert (CANARY in text(to_hugo), CANARY in text(to_petra)) == (False, True)
    assert to_amina.status_code == 404
    assert AccessEntry.objects.filter(subject_kind="recipients.source").count() == 1


def test_an_allegation_is_recorded_and_then_given_its_source(cast, police, as_officer):
    browser = as_officer(cast.amina)
    said = {
        "violation": "torture",
        "says": "A man was beaten.",
        "happened_year": "2015",
        "happened_month": "5",
        "happened_day": "",
        "standard": "credible",
        "portfolio": cast.portfolio.pk,
    }

    recorded = browser.post(f"/recipients/{police.reference}/allege/", said)
    page = recorded.headers["Location"]
    kept = browser.post(
        f"{page}source/",
        {"title": "Yearly report", "kind": "report", "reliability": "reliable"},
    )

    allegation = Allegation.objects.get()
    assert (kept.status_code, allegation.happened) == (302, "2015-05")
    assert "Yearly report" in text(browser.get(page))
    assert "May 2015" in text(browser.get(page))


def test_a_restricted_allegation_leads_its_recorder_back_where_they_may_not_read_it(
    cast, police, as_officer
):
    said = {"violation": "t", "says": "s", "standard": "unverified", "restricted": "on"}

    answer = as_officer(cast.amina).post(
        f"/recipients/{police.reference}/allege/", said | {"portfolio": cast.portfolio.pk}
    )

    assert answer.headers["Location"] == f"/recipients/{police.reference}/"


def test_a_bar_is_laid_with_a_reason_and_shown_where_the_recipient_is(cast, police, as_officer):
    change_standing(police, "open_review", by=cast.amina, reason="A letter came.")
    browser = as_officer(cast.osei)
    address = f"/recipients/{police.reference}/bar/"

    unsaid = browser.post(address, {"reason": " "})
    laid = browser.post(address, {"reason": "The letter is true."})
    again = browser.post(address, {"reason": "The letter is true."})

    assert (unsaid.status_code, laid.status_code, again.status_code) == (422, 302, 422)
    assert "The letter is true." in text(browser.get(f"/recipients/{police.reference}/"))


def test_everything_ever_done_with_the_family_is_told_by_the_higher_apps(
    cast, police, academy, as_officer, monkeypatch
):
    from datetime import date

    def say(recipient, kin, officer):
        assert kin == {police.pk, academy.pk}
        return [Deed(date(2011, 3, 1), "Forensic course", "/x/", "HRA-2011-0001", "Closed")]

    monkeypatch.setattr(history, "_providers", [say])

    page = text(as_officer(cast.amina).get(f"/recipients/{academy.reference}/"))

    assert "Forensic course" in page
    assert "1 March 2011" in page


def test_the_page_of_a_recipient_takes_as_many_queries_however_much_is_known(
    cast, police, academy, as_officer, django_assert_max_num_queries
):
    for number in range(8):
        source = add_source(
            by=cast.petra, portfolio=cast.portfolio, kind="report", title=f"Report {number}"
        )
        record_allegation(
            by=cast.petra,
            recipient=police,
            portfolio=cast.portfolio,
            sources=[source],
            violation="torture",
            says="A man was beaten.",
        )
    browser = as_officer(cast.amina)

    with django_assert_max_num_queries(20):
        browser.get(f"/recipients/{police.reference}/")
