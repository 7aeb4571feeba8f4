"""The pages of what is alleged, and of where it is known from."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.refusals import Refused
from casework.unsent import typed
from recipients import access, actions, pages, queries
from recipients.forms import AllegationForm, DispositionForm, SourceForm
from recipients.permissions import Perm
from recipients.views.writing import write_about


@login_required
def allege(request, reference):
    """Record what is said to have happened, citing what is kept already."""
    recipient = access.recipient_for_reading(request.user, reference)
    portfolios = access.portfolios_for(request.user, Perm.RECORD_ALLEGATION)
    if not portfolios:
        raise Http404("This officer records no allegations.")
    cited = queries.sources_cited_on(recipient, request.user)
    form = AllegationForm(typed(request), sources=cited, portfolios=portfolios)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            recorded = actions.record_allegation(
                by=request.user, recipient=recipient, **form.cleaned_data
            )
        except Refused as refused:
            refusal = refused
        else:
            return _after_recording(request, recorded)
    context = {
        "form": form,
        "refusal": refusal,
        "identity": pages.identity(recipient),
        "heading": _("Record an allegation"),
        "button": _("Record it"),
        "back_url": recipient.get_absolute_url(),
    }
    wrong = refusal or form.errors
    return render(request, "recipients/write.html", context, status=422 if wrong else 200)


def _after_recording(request, recorded):
    """Go to the allegation, or back to the recipient where the recorder may not read it."""
    said = {"reference": recorded.reference}
    messages.success(request, _("%(reference)s is recorded.") % said)
    if queries.allegations_for(request.user).filter(pk=recorded.pk).exists():
        return redirect("recipients:allegation", recorded.reference)
    messages.info(request, _("It is restricted: only those who may read it will see it here."))
    return redirect(recorded.recipient)


@login_required
@require_GET
def allegation(request, reference):
    """Show one allegation with its sources and what was made of it."""
    alleged = access.allegation_for_reading(request.user, reference)
    sources = queries.sources_of(alleged, request.user)
    context = {
        "allegation": alleged,
        "identity": pages.identity(alleged.recipient),
        "rows": pages.what_is_alleged(alleged),
        "sources": [pages.source_card(each) for each in sources],
        "intercessions": pages.intercession_cards(queries.interceded_about(alleged, request.user)),
        "reappraisals": pages.reappraisal_rows(queries.reappraisals_of(alleged)),
        "acts": pages.acts_on_allegation(alleged, request.user),
    }
    return render(request, "recipients/allegation.html", context)


@login_required
def dispose(request, reference):
    """Say what was made of an allegation."""
    alleged = access.allegation_for_writing(request.user, reference)
    known = {name: getattr(alleged, name) for name in DispositionForm.base_fields}
    form = DispositionForm(typed(request), initial=known)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.dispose(alleged, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("What was made of it is kept."))
            return redirect("recipients:allegation", reference)
    return write_about(request, alleged, form, refusal, _("What was made of it"), _("Keep this"))


@login_required
def cite(request, reference):
    """Keep a source and cite it for an allegation."""
    alleged = access.allegation_for_writing(request.user, reference)
    form = SourceForm(typed(request))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_source(
                by=request.user,
                portfolio=alleged.portfolio,
                allegation=alleged,
                **form.facts(),
            )
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The source is kept and cited."))
            return redirect("recipients:allegation", reference)
    return write_about(request, alleged, form, refusal, _("A source for it"), _("Keep and cite it"))


@login_required
@require_GET
def source(request, key):
    """Show one source; who a protected one is, only to those who may know, and noted."""
    kept = access.source_for_reading(request.user, key)
    context = {"source": kept, "rows": pages.source_rows(kept)}
    return render(request, "recipients/source.html", context)
