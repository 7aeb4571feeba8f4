"""Submitting: the content is sealed, the rung worked out, and the advice it needs asked for."""

from django.utils import timezone

from assessments.actions.advice import put_question
from assessments.content import content_parts
from assessments.models import Advice, CaseRole
from assessments.routing import cache_route, inherited_rank
from assessments.working_days import due_after
from casework.files import CaseFile
from casework.road import journey, perform
from casework.seals import seal
from policy.text import authoritative


def submit(assessment, *, by, reason=""):
    """Submit an assessment: from now on it is read-only, and what was written is sealed."""
    began = timezone.now()  # what is recorded from here on, nobody may have weighed
    with journey() as act:
        case = perform(assessment.submit, by=by, reason=reason)
        file = CaseFile(case)
        sealed = seal("content", case, content_parts(file), by=by)
        case.content_root, case.submission_root = sealed.root, ""
        case.submitted_at, case.asked_back = began, ""
        case.inherited_rank = inherited_rank(file)
        case.with_post = _who_gathers(file)
        case.save(
            update_fields=[
                "content_root",
                "submission_root",
                "submitted_at",
                "asked_back",
                "with_post",
            ]
        )
        level = cache_route(case, file)
        act.note(content=sealed.root, level=case.level_id, rank=case.rank, overall=case.overall)
        _ask_what_the_level_needs(case, file, level, act, by)
    return case


def _who_gathers(file):
    """Return the post that secures the approval: it has the case while advice comes in."""
    found = [row.post for row in file.roles if row.role == CaseRole.Role.APPROVAL_OWNER]
    return next(iter(found), None)


def _ask_what_the_level_needs(case, file, level, act, by):
    """Ask each kind of adviser the level needs, once, on a clock of working days."""
    needs = file.evaluation.advice_needed(level.id) if level else ()
    today, asked = timezone.localdate(), set()
    for need in needs:
        for kind in need.kinds:
            if kind in asked or kind not in Advice.Kind.values:
                continue
            asked.add(kind)
            due_on = due_after(today, need.due) if need.due else None
            put_question(
                case, act, by=by, kind=kind, question=authoritative(need.says), due_on=due_on
            )
