"""The page on which something is written about what is alleged of a recipient."""

from django.shortcuts import render

from recipients import pages


def write_about(request, about, form, refusal, heading, button):
    """Show a form about an allegation, or what was said of it, under its recipient's head."""
    context = {
        "form": form,
        "refusal": refusal,
        "identity": pages.identity(about.recipient),
        "heading": heading,
        "button": button,
        "back_url": about.get_absolute_url(),
    }
    wrong = refusal or form.errors
    return render(request, "recipients/write.html", context, status=422 if wrong else 200)
