"""The register: the list, an entry, and the pages on which it is written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from casework.conflicts import Conflict
from casework.files import CaseFile
from casework.pages import actions_of
from casework.refusals import Refused
from casework.unsent import typed
from recipients import access, actions, pages, queries
from recipients.forms import AliasForm, RecipientForm, RegisterFilter
from recipients.models import Recipient
from recipients.permissions import Perm


@login_required
@require_GET
def register(request):
    """Show the register, or what of it goes by the name that was asked for."""
    form = RegisterFilter(request.GET or None, officer=request.user)
    wanted = form.wanted()
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = queries.search(request.user, **wanted, **marks)
    asked = {name: value for name, value in request.GET.items() if value}
    context = {
        "form": form,
        "is_filtered": any(wanted.values()),
        "columns": pages.listing_columns(),
        "rows": pages.listing(page.rows),
        "may_enter": access.portfolios_for(request.user, Perm.EDIT_RECIPIENTS).exists(),
        **page.addresses(asked),
    }
    return render(request, "recipients/register.html", context)


@login_required
@require_GET
def detail(request, reference):
    """Show who a recipient is, what is alleged, and everything ever done with it."""
    recipient = access.recipient_for_reading(request.user, reference)
    family = queries.family_of(recipient)
    alleged = queries.allegations_against(recipient, request.user)
    sources = {source.pk: source for each in alleged for source in each.sources.all()}
    kin = {recipient.pk, *(each.pk for each in (*family.above, *family.all_below()))}
    readable = access.recipients_among(request.user, kin)
    context = {
        "recipient": recipient,
        "identity": pages.identity(recipient),
        "next_step": pages.standing_line(recipient, family, readable),
        "rows": pages.who_it_is(recipient),
        "tree": pages.tree(recipient, family, readable),
        "allegation_columns": pages.allegation_columns(),
        "allegations": pages.allegation_rows(alleged),
        "sources": [pages.source_card(each) for each in sources.values()],
        "deed_columns": pages.deed_columns(),
        "deeds": pages.history_rows(recipient, kin, request.user),
        "standings": pages.standing_events(queries.standings_of(recipient)),
        "acts": pages.acts_on(recipient, request.user),
        "moves": actions_of(recipient, CaseFile(recipient), request.user),
    }
    return render(request, "recipients/detail.html", context)


@login_required
def enter(request):
    """Enter a recipient in the register."""
    portfolios = access.portfolios_for(request.user, Perm.EDIT_RECIPIENTS)
    if not portfolios:
        raise Http404("This officer writes in no register.")
    form = RecipientForm(
        typed(request),
        officer=request.user,
        portfolios=portfolios,
        initial={"parent": request.GET.get("under", "")},
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            recipient = actions.register_recipient(
                by=request.user,
                portfolio=given["portfolio"],
                aliases=given["aliases"],
                **form.facts(),
            )
        except Refused as refused:
            refusal = refused
        else:
            _say_what_was_cleaned(request, recipient)
            messages.success(request, _("%(name)s stands in the register.") % {"name": recipient})
            return redirect(recipient)
    context = {"form": form, "refusal": refusal}
    wrong = refusal or form.errors
    return render(request, "recipients/enter.html", context, status=422 if wrong else 200)


def _say_what_was_cleaned(request, recipient):
    """Tell the officer that unseen marks were taken out of what they typed."""
    asked = request.POST.get("name", "").strip()
    if asked and asked != recipient.name:
        messages.info(request, _("Marks that cannot be seen were taken out of the name. Check it."))


@login_required
def revise(request, reference):
    """Correct an entry; when somebody else did meanwhile, show both texts side by side."""
    recipient = access.recipient_for_writing(request.user, reference)
    form = RecipientForm(typed(request), officer=request.user, initial=_as_entered(recipient))
    refusal = conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.revise_recipient(
                recipient,
                by=request.user,
                revision=form.cleaned_data["revision"],
                aliases=form.cleaned_data["aliases"],
                **form.facts(),
            )
        except Refused as refused:
            refusal = refused
        except Conflict as found:
            conflict = pages.side_by_side(found, form)
            form = _taking_over(form, request.user, found)
        else:
            messages.success(request, _("The entry is corrected."))
            return redirect(recipient)
    context = {
        "form": form,
        "refusal": refusal,
        "conflict": conflict,
        "recipient": recipient,
        "identity": pages.identity(recipient),
        "heading": _("Correct the entry"),
        "button": _("Save the entry"),
        "back_url": recipient.get_absolute_url(),
    }
    wrong = refusal or conflict or form.errors
    return render(request, "recipients/revise.html", context, status=422 if wrong else 200)


def _as_entered(recipient: Recipient):
    """Return the entry as the form shows it."""
    names = ("kind", "name", "latin_name", "country", "parent", "about", "flagged", "revision")
    aliases = [each.name for each in recipient.aliases.all()]
    return {name: getattr(recipient, name) for name in names} | {"aliases": aliases}


def _taking_over(form, officer, conflict):
    """Return the form with one's own words and the revision one now knows of."""
    newest = max(theirs.revision for theirs, _mine in conflict.fields.values())
    data = form.data.copy()
    data["revision"] = newest
    return RecipientForm(data, officer=officer)


@login_required
def add_alias(request, reference):
    """Add another name a recipient goes by."""
    recipient = access.recipient_for_writing(request.user, reference)
    form = AliasForm(typed(request))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_alias(recipient, by=request.user, name=form.cleaned_data["name"])
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The name is added; a search finds it from now on."))
            return redirect(recipient)
    context = {
        "form": form,
        "refusal": refusal,
        "identity": pages.identity(recipient),
        "heading": _("Another name it goes by"),
        "button": _("Add the name"),
        "back_url": recipient.get_absolute_url(),
    }
    wrong = refusal or form.errors
    return render(request, "recipients/write.html", context, status=422 if wrong else 200)
