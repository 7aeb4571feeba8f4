"""The pages of risks: all of them in one look, one by one, and the measures against each."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments import actions
from assessments.access import case_for_reading
from assessments.answered import Reading
from assessments.document import risk_term, subject_of
from assessments.forms.content import NonePossibleForm
from assessments.models import Mitigation
from assessments.pages import heat_rows, instead_of_risks
from assessments.places import page_of
from assessments.stored import held_in
from assessments.taxonomy import apart_from_rights, axes_of, first_questions, summed_up
from assessments.views.writing import (
    attempt,
    question_form,
    say_saved,
    show,
    show_form,
)
from assessments.wording import spoken
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed

RISKS = "assessments:risks"


@login_required
def risks(request, reference):
    """Show every risk before and after measures, human rights and IHL apart; take up another."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    refusal = None
    if request.method == "POST":
        try:
            _take_up(request, case)
        except Refused as refused:
            refusal = refused
        else:
            return redirect(page_of(case, "risks"))
    about = {
        "axes": axes_of(file, heat_rows(case, file)),
        "apart": apart_from_rights(file),
        "instead": instead_of_risks(case, file),
        "summary": summed_up(file),
        "has_first_look": bool(file.risks) and bool(first_questions(file.framework)),
        "refusal": refusal,
    }
    return show(request, case, file, "assessment/risks.html", current=RISKS, **about)


def _take_up(request, case):
    code = request.POST.get("code", "")
    if code:
        actions.add_risk(case, by=request.user, code=code)
        say_saved(request, _("The risk is taken up. Say how the help could lead to it."))
        return
    number = actions.add_every_risk(case, by=request.user)
    say_saved(request, _("%(n)d risks are taken up.") % {"n": number})


def _risk_in(file, pk):
    found = next((each for each in file.risks if each.pk == pk), None)
    if found is None:
        raise Http404("No such risk.")
    return found


@login_required
def risk(request, reference, pk):
    """Show and save one risk: how, whom, on what evidence, before, the measures, after."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    row = _risk_in(file, pk)
    collection = file.framework.collection("risks")
    sections = file.framework.sections_per("risks")
    held = held_in(file.answers, subject_of("risks", pk), row)
    form = question_form(request, case, file, sections, held, collection=collection)
    tried = attempt(request, form, lambda: _save_risk(request, row, form))
    if tried and tried.saved:
        say_saved(request, _("“%(risk)s” is saved.") % {"risk": row.label})
        return _on_from(request, case, file, row)
    about = {
        "risk": row,
        "term": risk_term(file.framework, row.code),
        "measures": [_measure_card(request, file, case, each) for each in row.measure_rows],
    }
    return show_form(
        request, case, file, "assessment/risk.html", form, current=RISKS, tried=tried, **about
    )


def _save_risk(request, row, form):
    actions.revise_risk(
        row,
        by=request.user,
        revision=form.revision,
        answers=form.given(),
        confirm=form.confirms,
        **form.kept(),
    )


def _on_from(request, case, file, row):
    """Go to a new measure, to the next risk, or stay, as the officer chose."""
    if "measure" in request.POST:
        return redirect(page_of(case, "add_measure", row.pk))
    if "leave" in request.POST:
        return redirect(page_of(case, "risks"))
    after = [each for each in file.risks if each.pk > row.pk]
    return redirect(page_of(case, "risk", after[0].pk) if after else page_of(case, "risks"))


def _measure_card(request, file, case, measure):
    """Return a measure as a card of what is said of it."""
    collection = file.framework.collection("measures")
    terms = [t for name in collection.field("type").vocab for t in file.framework.terms(name)]
    kind = next((spoken(term.label) for term in terms if term.id == measure.kind), measure.kind)
    reading = Reading(case, file, request.user)
    return {
        "title": kind,
        "rows": reading.said_of(collection, measure.pk, measure),
        **reading.changed_at("measure", measure.pk),
    }


@login_required
def none_possible(request, reference, pk):
    """Say that nothing would reduce a risk, and why; or take that back."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    row = _risk_in(file, pk)
    form = NonePossibleForm(typed(request), initial={"none_possible_why": row.none_possible_why})
    if request.method == "POST" and "take_back" in request.POST:
        actions.revise_risk(row, by=request.user, none_possible=False, none_possible_why="")
        return redirect(page_of(case, "risk", pk) + "#measures")
    tried = attempt(request, form, lambda: _say_none(request, row, form))
    if tried and tried.saved:
        say_saved(request, _("It is recorded that no measure is possible."))
        return redirect(page_of(case, "risk", pk) + "#measures")
    about = {"form": form, "risk": row, "back_url": page_of(case, "risk", pk)}
    return show(
        request, case, file, "assessment/none_possible.html", current=RISKS, tried=tried, **about
    )


def _say_none(request, row, form):
    why = form.cleaned_data["none_possible_why"]
    actions.revise_risk(row, by=request.user, none_possible=True, none_possible_why=why)


@login_required
def add_measure(request, reference, pk):
    """Add a measure against a risk."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    row = _risk_in(file, pk)
    return _measure_page(request, case, file, row, Mitigation(risk=row))


@login_required
def measure(request, reference, pk):
    """Show and save one measure."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    return _measure_page(request, case, file, *_measure_in(file, pk))


def _measure_in(file, pk):
    for row in file.risks:
        for held in row.measure_rows:
            if held.pk == pk:
                return row, held
    raise Http404("No such measure.")


def _measure_page(request, case, file, row, held):
    collection = file.framework.collection("measures")
    sections = file.framework.sections_per("measures")
    known = held_in(file.answers, subject_of("measures", held.pk or "new"), held)
    form = question_form(request, case, file, sections, known, collection=collection)
    tried = attempt(request, form, lambda: _save_measure(request, row, held, form))
    if tried and tried.saved:
        say_saved(request, _("The measure is saved."))
        return redirect(page_of(case, "risk", row.pk) + "#measures")
    about = {"risk": row, "measure": held, "back_url": page_of(case, "risk", row.pk) + "#measures"}
    return show_form(
        request, case, file, "assessment/measure.html", form, current=RISKS, tried=tried, **about
    )


def _save_measure(request, row, held, form):
    said = {"by": request.user, "answers": form.given()} | form.kept()
    if held.pk is None:
        return actions.add_measure(row, **said)
    return actions.revise_measure(held, revision=form.revision, confirm=form.confirms, **said)


@login_required
def drop_measure(request, reference, pk):
    """Ask once more, then take a planned measure off the case."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    row, held = _measure_in(file, pk)
    back, refusal = page_of(case, "measure", pk), None
    if request.method == "POST":
        try:
            actions.drop_measure(held, by=request.user)
        except Refused as refused:
            refusal = refused
        else:
            say_saved(request, _("The measure is taken off the case."))
            return redirect(page_of(case, "risk", row.pk) + "#measures")
    about = {
        "title": _("Take this measure off the case?"),
        "text": held.says,
        "refusal": refusal,
        "button": _("Take it off"),
        "style": "warning",
        "back_url": back,
    }
    return render(request, "components/confirm.html", about, status=422 if refusal else 200)
