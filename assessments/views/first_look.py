"""One page for a first finding on every risk."""

import json

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments import actions
from assessments.access import case_for_reading
from assessments.document import subject_of
from assessments.forms.content import first_look_form
from assessments.places import page_of
from assessments.taxonomy import first_questions
from assessments.views.writing import attempt, say_saved, show
from assessments.wording import say, spoken
from casework.files import CaseFile
from casework.unsent import typed


@login_required
def first_look(request, reference):
    """Record a first finding on every risk on one page; each can be opened and reasoned after."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    held = {name: answer for name, _risk, _question, answer in _cells(file)}
    found = {name: answer.value for name, answer in held.items() if answer}
    made = first_look_form(first_questions(file.framework), file.risks)
    form = made(typed(request), initial=found)
    tried = attempt(request, form, lambda: _save(request, case, file, form))
    if tried and tried.saved:
        say_saved(request, _("The findings are saved. Open each live risk and say why."))
        return redirect(page_of(case, "risks"))
    seen = {name: [answer.revision, answer.value] for name, answer in held.items() if answer}
    posted = form.data.get("seen") if form.is_bound and not (tried and tried.clashes) else None
    about = {
        "form": form,
        "questions": first_questions(file.framework),
        "rows": _rows(file, form),
        "seen": posted or json.dumps(seen),
        "clashes": _side_by_side(file, tried),
    }
    return show(
        request,
        case,
        file,
        "assessment/first_look.html",
        current="assessments:risks",
        tried=tried,
        **about,
    )


def _cells(file):
    """Yield each risk's finding on each question: its control's name, and what is stored."""
    held = {(answer.subject, answer.question): answer for answer in file.answers}
    for risk in file.risks:
        for question in first_questions(file.framework):
            name = f"risk-{risk.pk}-{question.key}"
            yield name, risk, question, held.get((subject_of("risks", risk.pk), question.id))


def _rows(file, form):
    asked = first_questions(file.framework)
    return [
        {"risk": risk, "cells": [form[f"risk-{risk.pk}-{q.key}"] for q in asked]}
        for risk in file.risks
    ]


def _save(request, case, file, form):
    """Save what the officer changed of what they saw; the rest of the page is left alone."""
    try:
        seen = json.loads(request.POST.get("seen") or "{}")
    except ValueError:
        seen = {}
    changed = {}
    for name, risk, question, answer in _cells(file):
        revision, value = seen.get(name) or (0, None)
        said = form.cleaned_data[name] or None
        if said != value:
            notes, cited = (answer.notes, tuple(answer.cited)) if answer else ("", ())
            given = actions.Given(said, notes, cited, revision)
            changed.setdefault(risk.pk, {})[question.id] = given
    actions.look_first(case, by=request.user, found=changed)


def _side_by_side(file, tried):
    """Return each finding two people made at once, in the words of its options."""
    return [
        {
            "label": spoken(file.framework.question(id).text),
            "theirs": say(file.framework.question(id), theirs.text),
            "mine": say(file.framework.question(id), mine),
            "by": theirs.by,
            "at": theirs.at,
        }
        for id, (theirs, mine) in (tried.clashes if tried else {}).items()
    ]
