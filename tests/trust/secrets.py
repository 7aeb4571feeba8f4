"""A world that holds four secrets, walked as far as secrets can go: to a held, watched case.

The words are those of `tests/decisions/records.py`: one in legal advice, one in a restricted
allegation, one in the name of a protected source; and one in a restricted baseline. A second case
still waits for somebody to weigh what is alleged, so that refusals have a restricted ground to
keep silent about.
"""

from accounts import actions as accounts
from accounts.models import Officer, Portfolio, Post, PostHolding
from accounts.roles import Role
from assessments.actions import citing
from assessments.models import (
    Advice,
    Assessment,
    BaselineCitation,
    CountryAssessment,
    Mitigation,
    Risk,
)
from casework.models import LedgerEntry, SealedPart
from decisions.models import Condition, Decision
from monitoring import actions as watching
from monitoring.models import Obligation, Trigger
from policy import registry
from recipients import actions as recipients
from recipients.models import Allegation, Intercession, Recipient, Source
from tests import cases
from tests.assessments import baselines
from tests.cast import Cast
from tests.decisions import records
from tests.decisions.records import ALLEGED, LEGAL, SOURCE
from tests.monitoring import watched
from tests.trust.walking import World

__all__ = [
    "ALLEGED",
    "LEGAL",
    "MAY_READ",
    "OF_A_COUNTRY",
    "SOURCE",
    "an_intake_officer",
    "known",
    "whispered",
]
OF_A_COUNTRY = "whimbrel-country"

# Which secret each role is let in to, and no other.
MAY_READ: dict[Role, set[str]] = {
    Role.OFFICIAL: {OF_A_COUNTRY},
    Role.LEGAL_ADVISER: {LEGAL},
    Role.HUMAN_RIGHTS_ADVISER: {ALLEGED, OF_A_COUNTRY},
    Role.IHL_ADVISER: {OF_A_COUNTRY},
    Role.POST_ADVISER: {ALLEGED, SOURCE, OF_A_COUNTRY},
    Role.ASSURANCE_LEAD: {ALLEGED, OF_A_COUNTRY},
    Role.APPROVER: {LEGAL, ALLEGED, OF_A_COUNTRY},
    Role.MINISTER: {LEGAL, ALLEGED, OF_A_COUNTRY},
    Role.PRIVATE_OFFICE: {LEGAL},
    Role.DUTY_OFFICER: set(),
    Role.MONITORING_OFFICER: set(),
    Role.INTAKE_OFFICER: {SOURCE},
    Role.AUDITOR: set(),
    Role.POLICY_LEAD: set(),
    Role.ADMINISTRATOR: set(),
}


def an_intake_officer(cast: Cast) -> Officer:
    """Somebody who receives concerns, whom the cast does without."""
    officer = Officer.objects.create_user(
        "ivo@ofa.example", "correct horse staple", name="Ivo Sand"
    )
    accounts.grant_role(officer, Role.INTAKE_OFFICER, cast.portfolio)
    return officer


def whispered(cast: Cast) -> None:
    """Make the world: one case decided, started, reached by an allegation, and held; one stuck."""
    decision = records.authorised(cast)
    case = cases.ready_to_start(cast, watched.fresh(decision.assessment_id))
    watching.start_delivery(case, by=cast.mona)
    unit = Recipient.objects.order_by("pk").first()
    whispers = watched.an_allegation(
        cast, unit, says=f"Another man was beaten: {ALLEGED}.", restricted=True
    )
    for each in watching.open_triggers_for(whispers, by=cast.program):
        watching.weigh(each, by=cast.hugo, text=f"It bears on the course: {ALLEGED}.")
    said = recipients.intercede(
        by=cast.hugo,
        allegations=[whispers],
        how="written",
        on=cases.today(),
        told_by="The head of the Post",
        told=f"The minister, of {ALLEGED}",
        asked=f"That it ends: {ALLEGED}.",
        answer_due=cases.today(),
    )
    watching.await_answer(said, by=cast.program)
    watching.hold(watched.fresh(case), by=cast.dana, why="Something was said.")
    stuck = cases.draft(cast, units=[unit], title="The same academy again")
    _known_of_the_country(cast, stuck)
    cases.mitigation(cast, case=stuck)


def _known_of_the_country(cast: Cast, case: Assessment) -> None:
    """Let a case rest on a restricted baseline that changed since, and changes again."""
    said = {"uk.1a": f"The generals will not wait: {OF_A_COUNTRY}."}
    source = baselines.a_source(cast)
    first = baselines.published(
        cast, baselines.begun(cast, restricted=True), text=said, source=source
    )
    citing.cite_baseline(case, by=cast.amina, version=first)
    baselines.changed(cast, first, text=said | {"uk.1b": OF_A_COUNTRY}, source=source)
    baselines.written(cast, first.baseline, text=said, source=source)


def known() -> World:
    """Return what stands in the database, for every address there is."""
    keys = {
        "risks": _some(Risk.objects.exclude(how="")),
        "measures": _some(Mitigation.objects.all()),
        "advice": [row.pk for row in Advice.objects.order_by("pk")],
        "conditions": _some(Condition.objects.all()),
        "pending": [],
        "delegations": [],
        "imports": [],
        "duties": _some(Obligation.objects.all()),
        "triggers": [row.pk for row in Trigger.objects.all()],
        "sources": [row.pk for row in Source.objects.all()],
        "citations": _some(BaselineCitation.objects.all()),
        "sequence": [LedgerEntry.objects.latest("sequence").sequence],
        "framework_id": ["uk-osja"],
        "bar": [each.id for each in registry.in_force("uk-osja").bars][:1],
        "scans": [],
        "proposals": [],
        "posts": _some(Post.objects.all()),
        "holdings": _some(PostHolding.objects.all()),
        "appointments": [],
        "public_id": [Officer.objects.get(email="ravi@ofa.example").public_id],
        "portfolio": _some(Portfolio.objects.all()),
        "role": ["official"],
        "kind": ["suspend", "withdraw", "lift_hold", "verdict"],
        "collection": ["consultations"],
        "section": ["stage1"],  # where the protected source is cited
        "row": ["1"],
        "question": ["un.16"],
        "path": _protected(),
        "rule": [each.id for each in registry.in_force("uk-osja").communications][:1],
    }
    return World(
        [case.reference for case in Assessment.objects.order_by("pk")],
        [case.assistance.reference for case in Assessment.objects.order_by("pk")],
        [Recipient.objects.order_by("pk").first().reference],
        [row.reference for row in Allegation.objects.order_by("pk")],
        [row.reference for row in Decision.objects.all()],
        keys,
        baselines=[row.reference for row in CountryAssessment.objects.all()],
        intercessions=[row.reference for row in Intercession.objects.all()],
    )


def _protected() -> list[str]:
    """Return the paths of the parts of records that hold what only some may read."""
    rows = SealedPart.objects.filter(seal__kind="record").exclude(readers="")
    return sorted(set(rows.values_list("path", flat=True)))


def _some(rows) -> list:
    first = rows.order_by("pk").first()
    return [first.pk] if first else []
