"""The pages on which help is planned, and what happens is recorded."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.queries import portfolios_where
from assessments import access, actions
from assessments.forms.facts import DeliveryForm, RolesForm, TeamForm
from assessments.forms.planning import PlanForm, SectionedForm, StartForm
from assessments.pages import assistance_context, case_context
from assessments.pages.assistance import overview_of
from assessments.pages.conflict import differences_in
from assessments.permissions import Perm
from assessments.queries import (
    officer_at,
    recipients_of,
    roles_of,
    searched_recipients,
    team_of,
)
from casework.conflicts import Conflict
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed


@login_required
def start(request):
    """What are you planning? A title, a country and a kind are enough to begin."""
    portfolios = portfolios_where(request.user, Perm.PLAN.value)
    if not portfolios:
        raise Http404("This officer plans no assistance.")
    form = StartForm(typed(request), portfolios=portfolios)
    if request.method == "POST" and form.is_valid():
        assistance = actions.plan(
            by=request.user, portfolio=form.cleaned_data["portfolio"], **form.planned()
        )
        messages.success(request, _("%(it)s is saved.") % {"it": assistance})
        if form.cleaned_data["under_way"]:
            return redirect("assessments:record_delivery", assistance.reference)
        return redirect("assessments:recipients", assistance.reference)
    return _form_page(request, "assistance/start.html", form, groups=SectionedForm(form))


def _form_page(request, template, form, **more):
    """Show a page with a form; one that came back wrong, or was refused, is answered 422."""
    wrong = form.errors or more.get("refusal") or more.get("differences")
    if "assistance" in more:
        more["marking"] = more["assistance"].marking
    return render(request, template, {"form": form, **more}, status=422 if wrong else 200)


@login_required
def assistance(request, reference):
    """Show what is planned, what is permitted, and what is happening."""
    try:
        found = access.assistance_for_reading(request.user, reference)
    except access.OnlyItsOutline:
        return redirect("assessments:outline", reference)
    context = assistance_context(request, found, recipients_of(found))
    context |= overview_of(request.user, found, context["file"], context["recipients"])
    return render(request, "assistance/detail.html", context)


@login_required
def revise(request, reference):
    """Change what is planned, unless somebody decides on it now."""
    found = access.assistance_for_writing(request.user, reference)
    portfolios = portfolios_where(request.user, Perm.PLAN.value).filter(pk=found.portfolio_id)
    form = PlanForm(
        typed(request),
        instance=found,
        initial={"revision": found.revision},
        portfolios=portfolios,
    )
    more = {"assistance": found, "groups": SectionedForm(form)}
    if request.method == "POST" and form.is_valid():
        revision, planned = form.cleaned_data["revision"], form.planned()
        try:
            actions.revise(found, by=request.user, revision=revision, **planned)
        except Refused as refusal:
            more["refusal"] = refusal
        except Conflict as conflict:
            more |= differences_in(form, conflict)
        else:
            messages.success(request, _("What is planned is saved."))
            return redirect(found)
    return _form_page(request, "assistance/revise.html", form, **more)


@login_required
def recipients(request, reference):
    """Find recipients in the register and name them, or take one off again."""
    found = access.assistance_for_writing(request.user, reference)
    named = recipients_of(found)
    refusal = None
    if request.method == "POST":
        chosen = searched_recipients(request.user, request.POST.getlist("add"), by="reference")
        dropped = set(request.POST.getlist("drop"))
        kept = [each for each in named if each.reference not in dropped]
        try:
            actions.name_recipients(
                found, by=request.user, recipients=list(dict.fromkeys([*kept, *chosen]))
            )
        except Refused as refused:
            refusal = refused
        else:
            return redirect("assessments:recipients", reference)
    words = request.GET.get("q", "").strip()[:200]
    hits = searched_recipients(request.user, words) if words else []
    context = assistance_context(request, found, named) | {
        "words": words,
        "hits": [each for each in hits if each not in named],
        "refusal": refusal,
    }
    return render(request, "assistance/recipients.html", context, status=422 if refusal else 200)


@login_required
def record_delivery(request, reference):
    """Record what is happening, whether or not it ought to be."""
    found = access.assistance_for_reading(request.user, reference)
    if not request.user.may(Perm.RECORD_DELIVERY, found.portfolio):
        raise Http404("This officer records no deliveries here.")
    parts = CaseFile(found).stopped_parts
    form = DeliveryForm(typed(request), recipients=found.recipients.all(), parts=parts)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_delivery(found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("What is happening is recorded."))
            return redirect(found)
    more = {"assistance": found, "refusal": refusal}
    return _form_page(request, "assistance/deliver.html", form, **more)


@login_required
def roles(request, reference):
    """Name the post that answers for each thing in a case."""
    found = access.case_for_reading(request.user, reference)
    file = CaseFile(found)
    may_write = request.user.may(Perm.PLAN, found.portfolio)
    current = roles_of(found.assistance)
    form = RolesForm(typed(request), current=current)
    refusal = None
    if request.method == "POST" and may_write and form.is_valid():
        try:
            actions.name_roles(found.assistance, by=request.user, posts=dict(form.named()))
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Who answers for what is saved."))
            return redirect(reverse("assessments:roles", args=[reference]))
    context = case_context(request, found, file, current="assessments:roles")
    context |= {"roles": current.values(), "may_write": may_write, "refusal": refusal}
    return _form_page(request, "cases/roles.html", form, **context)


@login_required
def team(request, reference):
    """Show who is on the team of a case, and let somebody in."""
    found = access.assistance_for_writing(request.user, reference)
    form = TeamForm(typed(request))
    if request.method == "POST" and form.is_valid():
        officer = officer_at(form.cleaned_data["email"], found.portfolio)
        if officer is None:
            form.add_error("email", _("Nobody who may see cases here has that address. Check it."))
        else:
            actions.join_team(found, by=request.user, officer=officer)
            messages.success(request, _("%(officer)s is on the team.") % {"officer": officer})
            return redirect("assessments:team", reference)
    more = {"assistance": found, "team": team_of(found)}
    return _form_page(request, "assistance/team.html", form, **more)
