"""What happened, and which live cases must answer it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from assessments.casefile import files_of
from assessments.models import Assessment, AssistanceRecipient
from assessments.states import AssessmentState as S
from assessments.working_days import working_days_after
from casework.files import CaseFile
from casework.refusals import Objection
from casework.road import journey
from decisions.actions.refusing import lacks, refuse_if
from decisions.models import Decision
from monitoring.actions.occasions import OCCASIONS, ask_what_is_wanted
from monitoring.defaults import WEIGH_WITHIN
from monitoring.models import Trigger
from monitoring.permissions import Perm
from monitoring.plan import post_for
from policy.text import authoritative
from recipients.models import Allegation, Recipient
from recipients.queries import kin_of, self_and_below


def due_from(day: date) -> date:
    """Return the day by which something that happened must be weighed; the period is ours."""
    return working_days_after(day, WEIGH_WITHIN)


def open_trigger(
    assessment: Assessment,
    *,
    by: Officer,
    cause: str,
    key: str,
    path: str,
    allegation: Allegation | None = None,
    recipient: Recipient | None = None,
    occasion: str = "",
) -> Trigger:
    """Lay before a live case something it must answer; the same thing is laid once.

    `occasion` is the framework's own word for it, where more is known than the cause.
    """
    with journey() as act:
        file = CaseFile(assessment)
        trigger, new = Trigger.objects.get_or_create(
            assessment=assessment,
            cause=cause,
            key=key,
            defaults={
                "path": path[:300],
                "allegation": allegation,
                "recipient": recipient,
                "owner": post_for("case_owner", file),
                "due_on": due_from(timezone.localdate()),
            },
        )
        if new:
            ask_what_is_wanted([file], {occasion} if occasion else OCCASIONS[cause])
            # The ledger is read more widely than a restricted ground: the number alone.
            act.record("monitoring.open_trigger", assessment, by=by, trigger=trigger.pk)
    return trigger


def record_change(assessment: Assessment, *, by: Officer, kind: str, says: str) -> Trigger:
    """Lay before a live case a change its framework names: a commander, a unit, the support."""
    with journey():
        case = assessment.locked()
        named = {
            each.id: authoritative(each.label)
            for each in CaseFile(case).framework.validity.reassess_on
        }
        objections = [*lacks(by, Perm.REPORT, case.portfolio), *_no_change(case, kind, says, named)]
        refuse_if(objections, verb="monitoring.record_change", subject=case, by=by)
        return open_trigger(
            case,
            by=by,
            cause=Trigger.Cause.CHANGE,
            key=f"{kind}-{sha256(says.encode()).hexdigest()[:12]}",
            path=f"{named[kind]}: {says}",
            occasion=kind,
        )


def _no_change(case, kind: str, says: str, named: Mapping[str, Any]) -> Iterator[Objection]:
    if case.state not in S.IN_FORCE:
        yield Objection(
            "not-in-force",
            _("Nothing is given under this case, so no change has to be weighed in it."),
            _("Say it in the assessment that is being written."),
            where=case.get_absolute_url(),
        )
    if kind not in named or not says.strip():
        yield Objection(
            "no-change-said",
            _("It is not said what changed."),
            _("Choose what kind of change it is, and say in a sentence what happened."),
        )


@dataclass(frozen=True, slots=True)
class Reached:
    """A live case that names somebody an allegation is about, and how the two are related."""

    assessment: Assessment
    named: Recipient
    path: str


def open_triggers_for(allegation: Allegation, *, by: Officer) -> list[Trigger]:
    """Open one trigger on every live case an allegation reaches; return those it reached.

    It reaches a case that names the recipient, anything above it or anything below it; not one
    submitted after the allegation was recorded, nor one whose decider read it where all may.
    """
    with journey() as act:
        # Two who do this at once take turns, so that the ledger says it once.
        Allegation.objects.select_for_update(of=("self",)).get(pk=allegation.pk)
        reached = {each.assessment.pk: each for each in reached_by(allegation)}
        said = {"cause": Trigger.Cause.ALLEGATION, "key": f"allegation-{allegation.pk}"}
        known = Trigger.objects.filter(assessment__in=reached, **said)
        laid = {each.assessment_id: each for each in known}
        files = files_of(each.assessment for key, each in reached.items() if key not in laid)
        new = [_laid(reached[key], file, allegation, said) for key, file in files.items()]
        Trigger.objects.bulk_create(new, batch_size=1000)
        ask_what_is_wanted(files.values(), OCCASIONS[Trigger.Cause.ALLEGATION])
        for row in new:
            act.record("monitoring.open_trigger", row.assessment, by=by, trigger=row.pk)
        laid |= {row.assessment_id: row for row in new}
        return [laid[key] for key in reached]


def _laid(reached: Reached, file: CaseFile, allegation: Allegation, said: dict) -> Trigger:
    return Trigger(
        assessment=reached.assessment,
        path=reached.path[:300],
        allegation=allegation,
        recipient=reached.named,
        owner=post_for("case_owner", file),
        due_on=due_from(timezone.localdate()),
        **said,
    )


def reached_by(allegation: Allegation) -> list[Reached]:
    """Return the live cases an allegation reaches, each with the recipient it names."""
    about = allegation.recipient
    kin, below = kin_of(about), self_and_below(about)
    live = list(_live_without(allegation, kin))
    helps = [each.assistance_id for each in live]
    named: dict[int, Recipient] = {}
    rows = AssistanceRecipient.objects.filter(assistance__in=helps, recipient__in=kin)
    for row in rows.select_related("recipient").order_by("assistance", "pk"):
        # A case that names the recipient itself is reached by that, whoever else it names.
        if row.recipient_id == about.pk or row.assistance_id not in named:
            named[row.assistance_id] = row.recipient
    return [
        Reached(case, one, _when(case) + _path(one, about, below))
        for case in live
        for one in [named[case.assistance_id]]
    ]


def _live_without(allegation: Allegation, kin: set[int]) -> QuerySet[Assessment]:
    """Return the cases in force, each with `came_after`, whose yes did not know of an allegation.

    A restricted one that the decider read was weighed by nobody, and counts once it is.
    """
    yes = Decision.objects.filter(assessment=OuterRef("pk"), kind=Decision.Kind.AUTHORISE)
    before = Exists(yes.filter(made_at__lte=allegation.recorded_at))
    if not allegation.restricted:
        yes = yes.exclude(seen_facts__contains=allegation.reference)
    naming = AssistanceRecipient.objects.filter(recipient__in=kin)
    live = Assessment.objects.annotate(came_after=before).filter(
        Q(came_after=True) | Q(Exists(yes), submitted_at__lt=allegation.recorded_at),
        state__in=S.IN_FORCE,
        assistance__in=naming.values("assistance"),
    )
    return live.select_related("assistance__country", "portfolio")


def _when(case) -> str:
    """Say of what came before the yes that it came too late to be sealed; of the rest, nothing."""
    if case.came_after:
        return ""
    return _("It was recorded after this case was submitted, and is not in what was sealed.") + " "


def _path(named: Recipient, about: Recipient, below: set[int]) -> str:
    """Say in a sentence how something said of one recipient reaches a case naming another."""
    words = {"about": about, "named": named}
    if named.pk == about.pk:
        return _("It is said of %(about)s, which this case names.") % words
    if named.pk in below:
        return _("It is said of %(about)s, to which %(named)s belongs, which this case names.") % (
            words
        )
    return _("It is said of %(about)s, which belongs to %(named)s, which this case names.") % words
