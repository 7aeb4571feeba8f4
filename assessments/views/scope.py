"""The pages on which a framework's scope is asked, found and agreed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import access, actions
from assessments.forms.scope import FindingForm, KindForm, ReasonForm, ScreeningForm
from assessments.pages.scope import (
    FINDING_ENTERED,
    asked_before,
    finding_of,
    said_already,
    screening_rows,
)
from assessments.permissions import Perm
from assessments.queries import (
    in_preparation,
    precedents_for,
    screening_to_agree_on,
    umbrella_named,
)
from assessments.scope import framework_asked
from casework.refusals import Refused
from casework.unsent import typed


@login_required
def screen(request, reference):
    """Ask a framework's scope questions, say what follows, and record the finding."""
    assistance = access.assistance_for_writing(request.user, reference)
    framework = framework_asked(request.GET.get("framework"), assistance.portfolio.organisation)
    if framework is None:
        return _nothing_applies(request, assistance)
    sent = typed(request)
    form = ScreeningForm(sent, framework=framework, initial=asked_before(assistance, framework))
    context = {"form": form, "marking": assistance.marking}
    context["already"] = said_already(assistance, framework)
    if form.is_valid():
        context |= _look(request, assistance, framework, form.answers(), sent)
        finding_form = context["finding_form"]
        if request.method == "POST" and finding_form.is_valid():
            try:
                return _record(request, assistance, framework, form.answers(), context)
            except Refused as refusal:
                context["refusal"] = refusal
    context |= {"assistance": assistance, "framework": framework}
    wrong = form.errors or context.get("refusal")
    return render(request, "assistance/screen.html", context, status=422 if wrong else 200)


def _look(request, assistance, framework, answers, sent):
    """Return what these answers come to, the precedents, and the form that records it."""
    found = finding_of(framework, answers)
    precedents = precedents_for(
        request.user, framework.id, answers, found["outcome"], besides=assistance
    )
    entered = sent if FINDING_ENTERED in sent else None
    return {
        "found": found,
        "precedents": precedents,
        "finding_form": FindingForm(entered, precedents=precedents),
        "kind_form": KindForm(entered, framework=framework),
    }


def _record(request, assistance, framework, answers, looked):
    """Store the finding, and go on to what follows from it."""
    finding_form, kind = looked["finding_form"], looked["kind_form"].chosen()
    screening = actions.screen(
        assistance,
        by=request.user,
        framework_id=framework.id,
        answers=answers,
        reasons=finding_form.cleaned_data["reasons"],
        precedents=finding_form.cleaned_data.get("precedents", ()),
        covered_by=umbrella_named(request.user, answers.get("covered_by", "")),
    )
    under_way = in_preparation(assistance, framework.id)
    if screening.outcome == "in" and under_way is None:
        opened = {"by": request.user, "framework_id": framework.id, "kind": kind}
        under_way = actions.open_assessment(assistance, **opened)
        messages.success(request, _("%(case)s is opened.") % {"case": under_way})
    else:
        messages.success(request, _("The finding on scope is recorded."))
    return redirect(under_way if screening.outcome == "in" else assistance)


@login_required
def agree(request, reference):
    """Show a finding that nothing applies to whoever may agree with it, as a second person."""
    assistance = access.assistance_for_reading(request.user, reference)
    screening = screening_to_agree_on(assistance)
    if screening is None or not request.user.may(Perm.CONFIRM_OUT_OF_SCOPE, assistance.portfolio):
        raise Http404("Nothing to agree with.")
    form = ReasonForm(typed(request), label=_("Why do you agree?"))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_on_scope(screening, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("%(it)s is screened out.") % {"it": assistance})
            return redirect(assistance)
    context = {
        "assistance": assistance,
        "screening": screening,
        "rows": screening_rows(screening),
        "grounds": actions.objections_to_agreeing(screening, by=request.user),
        "form": form,
        "refusal": refusal,
        "marking": assistance.marking,
    }
    wrong = refusal or form.errors
    return render(request, "assistance/agree.html", context, status=422 if wrong else 200)


def _nothing_applies(request, assistance):
    """Say that no framework applies where the assistance belongs, and who can mend it."""
    messages.error(
        request,
        _(
            "%(organisation)s applies no framework yet, so nobody could decide. Ask a policy"
            " manager to set the day from which it applies one."
        )
        % {"organisation": assistance.portfolio.organisation},
    )
    return redirect(assistance)


@login_required
@require_POST
def open_assessment(request, reference):
    """Begin an assessment of the assistance, and go to it."""
    assistance = access.assistance_for_writing(request.user, reference)
    framework = framework_asked(request.POST.get("framework"), assistance.portfolio.organisation)
    if framework is None:
        return _nothing_applies(request, assistance)
    try:
        case = actions.open_assessment(assistance, by=request.user, framework_id=framework.id)
    except Refused as refusal:
        for each in refusal.objections:
            messages.error(request, f"{each.says} {each.remedy}")
        return redirect(assistance)
    messages.success(request, _("%(case)s is opened.") % {"case": case})
    return redirect(case)
