"""A baseline that changed reaches every live case resting on it; one that ends is asked for."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import PostHolding
from assessments.actions import citing
from assessments.working_days import working_days_after
from casework.models import Notice
from monitoring import actions
from monitoring.models import Obligation, Trigger
from tests import cases
from tests.assessments import baselines
from tests.monitoring import watched as watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast):
    return baselines.published(cast)


def resting(cast, version, **fields):
    """A case being written that rests on a version."""
    case = cases.draft(cast, **fields)
    citing.cite_baseline(case, by=cast.amina, version=version)
    return case


def watched_on(cast, version):
    """Help that is given, on a case that rests on a version."""
    case = resting(cast, version)
    case = cases.mitigation(cast, case=case)
    from assessments import actions as assessing
    from decisions import actions as deciding

    case = assessing.submit(case, by=cast.amina)
    case = cases.signed(cast, cases.advised(cast, case))
    case = deciding.put_to_decision(case, by=cast.amina)
    cases.decide(cast, case, "authorise")
    actions.start_delivery(cases.ready_to_start(cast, case), by=cast.mona)
    return watching.fresh(case)


def told(kind):
    found = Notice.objects.filter(kind__startswith=kind).select_related("officer")
    return sorted((each.kind, each.subject_reference, each.officer.name) for each in found)


def test_a_significant_change_tells_live_cases_and_those_in_force_must_answer_it(cast, version):
    watched, draft = watched_on(cast, version), resting(cast, version)
    newer = baselines.changed(cast, version)

    actions.sweep()
    actions.sweep()

    trigger = Trigger.objects.get()
    kind = f"baseline-changed-{newer.pk}"
    assert (trigger.assessment, trigger.cause) == (watched, "baseline_changed")
    assert trigger.due_on == working_days_after(timezone.localdate(), 10)
    assert trigger.path == (
        "This case rests on BAS-2026-0001, version 1, and BAS-2026-0001, version 2 tells of a"
        " significant change."
    )
    assert Obligation.objects.filter(assessment=watched, rule="country_review").count() == 1
    assert {(each[0], each[1]) for each in told("baseline-changed")} == {
        (kind, watched.reference),
        (kind, draft.reference),
    }
    assert (kind, draft.reference, "Amina Haddad") in told("baseline-changed")


def test_a_change_that_is_not_significant_disturbs_nobody(cast, version):
    watched_on(cast, version)
    baselines.published(cast, version.baseline, what_changed="A date was mended.")

    actions.sweep()

    assert not Trigger.objects.exists()
    assert told("baseline-changed") == []


def test_a_case_resting_on_the_new_version_already_is_not_told_again(cast, version):
    newer = baselines.changed(cast, version)
    resting(cast, newer)

    actions.sweep()

    assert told("baseline-changed") == []


def test_an_ending_baseline_reminds_its_keeper_once_per_stage(cast):
    version = baselines.published(cast, days=20)
    heard = []
    for days in (0, 7, 8, 18, 20):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            actions.sweep()
            heard.append(len(told("renewal")))

    assert heard == [0, 1, 1, 2, 3]
    assert told("renewal") == [
        ("renewal-in-14", "BAS-2026-0001", "Petra Novak"),
        ("renewal-in-3", "BAS-2026-0001", "Petra Novak"),
        ("renewal-today", "BAS-2026-0001", "Petra Novak"),
    ]
    assert Notice.objects.filter(kind="renewal-today").get().due_on == version.valid_until


def test_the_renewal_of_what_no_one_keeps_climbs_a_rung_a_week(cast):
    baselines.published(cast, days=10)
    PostHolding.objects.filter(post__title="Overseas Post").update(
        held_to=timezone.localdate() - timedelta(days=1)
    )

    heard = {}
    for days in (0, 20, 27):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            before = set(told("renewal"))
            actions.sweep()
            heard[days] = {name for _kind, _of, name in set(told("renewal")) - before}

    assert heard == {0: {"Tom Ellery"}, 20: {"Director Osei"}, 27: {"Minister Okafor"}}


def test_reminding_of_many_baselines_costs_no_more_questions_than_of_one(cast, query_counter):
    from monitoring.actions.baselines import remind_of_renewals

    source = baselines.a_source(cast)
    baselines.published(cast, days=10, source=source)
    one = query_counter(lambda: remind_of_renewals(timezone.localdate()))
    for code, framework in (("OR", "uk-osja"), ("OR", ""), ("KD", "")):
        country = cases.Country.objects.get(code=code)
        begun = baselines.begun(cast, country=country, framework_id=framework)
        baselines.published(cast, begun, days=10, source=source)

    four = query_counter(lambda: remind_of_renewals(timezone.localdate()))

    assert (one, four) == (4, 4)
