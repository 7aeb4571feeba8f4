"""A world in which every page of Heed has something to show, and a case stands in every state."""

from datetime import timedelta
from types import SimpleNamespace

import yaml
from django.utils import timezone

from accounts.actions import grant_role
from accounts.models import PostHolding
from accounts.roles import Role
from assessments import actions as assessing
from assessments.actions import citing
from config.posts import actions as arranging
from decisions import actions as deciding
from decisions.earlier import rows_of_csv
from decisions.models import Decision
from decisions.verdicts import Verdict, replace
from monitoring import actions as watch
from monitoring.models import Obligation
from policy.actions import propose, put_in_use
from policy.framework import loads
from policy.framework.reading import read_yaml
from recipients import actions as recipients
from recipients.models import Recipient
from tests import cases
from tests.assessments import baselines
from tests.monitoring import watched as watching
from tests.policy.frameworks import osja

EARLIER = (
    "earlier_reference,title,kind,country,recipient,decided_on,decider,decider_title,level,"
    "reasons,valid_until,review_on\n"
    "OSJA/19/7,Forensics course,capacity_building,KD,Kadar Police,2025-12-01,Jo Hall,"
    "Minister,minister,Written in 2019.,2027-01-01,2026-12-15\n"
)
OUT = cases.IN_SCOPE | {
    "assistance_kind": "other",
    "recipient_kind": ["none_of_these"],
    "hmg_part": ["none"],
}


def build(cast):
    """Make one of everything; returns what was made, by name."""
    world = SimpleNamespace(cast=cast)
    _people_and_register(world, cast)
    _cases_being_written(world, cast)
    _what_is_known(world, cast)
    _cases_going_up(world, cast)
    _cases_decided(world, cast)
    _cases_watched(world, cast)
    _law_changing(world, cast)
    return world


def _what_is_known(world, cast):
    """A case rests on a baseline that changed since, and a third version waits to be agreed to."""
    first = baselines.published(cast)
    world.known = first.baseline
    world.citation = citing.cite_baseline(world.draft, by=cast.amina, version=first)
    baselines.changed(cast, first)
    baselines.written(cast, first.baseline)


def _law_changing(world, cast):
    """A newer text is in use, and a third waits for a second policy manager."""
    grant_role(cast.nora, Role.POLICY_LEAD, cast.portfolio)
    newer, proposed = (_next_text(version) for version in ("2027.1", "2028.1"))
    put_in_use(newer, by=cast.lou, confirmed_by=cast.nora)
    world.proposal = propose(proposed, by=cast.nora, why="Ministers ask to see all of them.")


def _next_text(version):
    data = read_yaml(osja().text, "uk-osja.yaml")
    data["framework"]["version"] = version
    for rule in data["escalation"]["rules"]:
        rule["level"] = "minister" if version == "2028.1" else rule["level"]
    return loads(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "uk-osja.yaml")


def _people_and_register(world, cast):
    world.force = recipients.register_recipient(
        by=cast.amina,
        portfolio=cast.portfolio,
        kind=Recipient.Kind.FORCE,
        name="الشرطة الوطنية",
        latin_name="Kadari National Police",
        country=cases.Country.objects.get(code="KD"),
        aliases=["KNP"],
    )
    world.source = recipients.add_source(
        by=cast.amina, portfolio=cast.portfolio, title="The report of 2025", kind="report"
    )
    world.allegation = watching.an_allegation(cast, world.force)
    world.intercession = recipients.intercede(
        by=cast.mona,
        allegations=[world.allegation],
        how="written",
        on=cases.today(),
        told_by="The head of the Post",
        told="The interior minister",
        asked="That the beatings end.",
        answer_due=cases.today() + timedelta(days=14),
    )
    world.loan = deciding.grant_delegation(
        cast.post("Minister of State"),
        by=cast.okafor,
        delegate=cast.osei,
        framework_id="uk-osja",
        starts_on=cases.today(),
        ends_on=cases.today() + timedelta(days=14),
        reason="Recess.",
    )
    world.post = cast.post("Director, Security")
    world.held = PostHolding.objects.get(post=world.post)
    second = arranging.create_post(
        by=cast.lou,
        portfolio=cast.portfolio,
        title="Second Director",
        rungs={"uk-osja": ("senior", 2)},
    )
    world.given = arranging.give(
        second, by=cast.lou, officer=cast.sam, held_from=cases.today(), reason="A second pair."
    )
    rows = rows_of_csv(EARLIER.encode())
    world.file = deciding.hold_for_confirming("earlier.csv", rows, recorder=cast.sam)


def _cases_being_written(world, cast):
    world.planned = cases.planned(cast, title="A library for the police college")
    assessing.screen(
        world.planned, by=cast.amina, framework_id="uk-osja", answers=OUT, reasons="No UK part."
    )
    world.flowing = cases.planned(cast, title="Radios for the border guard")
    assessing.record_delivery(
        world.flowing, by=cast.mona, kind="began", on=cases.today(), what="Radios", seen_by="Post"
    )
    world.draft = cases.draft(cast)
    world.mitigation = cases.mitigation(cast, units=[cases.a_unit(cast, parent=world.force)])
    world.risk = world.mitigation.risks.get(code="TORT")
    world.measure = world.risk.measures.get()
    world.restricted = cases.draft(cast, restricted=True)


def _cases_going_up(world, cast):
    world.escalation = cases.escalation(cast)
    world.asked = world.escalation.advice.get(kind="legal")
    world.advised = cases.advised(
        cast, cases.escalation(cast, findings=cases.HIGH), legal=("non_concur", "")
    )
    world.signed = cases.signed(cast, cases.advised(cast, cases.escalation(cast)))
    world.sign_off = cases.sign_off(cast, findings=cases.HIGH)
    world.on_paper = cases.sign_off(cast)
    verdict = replace(
        Verdict(what_would_change_it="A new commander."),
        made=Decision.Made.ON_PAPER,
        decider=cast.osei,
        words="No. Osei",
        made_at=timezone.now(),
    )
    world.pending = deciding.record_elsewhere(
        world.on_paper,
        "refuse",
        by=cast.pia,
        reason="The risk is too great.",
        proposal=verdict,
        held=("The private office", "PO/26/11"),
    )


def _cases_decided(world, cast):
    world.authorised = cases.authorised(cast)
    world.decision = Decision.objects.get(assessment=world.authorised)
    world.condition = world.decision.conditions.get()
    world.refused = cases.refused(cast)


def _cases_watched(world, cast):
    units = [cases.a_unit(cast, name) for name in ("Western Division", "Traffic Police")]
    world.monitoring = watching.watched(cast, units=units)
    world.duty = Obligation.objects.filter(assessment=world.monitoring).first()
    world.trigger = watching.a_trigger(cast, world.monitoring)
    world.held = watching.watched(cast)
    watch.hold(world.held, by=cast.dana, why="Two men died in custody.")
    world.suspended = watching.watched(cast)
    watching.signed(watch.suspend, world.suspended, by=cast.osei, proposal=watching.a_stop())
    world.in_part = watching.watched(cast, units=units)
    watching.signed(
        watch.suspend_part,
        world.in_part,
        by=cast.osei,
        proposal=watching.a_stop(recipient=units[0]),
    )
    world.withdrawn = watching.watched(cast)
    watching.signed(
        watch.withdraw,
        world.withdrawn,
        by=cast.osei,
        proposal=watching.an_end(what_would_change_it="Trials of those who beat them."),
    )
    world.reassessed = assessing.reassess(world.suspended, by=cast.amina, reason="It must be.")
