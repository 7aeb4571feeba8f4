"""The demo's made-up world: whole, lived in, and nobody's real."""

import pycountry
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Delegation, Officer, Organisation, Portfolio, PostRung
from accounts.queries import holdings_on, roles_of
from accounts.roles import Role
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework import ledger
from casework.models import LedgerEntry, Notice
from config.demo.fiction.register import COUNTRIES
from decisions.models import Coverage, Decision
from monitoring.models import Hold, Obligation, Suspension, Trigger
from monitoring.queries import flowing_without_authority
from recipients.models import Allegation, Intercession
from tests import databases

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker, worker_name) -> list[str]:
    """What was said while the world was made, in a database that held nothing before."""
    name = f"heed_world_{worker_name}"
    databases.copy(databases.EMPTY, name)
    before = databases.connect_to(name)
    with django_db_blocker.unblock():
        lines: list[str] = []
        call_command("demo_world", stdout=_Lines(lines))
        yield lines
        databases.connect_to(before)
    databases.drop(name)


class _Lines:
    """Keeps what is written, a line at a time."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def write(self, text: str) -> None:
        self.lines.append(text.strip())

    def flush(self) -> None:
        """Everything is kept at once."""


def test_the_world_has_a_case_in_every_state(said):
    assert set(Assessment.objects.values_list("state", flat=True)) == set(S.values)


def test_every_role_is_somebodys(said):
    held = {role for officer in Officer.objects.all() for _, role in roles_of(officer)}

    assert held == set(Role)


def test_nobody_has_a_real_address_and_every_country_is_invented(said):
    people = Officer.objects.filter(is_program=False).values_list("email", flat=True)
    ours = {code for code in COUNTRIES if pycountry.countries.get(alpha_2=code)}

    assert [each for each in people if not each.endswith(".example")] == []
    assert ours == set()


def test_the_ledger_holds_and_reads_forward_in_time(said):
    times = list(LedgerEntry.objects.order_by("sequence").values_list("at", flat=True))

    assert ledger.verify() == (len(times), None)
    assert times == sorted(times)
    assert times[-1] <= timezone.now()


def test_one_rung_is_vacant_and_one_post_is_lent(said):
    today = timezone.localdate()
    filled = {held.post_id for held in holdings_on(today)}
    vacant = [str(rung.post) for rung in PostRung.objects.exclude(post__in=filled)]

    assert vacant == ["Director, Police Cooperation"]
    assert Delegation.objects.filter(starts_on__lte=today, ends_on__gte=today).count() == 1


def test_there_is_something_to_see_on_every_watch(said):
    today = timezone.localdate()
    late = Obligation.objects.filter(done_on=None, due_on__lt=today, assessment__state=S.MONITORING)

    assert sorted(late.values_list("form", flat=True)) == [
        "mitigation_progress",
        "suspension_impact",
    ]
    causes = Trigger.objects.filter(ended_at=None).values_list("cause", flat=True)
    assert sorted(causes) == ["allegation", *["baseline_changed"] * 3]
    assert Hold.objects.filter(ended_at=None).count() == 1
    assert flowing_without_authority(Portfolio.objects.all(), today).count() == 3


def test_every_letter_was_sent_but_one(said):
    today = timezone.localdate()
    late = Obligation.objects.filter(comes_from="owed", done_on=None, due_on__lt=today)

    assert list(late.values_list("rule", flat=True)) == ["suspended_notice"]


def test_a_case_is_told_of_under_every_framework(said):
    told = {each.framework_id for each in Assessment.objects.exclude(kind="before_heed")}

    assert told == {"uk-osja", "un-hrddp", "eu-hrddp", "us-leahy"}


def test_under_the_un_a_unit_is_left_out_a_part_is_stopped_and_an_answer_is_awaited(said):
    case = Assessment.objects.get(framework_id="un-hrddp", state=S.MONITORING)
    stopped = Suspension.objects.get(assessment=case)
    awaited = Intercession.objects.get(answered_on=None)

    assert str(stopped.recipient) == "First Mountain Battalion"
    assert awaited.answer_due > timezone.localdate()
    out = Coverage.objects.filter(decision__assessment=case, says="no", recipient__isnull=False)
    assert sorted({row.recipient.latin_name.split()[0] for row in out}) == ["First", "Third"]


def test_under_the_leahy_laws_a_battalion_and_an_instructor_are_left_out(said):
    case = Assessment.objects.get(framework_id="us-leahy")
    rows = Coverage.objects.filter(decision__assessment=case, says="no")
    out = sorted((row.part, row.recipient.latin_name.split()[0]) for row in rows)

    assert case.state == S.AUTHORISED
    assert out == [("", "Rapid"), ("Unit or individual 4", "Training")]


def test_what_one_framework_permits_another_still_holds_back(said):
    eu = Assessment.objects.get(framework_id="eu-hrddp")

    assert (eu.state, eu.assistance.state) == (S.AUTHORISED, "under_assessment")


def test_decisions_were_made_in_every_way_the_stories_tell(said):
    made = set(Decision.objects.values_list("made", flat=True))

    assert made == {"signed_here", "on_paper", "before_heed"}


def test_one_allegation_is_restricted_and_its_source_is_protected(said):
    restricted = Allegation.objects.filter(restricted=True)

    assert [source.protected for each in restricted for source in each.sources.all()] == [True]


def test_no_letter_about_the_past_waits_to_be_sent(said):
    assert Notice.objects.filter(sent_at=None).count() == 0


def test_a_world_is_not_put_on_top_of_another(said):
    before = LedgerEntry.objects.count(), Organisation.objects.count()

    with pytest.raises(CommandError, match="There is a world in this database already"):
        call_command("demo_world")

    assert (LedgerEntry.objects.count(), Organisation.objects.count()) == before


def test_production_has_no_place_for_a_made_up_world(said, settings):
    settings.SETTINGS_MODULE = "config.settings.prod"

    with pytest.raises(CommandError, match="Production settings are in use"):
        call_command("demo_world")
