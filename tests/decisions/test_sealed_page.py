"""The page of a sealed record: what it says in words, and who opens which part of it."""

import re
from datetime import date
from html import unescape

from django.urls import reverse

from casework.models import AccessEntry
from casework.templatetags.pages import day
from decisions.models import Decision
from tests import cases
from tests.decisions import records


def as_(client, officer):
    client.force_login(officer)
    return client


def words_of(response) -> str:
    """The words of a page as one line."""
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).split())


def test_what_is_protected_in_a_record_is_opened_apart_and_the_look_is_noted(client, cast):
    decision = records.authorised(cast)
    path = decision.sealed.parts.get(readers="accounts.read_protected_source").path
    record = reverse("decisions:sealed", args=[decision.reference])
    part = reverse("decisions:part", args=[decision.reference, path])

    whole = as_(client, cast.petra).get(record).content.decode()
    noted_before = AccessEntry.objects.filter(subject_reference=decision.reference).count()
    alone = client.get(part).content.decode()

    assert (records.SOURCE in whole, part in whole) == (False, True)
    assert (records.SOURCE in alone, noted_before) == (True, 0)
    noted = AccessEntry.objects.get(subject_reference=decision.reference)
    assert (noted.officer, noted.kind, noted.reason) == (cast.petra, "read", path)


def test_a_record_taken_as_parts_is_noted_with_what_was_protected_in_it(client, cast):
    decision = records.authorised(cast)
    path = decision.sealed.parts.get(readers="accounts.read_protected_source").path

    for officer in (cast.petra, cast.kim):
        as_(client, officer).get(reverse("decisions:parts", args=[decision.reference]))

    noted = AccessEntry.objects.filter(subject_reference=decision.reference)
    said = {each.officer: each.reason.split(", ") for each in noted}
    assert (path in said[cast.petra], said[cast.kim]) == (True, [""])


def test_the_record_says_with_conditions_and_who_shows_each_by_when_and_by_what(client, cast):
    case = cases.authorised(cast, findings=cases.HIGH)
    decision, condition = Decision.objects.get(), case.conditions.first()
    there = reverse("decisions:sealed", args=[decision.reference])

    before = words_of(as_(client, cast.kim).get(there))
    condition.met_on, condition.met_proof = date(2026, 3, 3), "The roster is in."
    condition.met_by = cast.mona
    condition.save()
    after = words_of(client.get(there))

    assert "Decided Authorised with conditions By" in before
    assert (
        f"{condition.says} It must be met Before delivery starts"
        f" Who sees to it {condition.owner} By when {day(condition.due_on)}"
        f" What will prove it {condition.proof}"
        " If it fails Delivery may not start until it is shown to be met."
        " Today Not evidenced Nothing shows yet that it is met."
    ).lower() in before.lower()
    assert "Today Evidenced The roster is in. Mona" in after


def test_the_list_and_the_case_say_with_conditions_too(client, cast):
    case = cases.authorised(cast)
    there = (reverse("decisions:list"), reverse("decisions:decision", args=[case.reference]))

    said = [words_of(as_(client, cast.kim).get(each)) for each in there]

    assert ["Authorised with conditions" in each for each in said] == [True, True]
