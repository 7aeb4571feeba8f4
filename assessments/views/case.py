"""A case: its overview, its history, and its outline for those who may see no more."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments import access
from assessments.forms.scope import ReasonForm
from assessments.pages import (
    cards_of,
    case_context,
    instead_of_risks,
    planned_rows,
    risks_at_a_glance,
    timeline_of,
)
from assessments.pages.context import in_the_way, offer_to_reassess, said_once
from assessments.pages.outline import outline_rows
from casework.files import CaseFile
from casework.unsent import typed


@login_required
def detail(request, reference):
    """Show where a case stands, what is in its way, its risks, and where it will go."""
    try:
        case = access.case_for_reading(request.user, reference)
    except access.OnlyItsOutline:
        return redirect("assessments:outline", reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="assessments:detail")
    actions = list(context["actions"])
    risks, quiet_risks = risks_at_a_glance(case, file)
    context |= {
        "instead": instead_of_risks(case, file),
        "in_the_way": in_the_way(actions),
        "actions": [*said_once(actions), *offer_to_reassess(case, request.user)],
        "risks": risks,
        "quiet_risks": quiet_risks,
        "planned": planned_rows(case.assistance, file.recipients),
        "cards": cards_of(case, file, request.user),
    }
    return render(request, "cases/detail.html", context)


@login_required
def history(request, reference):
    """Show everything that was done to a case and its assistance, and all that was refused."""
    case = access.case_for_reading(request.user, reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="assessments:history")
    context["events"] = timeline_of(case, case.assistance)
    return render(request, "cases/history.html", context)


@login_required
def outline(request, reference):
    """Show that a restricted case exists, and open it for the day to whoever says why."""
    try:
        door = (
            access.case_for_reading
            if reference.startswith("HRA-")
            else (access.assistance_for_reading)
        )
        return redirect(door(request.user, reference))
    except access.OnlyItsOutline as closed:
        case = closed.case
    form = ReasonForm(
        typed(request),
        label=_("Why do you need to read it?"),
        help_text=_("Your reason is kept with your name. It opens the case to you for 12 hours."),
    )
    if request.method == "POST" and form.is_valid():
        access.say_why(request.user, getattr(case, "assistance", case), form.cleaned_data["reason"])
        return redirect(case)
    context = {"case": case, "rows": outline_rows(case), "form": form}
    return render(request, "cases/outline.html", context, status=422 if form.errors else 200)
