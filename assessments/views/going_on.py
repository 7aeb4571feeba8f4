"""Where a page of questions leads: to the lists its answers call for, and to the next page."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments.countries import is_about_a_country
from assessments.places import page_of, place_of_list
from assessments.views.writing import say_saved
from assessments.wording import spoken
from policy.framework import COUNTRIES
from policy.logic import holds, references


def lists_called_for(case, file, asked, row=None):
    """Yield the lists this section's answers call for, such as assurances, with their pages.

    `row` is the country the page is about, where the section is asked of each.
    """
    facts = file.evaluation.facts
    about = facts.about(row) if row else facts
    refs = {question.ref for question in asked.questions}
    for collection in file.framework.collections.values():
        if not collection.required_if or not refs & set(references(collection.required_if)):
            continue
        of_it = row is not None and collection.belongs_to == COUNTRIES
        rows = row[collection.name] if of_it else facts.rows(collection.name)
        yield {
            "label": spoken(collection.label),
            "url": place_of_list(case, file.framework, collection.name),
            "rows": len(rows.items),
            "wanted": holds(collection.required_if, about) is True,
        }


def on_from(request, case, file, asked):
    """Go on to the next section that asks something of the case, or back to the task list."""
    say_saved(request, _("“%(section)s” is saved.") % {"section": spoken(asked.title)})
    if "leave" in request.POST:
        return redirect(page_of(case, "tasks"))
    law = file.framework
    once = [e for e in law.sections if e.per == "case" or is_about_a_country(law, e.per)]
    after = once[once.index(asked) + 1 :]
    return redirect(page_of(case, "section", after[0].id) if after else page_of(case, "tasks"))
