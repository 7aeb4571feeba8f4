"""A decided case with everything a record may hold, and three secrets it must keep."""

from dataclasses import dataclass
from datetime import datetime

from assessments import actions as assessing
from assessments.models import Advice
from casework.files import CaseFile
from decisions.models import Decision
from decisions.queries.route import route_of
from monitoring import actions as watching
from recipients.actions import add_source, record_allegation
from recipients.models import Allegation, Source
from tests import cases
from tests.monitoring import watched

# One word nobody outside its readers may ever find, for each kind of secret.
LEGAL, ALLEGED, SOURCE = "plover-legal", "curlew-alleged", "dunlin-source"
CANARIES = (LEGAL, ALLEGED, SOURCE)
DISSENT = ("non_concur", "")
NAMES = {
    "ශ්‍රී ලංකා පොලිසිය": "Sri Lanka Police",
    "இலங்கை காவல்துறை": "Ilankai Kavalturai",
    "国家警察学院": "National Police Academy",
    "Національна поліція": "Natsionalna politsiya",
    "الشرطة الوطنية": "al-Shurta al-Wataniya",
}


def units(cast):
    """Units whose names stand in five scripts; the first is over the second."""
    made = []
    for name, latin in NAMES.items():
        parent = made[0] if len(made) == 1 else None
        made.append(cases.a_unit(cast, name, latin_name=latin, parent=parent))
    return made


def put_to_the_minister(cast):
    """A case with secrets in it, advised against, signed and with the minister."""
    case = cases.draft(cast, units=units(cast))
    recipient = CaseFile(case).recipients[0]
    alleged = record_allegation(
        by=cast.petra,
        recipient=recipient,
        portfolio=cast.portfolio,
        violation="torture",
        says=f"A man was beaten: {ALLEGED}.",
        restricted=True,
        standard=Allegation.Standard.CREDIBLE,
    )
    source = add_source(
        by=cast.petra,
        portfolio=cast.portfolio,
        kind=Source.Kind.INTERVIEW,
        title="Interview with a former trainee",
        gist="Trainees were later posted to the holding cells.",
        protected=True,
        identity=f"Sergeant {SOURCE}",
    )
    cases.mitigation(cast, case=case, findings=cases.HIGH)
    said = assessing.Given("Custody deaths were not investigated.", "", (source,), 1)
    case.answers.get(question="uk.1d")
    assessing.save_answers(case, by=cast.amina, given={"uk.1d": said})
    assessing.weigh_allegation(
        case, by=cast.petra, allegation=alleged, text=f"It bears on this: {ALLEGED}."
    )
    case = assessing.submit(case, by=cast.amina)
    _advise(cast, case)
    case = cases.signed(cast, type(case).objects.get(pk=case.pk))
    assert route_of(CaseFile(case)).rank == 3
    return cases.deciding.put_to_decision(case, by=cast.amina)


def _advise(cast, case):
    for asked in Advice.objects.filter(assessment=case, returned_at=None):
        legal = asked.kind == Advice.Kind.LEGAL
        assessing.give_advice(
            asked,
            by=getattr(cast, cases.ADVISERS[asked.kind]),
            concur="concur" if legal else "non_concur",
            reasons=f"The risk in law is {LEGAL}." if legal else "Nothing has moved since 2015.",
            case_against="" if legal else "Fifteen years of training moved nothing.",
        )


def authorised(cast):
    """The decision of a minister who says yes, against advice, on conditions."""
    case = put_to_the_minister(cast)
    return cases.decide(cast, case, "authorise", by=cast.okafor, reason="The vetting holds.")


@dataclass(frozen=True)
class Kept:
    """A seal as it was, with its parts, for tests that need no database."""

    decision: str
    kind: str
    subject_reference: str
    made_at: datetime
    root: str
    rows: tuple

    @property
    def parts(self):
        """The parts, asked for as of a seal in the database."""
        return self

    def all(self):
        return self.rows


def kept(decision) -> Kept:
    """The seal of a decision, to be read when the database has forgotten it."""
    sealed = decision.sealed
    return Kept(
        decision.reference,
        sealed.kind,
        sealed.subject_reference,
        sealed.made_at,
        sealed.root,
        tuple(sealed.parts.all()),
    )


def withdrawn(cast):
    """Help cleared to start, suspended after what was alleged, and withdrawn: its decisions."""
    case = watched.watched(cast, findings=cases.MEDIUM, advice={"human_rights": DISSENT})
    for action, proposal, reason in (
        (watching.suspend, watched.a_stop(), "Two men died in the cells of the unit."),
        (watching.withdraw, watched.an_end(), "The commander was promoted."),
    ):
        watched.signed(action, case, by=cast.osei, reason=reason, proposal=proposal)
    return {each.kind: each for each in Decision.objects.filter(assessment=case)}
