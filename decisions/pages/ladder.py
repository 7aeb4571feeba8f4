"""The ladder as a picture, and as a table of who could sign today."""

from django.utils.translation import gettext as _

from assessments.models import Advice
from assessments.states import AssessmentState as S
from casework.templatetags.pages import day
from decisions.queries.route import route_of


def ladder_steps(case, file):
    """Return whose hands a case passes through: author, advisers, each rung, the decider."""
    steps = [_submitted(case)]
    if advice := _advice(case, file):
        steps.append(advice)
    for rung in route_of(file).rungs:
        steps.append(_rung(case, file, rung))
    return steps


def _submitted(case):
    when = f", {day(case.submitted_at)}" if case.submitted_at else ""
    done = bool(case.content_root)
    return {
        "text": _("Submitted") if done else _("To be submitted"),
        "small": f"{case.author}{when}",
        "tone": "done" if done else "here",
    }


def _advice(case, file):
    found = [each for each in file.advice if each.content_root == case.content_root]
    if not found or not case.content_root:
        return None
    said = {}
    for each in found:
        label = each.get_concur_display() if each.returned_at else _("awaited")
        said[label] = said.get(label, 0) + 1
    return {
        "text": _("Advice"),
        "small": ", ".join(f"{number} × {str(label).lower()}" for label, number in said.items()),
        "tone": "done" if all(each.returned_at for each in found) else "here",
    }


def _rung(case, file, rung):
    holders = ", ".join(str(seat.holder) for seat in rung.seats if seat.holder)
    if rung.is_vacant:
        small = _("Vacant: nobody holds a post here")
    elif rung.signature:
        small = _("Signed by %(officer)s, %(day)s") % {
            "officer": rung.signature.officer_name,
            "day": day(rung.signature.signed_at),
        }
    elif rung.conflicted:
        small = _("%(holders)s wrote part of it, so cannot sign") % {"holders": holders}
    else:
        small = holders
    is_turn = not rung.signature and route_of(file).next_rung == rung and case.content_root
    return {
        "text": _("%(rung)s decides") % {"rung": rung.label} if rung.decides else rung.label,
        "small": small,
        "tone": "done" if rung.signature or _is_decided(case, rung) else _here(is_turn),
        "strong": rung.decides,
    }


def _is_decided(case, rung):
    return rung.decides and case.state in (*S.IN_FORCE, S.REFUSED)


def _here(is_turn):
    return "here" if is_turn else "todo"


def rung_rows(case, file, loans):
    """Return every seat of the ladder as a table: rung, post, who, and what keeps them from it."""
    by_post = {}
    for loan in loans:
        by_post.setdefault(loan.post_id, []).append(loan)
    rows = []
    for seat in file.seats:
        level = next((each for each in file.framework.levels if each.id == seat.level_id), None)
        lent = [
            _("%(delegate)s until %(day)s") % {"delegate": each.delegate, "day": day(each.ends_on)}
            for each in by_post.get(seat.post.pk, ())
        ]
        rows.append(
            {
                "tone": "" if seat.holder else "stop",
                "cells": [
                    {"text": level.label if level else seat.level_id},
                    {"text": str(seat.post)},
                    _holder(seat, file.contributors),
                    {"text": "; ".join(lent) or _("Nobody")},
                ],
            }
        )
    return rows


def _holder(seat, wrote):
    if seat.holder is None:
        return {"badge": _("Vacant"), "badge_tone": "stop"}
    if seat.holder.pk in wrote:
        return {
            "text": str(seat.holder),
            "badge": _("Wrote part of it"),
            "badge_tone": "needs",
        }
    return {"text": str(seat.holder)}


def signature_rows(file):
    """Return every signature given on the current content, as rows of a list."""
    root = file.case.content_root
    return [
        {
            "key": f"{each.officer_name}, {each.post}",
            "badge": _("Signed"),
            "badge_tone": "go",
            "value": each.words or _("On this content, without remark."),
            "small": day(each.signed_at),
        }
        for each in file.signatures
        if each.root == root
    ]


def advice_rows(case, file, officer):
    """Return who advised what; legal advice says its position and opens to those who may read."""
    tones = {
        Advice.Concur.CONCUR: "go",
        Advice.Concur.CONCUR_IF: "needs",
        Advice.Concur.NON_CONCUR: "stop",
    }
    legal = officer.may("accounts.read_legal_advice", case.portfolio)
    others = officer.may("accounts.read_advice", case.portfolio)
    rows = []
    for each in file.advice:
        if each.content_root != case.content_root:
            continue
        open_to = legal if each.kind == Advice.Kind.LEGAL else others
        rows.append(_advice_row(case, each, open_to, tones))
    return rows


def _advice_row(case, each, open_to, tones):
    if each.returned_at is None:
        return {
            "key": _("%(kind)s adviser") % {"kind": each.get_kind_display()},
            "badge": _("Awaited"),
            "badge_tone": "needs",
            "value": _("Asked for by %(day)s.") % {"day": day(each.due_on)},
        }
    said = each.reasons
    if each.condition:
        said = f"{each.condition}\n{each.reasons}"  # “Concurs if” stands before it, as its badge
    closed = _("Its reasons are in a part of the record that you may not read.")
    return {
        "key": _("%(kind)s adviser") % {"kind": each.get_kind_display()},
        "badge": each.get_concur_display(),
        "badge_tone": tones.get(each.concur, "plain"),
        "value": said if open_to else closed,
        "small": f"{each.adviser}, {day(each.returned_at)}",
        "url": "",
    }
