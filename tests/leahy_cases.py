"""Cases under the Leahy laws on their way, written through the acts of the program.

The money is of both laws, so that both bars stand where anybody is barred. Tom sits at the
embassy, Osei in Washington; Minister Okafor is Secretary of State and Vera Stone of Defense.
"""

from datetime import timedelta
from functools import partial

from accounts import actions as seating
from accounts.models import Officer, Post, PostRung
from accounts.roles import Role
from assessments import actions
from assessments.findings import findings_asked
from assessments.models import Assessment, CaseRole
from casework.files import CaseFile
from decisions import actions as deciding
from decisions.verdicts import ProposedFinding, Verdict
from monitoring import actions as watching
from tests import cases
from tests.cast import SINCE, seat_by_two
from tests.kept import kept

SCOPE = {
    "funding": ["title22", "title10"],
    "force": ["military"],
    "purpose": ["none_of_these"],
    "sector_actor": ["none_of_these"],
    "emergency": "no",
}
LADDER = {1: "post", 2: "drl", 3: "secretary_state"}
BOTH = ("effective_steps", "corrective_steps")
DEFENSE = "Secretary of Defense"
DESK = "Desk Officer, South Asia"
UNIT = {
    "kind": "unit",
    "name": "3rd Battalion",
    "unit": "3rd Battalion",
    "with": "Major Anton Reve",
    "earlier": "no",
    "post_checks": "made",
    "gvhr": "no",
    "result": "approved",
    "with_result": "approved",
}
PERSON = UNIT | {
    "kind": "individual",
    "name": "Lt Ilya Sorn",
    "with": "3rd Battalion",
    "date_of_birth": "1988",
    "gender": "male",
    "place_of_birth": "Norhaven",
    "national_id": "N-1",
    "rank": "Lieutenant",
    "position": "Instructor",
    "is_commander": "no",
}
ACCUSED = {
    "gvhr": "yes",
    "violations": ["torture"],
    "match": "direct",
    "happened": "2024",
    "credibility": [{"factor": "corroboration", "finding": "Two medical reports"}],
    "standard": "credible",
    "rem_investigation": "yes",
    "rem_adjudication": "yes",
    "rem_sentence": "yes",
    "rem_evidence": "The judgment of the military court.",
    "panel": "none",
}


def a_ladder(cast) -> Officer:
    """Let the office apply the Leahy laws alone; return who is Secretary of Defense."""
    for rank, level_id in LADDER.items():
        rungs = PostRung.objects.filter(framework_id="uk-osja", rank=rank)
        rungs.update(framework_id="us-leahy", level_id=level_id)
    vera = Officer.objects.create_user("vera@ofa.example", "correct horse", name="Vera Stone")
    seating.grant_role(vera, Role.MINISTER, cast.portfolio)
    post = Post.objects.create(
        title=DEFENSE, organisation=cast.organisation, portfolio=cast.portfolio
    )
    PostRung.objects.create(
        post=post, framework_id="us-leahy", level_id="secretary_defense", rank=3
    )
    seat_by_two(vera, post, SINCE)
    return vera


@kept
def draft(cast, rows=(UNIT,), *, days_ago=10, way_past=("none",), **planned) -> Assessment:
    """A case with everything written, and these vetted, with results of so many days ago."""
    a_ladder(cast)
    activities = planned.pop("activities", ["training"])
    help_given = cases.planned(cast, activities=activities, **planned)
    actions.screen(help_given, by=cast.amina, framework_id="us-leahy", answers=SCOPE)
    case = actions.open_assessment(help_given, by=cast.amina, framework_id="us-leahy")
    answer = partial(actions.answer, case, by=cast.amina, notes="")
    answer(question="us.units_known", value="yes")
    answer(question="us.way_past", value=list(way_past))
    if "none" not in way_past:
        answer(question="us.way_past_grounds", value="All those named are in custody.")
    for row in rows:
        vet(cast, case, row, days_ago=days_ago)
    for role in CaseRole.Role:
        post = cast.post(DESK)
        actions.name_role(
            help_given, by=cast.amina, role=role, organisation=post.organisation, post=post
        )
    return case


@kept
def barred(cast) -> Assessment:
    """A case put to its decider with a person accused, not remediated, and ways past proposed."""
    accused = PERSON | ACCUSED | {"result": "rejected_gvhr"}
    case = draft(cast, [accused], way_past=BOTH)
    find(cast, case, "no")
    return sign_off(cast, case)


def find(cast, case, value):
    """What the human rights adviser finds of everybody accused."""
    for row in accused_in(case):
        record(cast, case, row, value)
    return case


def record(cast, case, row, value):
    """What the human rights adviser finds of one of them."""
    said = {"question": "us.remediated", "row": row, "value": value, "notes": "So."}
    return actions.record_finding(case, by=cast.hugo, **said)


def accused_in(case) -> list[str]:
    """The rows of a case of which a finding is asked."""
    return [each.row for each in findings_asked(CaseFile(case))]


def not_remediated(case) -> tuple[ProposedFinding, ...]:
    """The decider concurring that nobody is remediated."""
    return tuple(concurring(row, "no") for row in accused_in(case))


def secretary_of_defense() -> Officer:
    """Who sits at the Pentagon."""
    return Officer.objects.get(email="vera@ofa.example")


def vet(cast, case, row, *, days_ago=10):
    """Enter one who is vetted among the case's answers."""
    on = cases.today() - timedelta(days=days_ago)
    dates = {"researched_on": on, "result_on": on, "valid_until": on + timedelta(days=365)}
    said = {f"us.{key}": value for key, value in row.items()}
    said |= {f"us.{key}": day.isoformat() for key, day in dates.items()}
    return actions.save_row(case, by=cast.amina, collection="subjects", answers=said)


def refused(cast, case) -> Assessment:
    """A no, by whoever decides."""
    case = sign_off(cast, case)
    cases.decide(cast, case, "refuse", verdict=Verdict(what_would_change_it="Another unit."))
    return Assessment.objects.get(pk=case.pk)


def sign_off(cast, case) -> Assessment:
    """The case submitted, advised and signed, with whoever must decide it."""
    actions.begin_mitigation(case, by=cast.amina)
    actions.submit(Assessment.objects.get(pk=case.pk), by=cast.amina)
    case = cases.signed(cast, cases.advised(cast, Assessment.objects.get(pk=case.pk)))
    return deciding.put_to_decision(case, by=cast.amina)


def a_yes(**said) -> Verdict:
    """A yes that lasts as long as a vetting may."""
    today = cases.today()
    usual = {
        "review_on": today + timedelta(days=90),
        "valid_until": today + timedelta(days=180),
    }
    return Verdict(**usual | said)


def concurring(row, value, **said) -> ProposedFinding:
    """What the decider finds of one row."""
    return ProposedFinding(question="us.remediated", row=str(row), value=value, **said)


def monitoring(cast, case) -> Assessment:
    """Help that everybody vetted is cleared for, given and watched."""
    case = sign_off(cast, case)
    cases.decide(cast, case, "authorise", verdict=a_yes())
    case = cases.ready_to_start(cast, Assessment.objects.get(pk=case.pk))
    watching.start_delivery(case, by=cast.mona)
    return Assessment.objects.get(pk=case.pk)
