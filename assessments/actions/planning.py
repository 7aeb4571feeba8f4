"""What one can do with what is planned: write it down, name who and whom, record what happens."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.actions.countries import hand_over_the_first
from assessments.actions.grounds import refuse, refuse_if_sealed, refuse_unless_allowed
from assessments.models import (
    Assessment,
    Assistance,
    AssistanceRecipient,
    CaseRole,
    CaseTeam,
    Contribution,
    Delivery,
)
from assessments.permissions import Perm
from assessments.states import AssessmentState as S
from casework.conflicts import Conflict, Theirs
from casework.references import next_reference
from casework.road import journey

MANY = ("also_in", "recipients")


def plan(*, by, portfolio, **fields) -> Assistance:
    """Write down help that somebody means to give, or already gives; nothing is permitted yet."""
    refuse_unless_allowed("plan", by, Perm.PLAN, portfolio)
    many = {name: fields.pop(name) for name in MANY if name in fields}
    fields.setdefault("provider", portfolio.organisation)
    with journey() as act:
        assistance = Assistance.objects.create(
            reference=next_reference("AST"), portfolio=portfolio, author=by, **fields
        )
        assistance.also_in.set(many.get("also_in", ()))
        _write_recipients(assistance, many.get("recipients", ()))
        act.record("assessments.plan", assistance, by=by)
    return assistance


def revise(assistance, *, by, revision, **fields) -> Assistance:
    """Change what is planned; raises Conflict where somebody else changed it meanwhile."""
    refuse_unless_allowed("revise", by, Perm.PLAN, assistance.portfolio)
    with journey() as act:
        current = assistance.locked()
        refuse_if_sealed("revise", current)
        if revision != current.revision:
            raise Conflict(_differences(current, fields))
        many = {name: fields.pop(name) for name in MANY if name in fields}
        first = current.country_id
        for name, value in fields.items():
            setattr(current, name, value)
        if current.country_id != first:
            hand_over_the_first(current, first, current.country_id)
        current.revision += 1
        current.save(update_fields=[*fields, "revision"])
        if "also_in" in many:
            current.also_in.set(many["also_in"])
        if "recipients" in many:
            _write_recipients(current, many["recipients"])
        note_contribution(current, by)
        act.record("assessments.revise", current, by=by, fields=sorted([*fields, *many]))
    return current


def _differences(current, fields):
    """Return what both wrote, where they differ: {field: (Theirs, mine)}."""
    found = {}
    for name, mine in fields.items():
        theirs = getattr(current, name)
        if name in MANY:
            theirs, mine = sorted(map(str, theirs.all())), sorted(map(str, mine))
        if theirs != mine:
            found[name] = (Theirs(theirs, current.revision), mine)
    return found


def note_contribution(assistance, by, what="plan"):
    """Note that somebody wrote what is planned, on every assessment of it still being written."""
    for case in Assessment.objects.filter(assistance=assistance, state__in=S.WRITABLE):
        Contribution.objects.get_or_create(assessment=case, officer=by, what=what)


def name_recipients(assistance, *, by, recipients) -> Assistance:
    """Say who receives it: these recipients, and no others."""
    refuse_unless_allowed("name_recipients", by, Perm.PLAN, assistance.portfolio)
    with journey() as act:
        current = assistance.locked()
        refuse_if_sealed("name_recipients", current)
        _write_recipients(current, recipients)
        note_contribution(current, by)
        references = [each.reference for each in recipients]
        act.record("assessments.name_recipients", current, by=by, recipients=references)
    return current


def _write_recipients(assistance, recipients):
    rows = AssistanceRecipient.objects.filter(assistance=assistance)
    rows.exclude(recipient__in=recipients).delete()
    named = set(rows.values_list("recipient_id", flat=True))
    for each in recipients:
        if each.pk not in named:
            AssistanceRecipient.objects.create(assistance=assistance, recipient=each)


def name_role(assistance, *, by, role, organisation, post) -> CaseRole:
    """Say which organisation and post answers for one thing, in place of whoever did."""
    refuse_unless_allowed("name_role", by, Perm.PLAN, assistance.portfolio)
    with journey() as act:
        current = assistance.locked()
        refuse_if_sealed("name_role", current)
        row, _made = CaseRole.objects.update_or_create(
            assistance=current,
            role=role,
            defaults={"organisation": organisation, "post": post},
        )
        post_id = post.pk if post else None
        act.record("assessments.name_role", current, by=by, role=role, post=post_id)
    return row


def name_roles(assistance, *, by, posts) -> None:
    """Name several posts at once, {role: post}; those that already answer are left alone."""
    named = dict(CaseRole.objects.filter(assistance=assistance).values_list("role", "post_id"))
    with journey():
        for role, post in posts.items():
            if named.get(role) != post.pk:
                name_role(assistance, by=by, role=role, organisation=post.organisation, post=post)


def join_team(assistance, *, by, officer) -> CaseTeam:
    """Let an officer into a restricted case, as one of its team."""
    refuse_unless_allowed("join_team", by, Perm.PLAN, assistance.portfolio)
    with journey() as act:
        row, made = CaseTeam.objects.get_or_create(assistance=assistance, officer=officer)
        if made:
            act.record("assessments.join_team", assistance, by=by, officer=officer.public_id)
    return row


def record_delivery(
    assistance, *, by, kind, on, what, recipient=None, part="", seen_by=""
) -> Delivery:
    """Record what happens in the world: never refused because it ought not to happen."""
    refuse_unless_allowed("record_delivery", by, Perm.RECORD_DELIVERY, assistance.portfolio)
    if kind != Delivery.Kind.PLANNED and on > timezone.localdate():
        refuse(
            "record_delivery",
            "not-yet-happened",
            _("What is said to have happened lies in the future."),
            _("Give the day it happened, or record it as planned."),
        )
    with journey() as act:
        row = Delivery.objects.create(
            assistance=assistance,
            kind=kind,
            on=on,
            what=what,
            recipient=recipient,
            part=part,
            seen_by=seen_by,
            recorded_by=by,
        )
        act.record(
            "assessments.record_delivery", assistance, by=by, delivery=row.pk, kind=kind, on=on
        )
    return row
