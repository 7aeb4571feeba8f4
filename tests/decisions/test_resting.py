"""The record shows on which version of what is known of the country a decision rests."""

import pytest

from accounts.models import Officer
from assessments.actions import citing
from assessments.actions.baselines import agree_to_baseline
from decisions.models import Decision
from decisions.record.assessed import _asked
from decisions.record.parts import Parts
from tests import cases
from tests.assessments import baselines

pytestmark = pytest.mark.django_db

READS = frozenset({"accounts.read_restricted_baseline"})


def decided_on(cast, version) -> Decision:
    """A yes on a case that rests on a version."""
    case = cases.draft(cast)
    citing.cite_baseline(case, by=cast.amina, version=version)
    case = cases.sign_off(cast, case=case)
    return cases.decide(cast, case, "authorise")


def rows_of(decision):
    """The sealed parts of a record, as they are kept."""
    return [
        (each.path, each.readers, each.canonical and bytes(each.canonical), each.digest)
        for each in decision.sealed.parts.all()
    ]


def test_the_record_names_the_version_and_keeps_its_words_for_those_who_may_read_them(cast):
    baseline = baselines.begun(cast, restricted=True)
    decision = decided_on(cast, baselines.published(cast, baseline))
    rows = rows_of(decision)

    told = [each for each in _asked(Parts(rows, frozenset())) if "baseline" in each.key]
    path = "content/baselines/BAS-2026-0001/text"

    assert [each.value for each in told] == ["Kadar, BAS-2026-0001, version 1"]
    assert told[0].small.startswith("Agreed to by Sam Reid; valid until ")
    assert Parts(rows, frozenset()).get(path) is None
    assert Parts(rows, READS).get(path)[0]["text"] == baselines.SAID["uk.1a"]
    withheld = [each for each in Parts(rows, frozenset()).withheld if each.path == path]
    assert [each.what for each in withheld] == ["What a restricted baseline of the country says"]


def test_whoever_keeps_wrote_or_agreed_to_what_is_cited_may_still_decide(cast):
    """Osei agreed to the baseline, and is kept from nothing by that."""
    version = baselines.written(cast)

    decision = decided_on(cast, agree_to_baseline(version, by=cast.osei))

    assert decision.decider == Officer.objects.get(pk=cast.osei.pk)
