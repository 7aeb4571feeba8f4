"""One page for every act: it asks once more, keeps what was typed, and says what is in the way."""

from django.contrib import messages
from django.shortcuts import redirect, render

from casework.refusals import Refused


def acted(request, act, page, *, form=None, template="components/confirm.html"):
    """Do what was confirmed and go to where `act` says, or show the page with its refusal.

    `act` takes no arguments and returns the sentence of what was done, and where to go.
    """
    refusal = None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            done, there = act()
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, done)
            return redirect(there)
    wrong = refusal or (form is not None and form.errors)
    context = page | {"form": form, "refusal": refusal}
    return render(request, template, context, status=422 if wrong else 200)
