"""What the case file of an assessment holds, drawer by drawer.

A drawer is one query, or none. `live` and `label` on a risk, and `measure_rows`, are set
here once so that neither guards nor pages look further.
"""

from collections import defaultdict
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FilteredRelation, OuterRef, Q
from django.utils import timezone

from accounts.models import Officer
from accounts.queries import holdings_on, officers_with, seats_on
from accounts.roles import Role
from assessments.alongside import alongside, frameworks_known
from assessments.document import case_document, live_risk, risk_label, row_of
from assessments.models import (
    Advice,
    Answer,
    Assessment,
    AssistanceRecipient,
    AssuranceRequest,
    CaseRole,
    Consultation,
    Contribution,
    Risk,
    Screening,
)
from assessments.resting import baselines_cited, texts_cited
from assessments.states import AssessmentState as S
from casework.files import CaseFile, drawer, leaf
from policy import registry
from policy.evaluate import evaluate
from recipients.models import Allegation, Recipient, Source

ASSESSMENT = "assessments.assessment"
ASSISTANCE = "assessments.assistance"


@drawer(ASSESSMENT, "framework")
def framework(case, file):
    """Return the framework version the case is judged under, as it was pinned."""
    return registry.pinned(case.framework_id, case.framework_version, case.framework_digest)


@drawer(ASSESSMENT, "recipients")
def recipients(case, file):
    """Return the recipients, each with its parent, in the order they were named."""
    rows = AssistanceRecipient.objects.filter(assistance=case.assistance_id)
    rows = rows.select_related("recipient__parent", "recipient__country")
    return [row.recipient for row in rows]


@drawer(ASSESSMENT, "answers")
def answers(case, file):
    """Return every answer, carried over or not; `cited` are the keys of its sources."""
    return list(answers_of([case.pk]))


def answers_of(keys):
    """Return the answers of these cases, by question."""
    found = Answer.objects.filter(assessment__in=keys).select_related("answered_by", "adopted_from")
    return found.annotate(cited=_cited(Answer, "answer"))


def _cited(kind, column):
    """Return, in the same query, the keys of the sources each row cites."""
    through = kind.sources.through.objects.filter(**{column: OuterRef("pk")})
    return ArraySubquery(through.order_by("source_id").values("source_id"))


@drawer(ASSESSMENT, "risk_rows")
def risk_rows(case, file):
    """Return a row for each measure with its risk, and one for each risk that has none."""
    return list(risks_of([case.pk]))


@drawer(ASSESSMENT, "risks")
def risks(case, file):
    """Return the risks, each with `measure_rows`, `label`, `row` and `live`."""
    found = {}
    for row in file.risk_rows:
        if row.pk not in found:
            found[row.pk], row.measure_rows = row, []
        risk = found[row.pk]
        if measure := getattr(row, "measure", None):  # set only where there is one
            measure.risk = risk
            measure.row = _row(file, "measures", measure)
            risk.measure_rows.append(measure)
    for risk in found.values():
        risk.label = risk_label(file.framework, risk)
        risk.row = _row(file, "risks", risk)
        risk.live = live_risk(file.framework, risk.row)
    return list(found.values())


def risks_of(keys):
    """Return the risks of these cases, each as often as it has measures, and once where none."""
    rows = Risk.objects.filter(assessment__in=keys).annotate(
        cited=_cited(Risk, "risk"), measure=FilteredRelation("measures")
    )
    return rows.select_related("measure__owner").order_by("pk", "measure__pk")


def _row(file, name, row):
    collection = file.framework.collections.get(name)
    return row_of(file.framework, collection, row, file.answers) if collection else {}


@drawer(ASSESSMENT, "allegations")
def allegations(case, file):
    """Return what is alleged of a recipient or its parent, restricted or not."""
    family = {key for each in file.recipients for key in (each.pk, each.parent_id) if key}
    return list(allegations_of(family))


def allegations_of(recipients):
    """Return what is alleged of these recipients, in the order in which it was recorded."""
    found = Allegation.objects.filter(recipient__in=recipients).select_related("recipient")
    return found.annotate(cited=_cited(Allegation, "allegation")).order_by("pk")


@drawer(ASSESSMENT, "sources")
def sources(case, file):
    """Return every source an answer or a risk cites."""
    cited = {key for row in (*file.answers, *file.risks) for key in row.cited}
    return list(Source.objects.filter(pk__in=cited).order_by("pk"))


@drawer(ASSESSMENT, "seats")
def seats(case, file):
    """Return every seat on the case's ladder, lowest first, with who sits there today."""
    return seats_on(case.framework_id, case.portfolio, timezone.localdate())


@leaf(ASSESSMENT, "contributions")
def contributions(case):
    """Return who wrote any of it."""
    return Contribution.objects.filter(assessment=case).values("officer_id")


@drawer(ASSESSMENT, "contributors")
def contributors(case, file):
    """Return the keys of everybody who wrote any of it; the author is one."""
    return frozenset(each["officer_id"] for each in file.contributions) | {case.author_id}


@drawer(ASSESSMENT, "advice")
def advice(case, file):
    """Return what advisers were asked and said, on this content and on earlier ones."""
    return list(Advice.objects.filter(assessment=case).select_related("adviser", "asked_by"))


@drawer(ASSESSMENT, "roles")
def roles(case, file):
    """Return which organisation and post answers for what."""
    rows = CaseRole.objects.filter(assistance=case.assistance_id)
    return list(rows.select_related("organisation", "post"))


def files_of(cases):
    """Return the file of each case by its key, with the roles of all of them read at once."""
    files = {case.pk: CaseFile(case) for case in cases}
    rows = CaseRole.objects.filter(assistance__in={f.case.assistance_id for f in files.values()})
    named = defaultdict(list)
    for row in rows.select_related("organisation", "post"):
        named[row.assistance_id].append(row)
    for file in files.values():
        file.roles = named[file.case.assistance_id]
    return files


@leaf(ASSESSMENT, "screenings")
def screenings(case):
    """Return the latest screening under this framework."""
    found = Screening.objects.filter(assistance=case.assistance_id, framework_id=case.framework_id)
    return found.order_by("-pk")[:1]


@drawer(ASSESSMENT, "screening")
def screening(case, file):
    """Return the latest screening under this framework, or None."""
    return next(iter(file.screenings), None)


@leaf(ASSESSMENT, "assurances")
def assurances(case):
    """Return what the recipient's government was asked to promise."""
    return AssuranceRequest.objects.filter(assessment=case)


@leaf(ASSESSMENT, "consultations")
def consultations(case):
    """Return who was consulted, and what it changed."""
    return Consultation.objects.filter(assessment=case)


@leaf(ASSESSMENT, "sits_with")
def sits_with(case):
    """Return who sits today in the post that has the case."""
    held = holdings_on(timezone.localdate()).filter(post=case.with_post_id)
    return Officer.objects.filter(pk__in=held.values("officer"), is_active=True)


@drawer(ASSESSMENT, "whom_to_ask")
def whom_to_ask(case, file):
    """Return the title of the post to ask about a ground one may not read."""
    leads = officers_with(Role.ASSURANCE_LEAD, case.portfolio)
    held = holdings_on(timezone.localdate()).filter(
        officer__in=leads, post__portfolio=case.portfolio
    )
    return next((each.post.title for each in held), "")


@drawer(ASSESSMENT, "stopped_before")
def stopped_before(case, file):
    """Return cases like this one refused, withdrawn, abandoned or suspended within a year.

    Alike: the same recipient, its parent, child or successor; the same kind; the same
    country; whoever supplies it.
    """
    assistance = case.assistance
    family = set()
    for each in file.recipients:
        family |= {each.pk, each.parent_id, each.successor_id}
    family.discard(None)
    kin = Recipient.objects.filter(
        Q(pk__in=family) | Q(parent__in=family) | Q(successor__in=family)
    )
    helped = AssistanceRecipient.objects.filter(recipient__in=kin)
    found = Assessment.objects.filter(
        assistance__in=helped.values("assistance"),
        state__in=[*S.ADVERSE, S.SUSPENDED],
        state_since__gte=timezone.now() - timedelta(days=365),
        assistance__kind=assistance.kind,
        assistance__country=assistance.country_id,
        framework_id=case.framework_id,
    ).exclude(pk=case.pk)
    return list(found.select_related("assistance").order_by("-state_since"))


@drawer(ASSESSMENT, "earlier")
def earlier(case, file):
    """Return those of them that ended, so that this case must say what has changed since."""
    return [each for each in file.stopped_before if each.state in S.ADVERSE]


@drawer(ASSESSMENT, "document")
def document(case, file):
    """Return the case document the policy engine judges."""
    return case_document(case, file)


@drawer(ASSESSMENT, "evaluation")
def evaluation(case, file):
    """Return what the framework says of the case as it stands."""
    return evaluate(file.framework, file.document)


leaf(ASSESSMENT, "frameworks_known")(frameworks_known)
leaf(ASSESSMENT, "baselines")(baselines_cited)
drawer(ASSESSMENT, "baseline_texts")(texts_cited)


@drawer(ASSESSMENT, "alongside")
def beside_it(case, file):
    """Return the other frameworks the same help must pass."""
    return alongside(case, file.frameworks_known)


@drawer(ASSISTANCE, "assessments")
def assessments(case, file):
    """Return every assessment of this assistance, newest first."""
    return list(Assessment.objects.filter(assistance=case))


@drawer(ASSISTANCE, "frameworks_without_a_yes")
def frameworks_without_a_yes(case, file):
    """Return the frameworks that cover the assistance and have not permitted it."""
    covering = case.applicability.filter(outcome="in").values_list("framework_id", flat=True)
    permitted = {each.framework_id for each in file.assessments if each.state in S.PERMITTING}
    return set(covering) - permitted
