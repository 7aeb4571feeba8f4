"""Which frameworks an organisation applies, in which text, from which day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from accounts.models import PostRung
from assessments import actions as assessing
from casework.models import LedgerEntry
from casework.refusals import Refused
from policy.actions import apply_from, keep, put_in_use
from policy.framework import loads
from policy.models import InForce, KeptText
from policy.queries import Begun, frameworks_of, texts_begun
from tests import cases
from tests.policy.frameworks import as_yaml, changed, small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_afresh")]


@pytest.fixture
def managers(cast, ravi):
    return {"by": cast.lou, "confirmed_by": ravi}


@pytest.fixture
def texts(managers):
    """Two texts of the small framework, both put in use."""
    newer = loads(as_yaml(changed("framework", "version", to="2")), "small.yaml")
    return [put_in_use(small(), **managers), put_in_use(newer, **managers)]


def ids(organisation, day=None):
    return [(each.id, each.version) for each in frameworks_of(organisation, day)]


def test_until_it_has_set_a_day_an_organisation_applies_what_its_posts_can_decide_under(cast):
    PostRung.objects.filter(post__organisation=cast.elsewhere.organisation).delete()

    assert ids(cast.organisation) == [("uk-osja", "2017.1")]
    assert ids(cast.elsewhere.organisation) == []


def test_a_text_applies_from_its_day_and_the_one_before_ends_the_day_before(cast, managers, texts):
    today = timezone.localdate()
    apply_from(texts[0], cast.organisation, from_day=today, **managers)
    apply_from(texts[1], cast.organisation, from_day=today + timedelta(days=30), **managers)

    assert ("small", "1") in ids(cast.organisation, today + timedelta(days=29))
    assert ("small", "2") in ids(cast.organisation, today + timedelta(days=30))
    assert ("small", "1") not in ids(cast.elsewhere.organisation)
    assert LedgerEntry.objects.filter(verb="policy.apply_from").count() == 2


def test_one_person_a_day_gone_by_and_a_day_before_the_last_are_each_refused(cast, managers, texts):
    today = timezone.localdate()
    apply_from(texts[0], cast.organisation, from_day=today + timedelta(days=9), **managers)

    with pytest.raises(Refused) as alone:
        apply_from(texts[1], cast.organisation, by=cast.lou, confirmed_by=cast.lou, from_day=today)
    with pytest.raises(Refused) as gone:
        apply_from(texts[1], cast.organisation, from_day=today - timedelta(days=1), **managers)

    assert {each.code for each in alone.value.objections} == {"one-officer", "later-text-set"}
    assert {each.code for each in gone.value.objections} == {"day-passed", "later-text-set"}


def test_the_database_keeps_what_applied_when(cast, managers, texts):
    row = apply_from(texts[0], cast.organisation, from_day=timezone.localdate(), **managers)

    for change in (
        lambda: InForce.objects.filter(pk=row.pk).delete(),
        lambda: InForce.objects.filter(pk=row.pk).update(text=texts[1]),
    ):
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            change()

    kept = InForce.objects.get()
    assert (kept.text, str(kept)) == (texts[0], "Office for Foreign Affairs: small 1")


def test_nothing_is_screened_or_assessed_under_a_framework_its_organisation_does_not_apply(
    cast, texts
):
    help_ = cases.planned(cast)

    with pytest.raises(Refused) as screened:
        assessing.screen(help_, by=cast.amina, framework_id="small", answers={})
    with pytest.raises(Refused) as opened:
        assessing.open_assessment(help_, by=cast.amina, framework_id="small")

    codes = {each.code for refusal in (screened, opened) for each in refusal.value.objections}
    assert codes == {"framework-not-applied"}


def test_a_ladder_whose_framework_is_gone_is_left_out(cast):
    rung = PostRung.objects.filter(post__organisation=cast.organisation).first()
    PostRung.objects.create(post=rung.post, framework_id="gone", level_id="x", rank=1)

    assert ids(cast.organisation) == [("uk-osja", "2017.1")]


def test_what_began_to_apply_is_told_by_the_days_an_organisation_set(cast, managers, texts):
    day = timezone.localdate() + timedelta(days=3)
    set_ = apply_from(texts[1], cast.organisation, from_day=day, **managers)

    assert texts_begun("small", cast.organisation) == [Begun(texts[1].digest, day, set_.said_at)]


def test_and_until_it_has_set_any_by_when_each_text_was_put_in_use(cast, texts):
    today = timezone.localdate()

    found = texts_begun("small", cast.elsewhere.organisation)

    assert {(each.digest, each.day) for each in found} == {(each.digest, today) for each in texts}


def test_and_where_none_was_by_when_something_was_first_judged_under_the_file(cast):
    keep(small())
    kept = KeptText.objects.get(framework_id="small")

    (begun,) = texts_begun("small", cast.organisation)

    assert (begun.digest, begun.said_at) == (small().digest, kept.kept_at)
