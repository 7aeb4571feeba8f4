"""A section asked of each country of a programme: the list of the countries, and one at a time."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments import actions
from assessments.countries import PREFIX, Place, has_several, heading_of, places_of
from assessments.pages.baselines import resting
from assessments.places import page_of
from assessments.queries.assistance import country_of
from assessments.stored import held_in
from assessments.views.going_on import lists_called_for, on_from
from assessments.views.writing import attempt, question_form, say_saved, show, show_form
from assessments.wording import spoken
from assessments.written import tasks_by_country
from policy.framework import COUNTRIES

TASKS = "assessments:tasks"


def of_each(request, case, file, asked):
    """Show the countries a section is asked of, each with its honest state."""
    about = {
        "section": asked,
        "heading": spoken(asked.title),
        "help": spoken(asked.help),
        "tasks": tasks_by_country(case, file, asked),
    }
    return show(request, case, file, "assessment/countries.html", current=TASKS, **about)


def of_one(request, case, file, asked, code):
    """Show and save a section's questions about one country, and go on to the next."""
    if not has_several(file) and request.method != "POST":
        return redirect(page_of(case, "section", asked.id))
    place = _place(request, file, code)
    form = question_form(request, case, file, [asked], held_in(file.answers, place.subject))
    tried = attempt(request, form, lambda: _save(request, case, form, place))
    if tried and tried.saved:
        return _on_from(request, case, file, asked, place)
    rows = {row["id"]: row for row in file.evaluation.facts.rows(COUNTRIES).items}
    about = {
        "section": asked,
        "heading": heading_of(file, spoken(asked.title), place),
        "several": True,
        "resting": [each for each in resting(case, file, request.user) if each["code"] == code],
        "lists": lists_called_for(case, file, asked, rows.get(code)),
    }
    return show_form(
        request, case, file, "assessment/section.html", form, current=TASKS, tried=tried, **about
    )


def _place(request, file, code):
    """Return the country; one that has left the plan still shows what somebody sent of it."""
    found = next((each for each in places_of(file) if each.code == code), None)
    if found is None and request.method == "POST":
        left = country_of(code)
        found = Place(code, left.name, PREFIX + code) if left else None
    if found is None:
        raise Http404("No such country of this help.")
    return found


def _save(request, case, form, place):
    actions.save_answers(
        case,
        by=request.user,
        given=form.given(),
        subject=PREFIX + place.code,
        confirm=form.confirms,
    )


def _on_from(request, case, file, asked, place):
    """Go on to the same section of the next country, or from the last to the next section."""
    codes = [each.code for each in places_of(file)]
    after = codes[codes.index(place.code) + 1 :]
    if not after or "leave" in request.POST:
        return on_from(request, case, file, asked)
    said = {"section": spoken(asked.title), "country": place.name}
    say_saved(request, _("“%(section)s” is saved for %(country)s.") % said)
    return redirect(page_of(case, "row", asked.id, after[0]))
