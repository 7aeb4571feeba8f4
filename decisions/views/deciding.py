"""The decision page: everything a decider must see, and the form to decide on."""

from dataclasses import replace

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.access import case_for_reading
from assessments.pages import case_context
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed
from decisions import actions
from decisions.forms.deciding import DEFER, REFUSE, RETURN, SEND_UP, ConditionFormSet, DecisionForm
from decisions.pages import facts_for, refusals_for, submission_of
from decisions.pages.offering import conditions_from, dates_offered, first_conditions
from decisions.pages.past_bars import ways_past
from decisions.permissions import Perm
from decisions.queries import posts_in
from decisions.recordings import recordings_on
from decisions.views.signing import proved_at

ELSEWHERE = {RETURN: "assessments:act_return_to_mitigation", SEND_UP: "assessments:act_raise_level"}


@login_required
def decision(request, reference):
    """Show the submission; take the decision of whoever may make it."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    refusals = refusals_for(case, file, request.user) if case.state in S.AWAITING_DECISION else {}
    form, conditions = _forms(request, case, file, refusals)
    if request.method != "POST":
        return _page(request, case, file, form, conditions, refusals)
    if "add" in request.POST:
        form.errors.clear()
        return _page(request, case, file, form, conditions, refusals)
    choice = request.POST.get("choice")
    climbs = choice == SEND_UP and form.differs
    if choice in ELSEWHERE and choice not in refusals and not climbs:
        return redirect(ELSEWHERE[choice], case.reference)
    if climbs and form.is_valid():
        return _send_up(request, case, file, form, conditions, refusals)
    if form.is_valid() and conditions.is_valid():
        return _sign(request, case, file, form, conditions, refusals)
    return _page(request, case, file, form, conditions, refusals, wrong=True)


def _forms(request, case, file, refusals):
    """Return the form of the decision and of its conditions, as sent or as offered."""
    posts = posts_in(case.portfolio)
    asked = {"file": file, "facts": facts_for(case, file, request.user), "refusals": refusals}
    asked["officer"] = request.user
    sent = typed(request)
    if sent is not None:
        form, given = DecisionForm(sent, **asked), conditions_from(sent)
        return form, ConditionFormSet(given, prefix="conditions", form_kwargs={"posts": posts})
    latest = file.decisions[0].reference if file.decisions else ""
    form = DecisionForm(initial=dates_offered(file) | {"after": latest}, **asked)
    conditions = ConditionFormSet(
        initial=first_conditions(file, request.user),
        prefix="conditions",
        form_kwargs={"posts": posts},
    )
    return form, conditions


def _send_up(request, case, file, form, conditions, refusals):
    """Send the case up because its decider finds otherwise than the adviser did."""
    try:
        actions.send_up_differing(
            case,
            by=request.user,
            reason=form.cleaned_data["reasons"],
            findings=form.concurring.proposed(),
        )
    except Refused as refused:
        return _page(request, case, file, form, conditions, refusals, refused)
    said = _("You differ from what was found, and %(case)s goes up.")
    messages.success(request, said % {"case": case})
    return redirect("decisions:decision", case.reference)


@reauthentication_required
def _sign(request, case, file, form, conditions, refusals):
    """Make the decision; what was typed is kept where it is refused."""
    said = form.cleaned_data
    try:
        if said["choice"] == DEFER:
            actions.defer(
                case,
                by=request.user,
                reason=said["reasons"],
                until=said["until"],
                awaiting=said["awaiting"],
            )
            messages.success(request, _("%(case)s is deferred.") % {"case": case})
            return redirect("decisions:decision", case.reference)
        made = actions.decide(
            case,
            REFUSE if said["choice"] == REFUSE else "authorise",
            by=request.user,
            reason=said["reasons"],
            proposal=form.verdict(conditions.proposed()),
            reauthenticated_at=proved_at(request),
        )
    except Refused as refused:
        return _page(request, case, file, form, conditions, refusals, refused)
    messages.success(
        request,
        _("You have decided. %(decision)s is sealed; this is its record.") % {"decision": made},
    )
    return redirect("decisions:sealed", made.reference)


def _page(request, case, file, form, conditions, refusals, refusal=None, wrong=False):
    context = case_context(request, case, file, current="decisions:decision")
    chooses = case.state in S.AWAITING_DECISION and _may_choose(refusals)
    if chooses and context["next_step"] and context["next_step"].label:
        context["next_step"] = replace(context["next_step"], url="#decide")
    context |= submission_of(case, file, request.user) | {
        "form": form if chooses else None,
        "conditions": conditions,
        "ways": ways_past(case, file, request.user),
        "refusal": refusal,
        "refusals": refusals,
        "waiting": actions.waiting_on(case),
        "may_record": request.user.may(Perm.RECORD_DECISION, case.portfolio)
        and bool(recordings_on(file)),
    }
    return render(
        request, "decisions/decision.html", context, status=422 if refusal or wrong else 200
    )


def _may_choose(refusals) -> bool:
    """Say whether anything of the decision itself is open: a yes or a no."""
    return not {"authorise_with_conditions", REFUSE} <= set(refusals)
