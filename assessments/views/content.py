"""The pages on which an assessment is written: the task list, its sections, what was answered."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments import actions
from assessments.access import case_for_reading
from assessments.actions.newer_text import newer_text_of
from assessments.answered import Reading
from assessments.countries import has_several, is_about_a_country
from assessments.document import KEPT, row_ids, subject_of
from assessments.kinds import ADOPTED
from assessments.models import AssuranceRequest
from assessments.pages.baselines import resting
from assessments.places import page_of
from assessments.progress import is_shown
from assessments.results import LISTS
from assessments.stored import held_in
from assessments.views import countries
from assessments.views.going_on import lists_called_for, on_from
from assessments.views.writing import attempt, question_form, say_saved, show, show_form
from assessments.wording import spoken
from assessments.written import tasks_of
from casework.files import CaseFile

TASKS = "assessments:tasks"


def _section(file, id):
    try:
        return file.framework.section(id)
    except KeyError:
        raise Http404("No such section.") from None


@login_required
@require_GET
def tasks(request, reference):
    """Show every part of the work with its honest state, and how much is left."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    about = tasks_of(case, file, request.user) | {
        "newer": newer_text_of(case),
        "resting": resting(case, file, request.user),
        "is_vetted": any(name in file.framework.collections for name in LISTS),
    }
    return show(request, case, file, "assessment/tasks.html", current=TASKS, **about)


@login_required
@require_GET
def check_answers(request, reference):
    """Show everything that was answered, section by section, each with its way to change it."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    about = {"sections": Reading(case, file, request.user).sections()}
    return show(request, case, file, "assessment/check_answers.html", current=TASKS, **about)


@login_required
def section(request, reference, section):
    """Show and save one section's questions; of a section asked of rows, show the rows."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    asked = _section(file, section)
    if asked.per in ("risks", "measures"):
        return redirect(page_of(case, "risks"))
    of_countries = is_about_a_country(file.framework, asked.per)
    if of_countries and has_several(file):
        return countries.of_each(request, case, file, asked)
    if asked.per != "case" and not of_countries:
        return _rows(request, case, file, asked)
    held = held_in(file.answers)
    form = question_form(request, case, file, [asked], held, adopting=case.kind == ADOPTED)
    tried = attempt(request, form, lambda: _save_section(request, case, form))
    if tried and tried.saved:
        return on_from(request, case, file, asked)
    only = next(iter(file.evaluation.facts.rows(asked.per).items), None) if of_countries else None
    lists = lists_called_for(case, file, asked, only)
    about = {"section": asked, "heading": spoken(asked.title), "lists": lists}
    return show_form(
        request, case, file, "assessment/section.html", form, current=TASKS, tried=tried, **about
    )


def _save_section(request, case, form):
    given = form.given()
    if source := form.cleaned_data.get("adopted_from"):
        actions.adopt_answers(case, by=request.user, source=source, given=given)
    else:
        actions.save_answers(case, by=request.user, given=given, confirm=form.confirms)


def _rows(request, case, file, asked):
    collection = file.framework.collection(asked.per)
    about = {
        "section": asked,
        "heading": spoken(asked.title),
        "help": spoken(asked.help),
        "collection": collection,
        "cards": Reading(case, file, request.user).cards(collection),
        "may_sign_none": collection.declare_none,
        "signed": [e for e in case.declared_none if e.get("collection") == collection.name],
        "add_url": page_of(case, "row", asked.id, "new"),
        "row_name": spoken(collection.row),
    }
    return show(request, case, file, "assessment/rows.html", current=TASKS, **about)


@login_required
def row(request, reference, section, row):
    """Show and save one row of a list: an item, a person, an assurance."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    asked = _section(file, section)
    if asked.per == "case" or asked.per in ("risks", "measures"):
        raise Http404("No such row.")
    if is_about_a_country(file.framework, asked.per):
        return countries.of_one(request, case, file, asked, row)
    stored = _stored(file, asked.per, row)
    held = held_in(file.answers, subject_of(asked.per, row), stored)
    collection = file.framework.collection(asked.per)
    sections = _asked_of_row(file, asked.per, row)
    form = question_form(request, case, file, sections, held, collection=collection)
    if request.method == "POST" and "drop" in request.POST:
        return _dropped(request, case, asked, row)
    tried = attempt(request, form, lambda: _save_row(request, case, asked.per, form, row))
    if tried and tried.saved:
        say_saved(request, _("“%(row)s” is saved.") % {"row": spoken(collection.row)})
        return redirect(page_of(case, "section", asked.id))
    about = {
        "section": asked,
        "heading": spoken(collection.row),
        "droppable": stored is None and row != "new",
    }
    return show_form(
        request, case, file, "assessment/row.html", form, current=TASKS, tried=tried, **about
    )


def _asked_of_row(file, per, row):
    """Return the sections asked of one row, without those its answers do not call for."""
    facts = file.evaluation.facts
    rows = {str(each["id"]): each for each in facts.rows(per).items}
    about = facts.about(rows[row]) if row in rows else facts
    return [each for each in file.framework.sections_per(per) if is_shown(each, about)]


def _stored(file, collection, row):
    """Return the row's own record where its list has a table: a blank one for a new row."""
    if collection not in KEPT:
        if row != "new" and row not in row_ids(file.answers, collection):
            raise Http404("No such row.")
        return None
    if row == "new":
        return AssuranceRequest(outcome="")
    found = next((each for each in file.assurances if str(each.pk) == row), None)
    if found is None:
        raise Http404("No such row.")
    return found


def _save_row(request, case, collection, form, row):
    said = {"by": request.user, "answers": form.given()}
    if collection in KEPT:
        said |= form.kept()
        if row == "new":
            return actions.request_assurance(case, **said)
        return actions.revise_assurance(form.held.row, revision=form.revision, **said)
    at = None if row == "new" else row
    return actions.save_row(case, collection=collection, row=at, confirm=form.confirms, **said)


def _dropped(request, case, asked, row):
    actions.drop_row(case, by=request.user, collection=asked.per, row=row)
    say_saved(request, _("It has been taken off the case."))
    return redirect(page_of(case, "section", asked.id))
