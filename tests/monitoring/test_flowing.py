"""Help without authority, asked of all at once: nothing plain about a case hides what is odd."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Applicability, Assistance
from decisions.models import Coverage
from monitoring.queries import flowing_without_authority, has_authority
from monitoring.queries.flowing import flows_against_authority
from recipients.actions import change_standing


def today():
    return timezone.localdate()


def rings(cast, day=None):
    """Whether anything rings, asked of all at once and of each by itself."""
    day = day or today()
    found = set(flowing_without_authority([cast.portfolio], day))
    each = {one for one in Assistance.objects.all() if flows_against_authority(one, day)}
    assert found == each
    return bool(found)


def asked_too(case, framework_id, **more):
    screening = Applicability.objects.get(assistance=case.assistance).screening
    fields = {"outcome": "in", "screening": screening} | more
    Applicability.objects.create(assistance=case.assistance, framework_id=framework_id, **fields)


def said(case, **more):
    row = Coverage.objects.filter(decision__assessment=case).first()
    row.pk = None
    for name, value in more.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def a_unit_of(case):
    return case.assistance.recipients.get()


def barred(case, cast):
    change_standing(a_unit_of(case), "open_review", by=cast.amina, reason="A letter came.")
    change_standing(a_unit_of(case), "bar", by=cast.osei, reason="The letter is true.")


ODD = {
    "a framework first by name must say yes too": lambda case, cast: asked_too(case, "aa-first"),
    "a framework last by name must say yes too": lambda case, cast: asked_too(case, "zz-last"),
    "one person alone found another not to cover it": lambda case, cast: asked_too(
        case, "zz-last", outcome="out"
    ),
    "it is another framework that must say yes": lambda case, cast: Applicability.objects.filter(
        assistance=case.assistance
    ).update(framework_id="zz-last"),
    "a later row says no to the unit": lambda case, cast: said(
        case, says="no", recipient=a_unit_of(case)
    ),
    "the unit is barred": lambda case, cast: barred(case, cast),
}


@pytest.fixture(params=["to the unit", "to all"])
def flowing(request, cast, watched):
    assessing.record_delivery(
        watched.assistance,
        by=cast.mona,
        kind="began",
        on=today(),
        what="Course one",
        recipient=a_unit_of(watched) if request.param == "to the unit" else None,
        seen_by="The Post",
    )
    return watched


@pytest.mark.parametrize("odd", ODD)
def test_whatever_takes_away_from_a_plain_yes_is_heard(cast, flowing, odd):
    plainly = rings(cast)

    ODD[odd](flowing, cast)

    assert plainly is False
    assert rings(cast) is not has_authority(
        flowing.assistance, today(), flowing.assistance.deliveries.get().recipient
    )


def test_a_yes_that_has_run_out_is_heard(cast, flowing):
    last = Coverage.objects.filter(decision__assessment=flowing).latest("to_on").to_on

    assert [rings(cast, last + timedelta(days=more)) for more in (0, 1)] == [False, True]


def test_a_portfolio_hears_only_what_is_its_own(cast, flowing):
    asked_too(flowing, "zz-last")

    elsewhere = flowing_without_authority([cast.elsewhere], today())

    assert list(elsewhere) == []
    assert rings(cast)
