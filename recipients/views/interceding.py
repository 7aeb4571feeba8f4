"""The pages of what was brought to the authorities, and of what they answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.refusals import Refused
from casework.unsent import typed
from recipients import access, actions, pages, queries
from recipients.forms import AnswerForm, IntercessionForm
from recipients.views.writing import write_about


@login_required
def intercede(request, reference):
    """Record that grounds were brought to the authorities."""
    alleged = access.allegation_for_writing(request.user, reference)
    against = queries.allegations_for(request.user).filter(recipient=alleged.recipient)
    form = IntercessionForm(
        typed(request), against=against.order_by("pk"), initial={"allegations": [alleged.pk]}
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            said = actions.intercede(by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("%(ref)s is recorded.") % {"ref": said.reference})
            return redirect(said)
    return write_about(
        request, alleged, form, refusal, _("Bring it to the authorities"), _("Record it")
    )


@login_required
@require_GET
def intercession(request, reference):
    """Show who told whom, what they answered, and what became of it."""
    said = access.intercession_for_reading(request.user, reference)
    context = {
        "intercession": said,
        "identity": pages.identity(said.recipient),
        "rows": pages.what_was_said(said),
        "about": [
            {"reference": each.reference, "url": each.get_absolute_url(), "says": each.violation}
            for each in said.allegations.order_by("pk")
        ],
        "acts": pages.acts_on_intercession(said, request.user),
    }
    return render(request, "recipients/intercession.html", context)


@login_required
def answer(request, reference):
    """Record what the authorities answered and did."""
    said = access.intercession_for_writing(request.user, reference)
    form, refusal = AnswerForm(typed(request), asked_on=said.on), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_answer(said, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Their answer is recorded."))
            return redirect(said)
    return write_about(
        request, said, form, refusal, _("What they answered"), _("Record the answer")
    )
