"""The pages on which a recipient's standing changes: reviewed, barred, cleared, dissolved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.files import CaseFile
from casework.refusals import Refused
from casework.road import open_moves
from casework.unsent import typed
from recipients import access, actions
from recipients.forms import StandingForm
from recipients.pages import ASKED

STOPPING = ("bar", "dissolve")


def _change(request, reference, move):
    """Ask why, once more, and make the move."""
    recipient = access.recipient_for_reading(request.user, reference)
    form = StandingForm(typed(request), officer=request.user, move=move)
    refusal = _closed(recipient, move, request.user)
    if request.method == "POST" and form.is_valid():
        try:
            recipient = actions.change_standing(
                recipient,
                move,
                by=request.user,
                reason=form.cleaned_data["reason"],
                successor=form.cleaned_data.get("successor"),
            )
        except Refused as refused:
            refusal = refused
        else:
            state = recipient.get_state_display()
            messages.success(request, _("The standing is now “%(state)s”.") % {"state": state})
            return redirect(recipient)
    question, text, button = ASKED[move]
    context = {
        "title": question % {"name": recipient},
        "text": text,
        "form": form,
        "refusal": refusal,
        "button": button,
        "style": "warning" if move in STOPPING else "primary",
        "back_url": recipient.get_absolute_url(),
        "back_label": str(recipient),
    }
    wrong = refusal or form.errors
    return render(request, "components/confirm.html", context, status=422 if wrong else 200)


def _closed(recipient, move, officer):
    """Return why the move is not open before anything is typed, or None."""
    offered = open_moves(recipient, by=officer, file=CaseFile(recipient)).get(move)
    return Refused(move, offered.objections) if offered and offered.objections else None


@login_required
def open_review(request, reference):
    """Put a recipient under review."""
    return _change(request, reference, "open_review")


@login_required
def close_review(request, reference):
    """Close the review of a recipient."""
    return _change(request, reference, "close_review")


@login_required
def bar(request, reference):
    """Bar a recipient from any help."""
    return _change(request, reference, "bar")


@login_required
def lift_bar(request, reference):
    """Lift the bar on a recipient."""
    return _change(request, reference, "lift_bar")


@login_required
def dissolve(request, reference):
    """Record that a recipient exists no more, and what took its place."""
    return _change(request, reference, "dissolve")
