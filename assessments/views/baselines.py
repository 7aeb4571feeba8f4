"""The pages of country baselines: the list, one with its versions, writing, agreeing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments.access import visible_cases
from assessments.actions import baselines as actions
from assessments.baselines import compared, headings_of
from assessments.forms.baselines import (
    BaselineFilter,
    BaselineForm,
    BeginForm,
    HandForm,
    ReturnForm,
    sources_for_baseline,
)
from assessments.indicators import LABELS
from assessments.pages import baselines as shown
from assessments.permissions import Perm
from assessments.queries import baselines as queries
from assessments.views.writing import attempt
from casework.refusals import Refused
from casework.unsent import typed
from recipients.queries import sources_for


@login_required
@require_GET
def baselines(request):
    """Show the baselines this officer may read, what must be renewed first, first."""
    form = BaselineFilter(request.GET or None)
    country = form.wanted()
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = queries.baselines_wanted(request.user, country=country, **marks)
    context = {
        "form": form,
        "is_filtered": bool(country),
        "columns": shown.columns(),
        "rows": shown.rows_of(page.rows),
        "may_write": queries.portfolios_to_write_in(request.user).exists(),
        **page.addresses({name: value for name, value in request.GET.items() if value}),
    }
    return render(request, "baselines/list.html", context)


@login_required
def begin(request):
    """Begin a baseline of a country or a force."""
    portfolios = queries.portfolios_to_write_in(request.user)
    if not portfolios:
        raise Http404("This officer writes no baseline.")
    form = BeginForm(typed(request), portfolios=portfolios)
    made = []
    tried = attempt(
        request,
        form,
        lambda: made.append(actions.begin_baseline(by=request.user, **form.cleaned_data)),
    )
    if tried and tried.saved:
        messages.success(request, _("The baseline is begun. Write what is known."))
        return redirect("assessments:write_baseline", made[0].reference)
    return _page(request, "begin", None, tried, form=form)


@login_required
@require_GET
def baseline(request, reference):
    """Show what is known of a country, its versions, its evidence, and what rests on it."""
    row = queries.baseline_for_reading(request.user, reference)
    versions = queries.versions_of(row)
    published = [each for each in versions if each.is_published]
    newest = published[0] if published else None
    about = {
        "newest": newest,
        "draft": next((each for each in versions if not each.is_published), None),
        "rows": shown.facts_of(row, newest),
        "version_columns": shown.version_columns(),
        "version_rows": shown.version_rows(row, versions),
        "beside": _side_by_side(request, published),
        "evidence_columns": shown.evidence_columns(),
        "evidence": shown.evidence_rows(queries.facts_about(row.country), LABELS),
        "sources": _sources(request, newest),
        "resting": queries.cases_resting_on(row, visible_cases(request.user)),
        "may_write": request.user.may(Perm.WRITE_BASELINE.value, row.portfolio),
        "may_agree": request.user.may(Perm.AGREE_BASELINE.value, row.portfolio),
    }
    return _page(request, "detail", row, None, **about)


def _side_by_side(request, published):
    """Return the two versions asked for, heading by heading, or nothing."""
    by_number = {str(each.number): each for each in published}
    old, new = (by_number.get(request.GET.get(name, "")) for name in ("from", "to"))
    if old is None or new is None:
        return None
    return {"old": old, "new": new, "headings": compared(old.text, new.text)}


def _sources(request, version):
    """Return what a version cites, as far as this officer may read it; the rest is counted."""
    cited = version.cited if version else []
    found = list(sources_for(request.user).filter(pk__in=cited))
    return {"found": found, "withheld": len(cited) - len(found)}


@login_required
def write(request, reference):
    """Write the next version of a baseline, or go on with its draft."""
    row = queries.baseline_for(request.user, reference, Perm.WRITE_BASELINE)
    versions = queries.versions_of(row)
    draft = next((each for each in versions if not each.is_published), None)
    last = next((each for each in versions if each.is_published), None)
    cited = (draft or last).cited if draft or last else []
    form = BaselineForm(
        typed(request),
        headings=headings_of(row.framework_id, row.portfolio.organisation),
        sources=sources_for_baseline(sources_for(request.user), cited=cited),
        draft=draft,
        last=last,
    )
    tried = attempt(
        request, form, lambda: actions.write_baseline(row, by=request.user, **form.said())
    )
    if tried and tried.saved:
        messages.success(request, _("The draft is saved. A second officer must agree to it."))
        return redirect("assessments:agree_baseline", row.reference)
    return _page(request, "write", row, tried, form=form, draft=draft, last=last)


@login_required
def agree(request, reference):
    """Show a draft beside the version in use; agree to it, or send it back, saying why."""
    row = queries.baseline_for_reading(request.user, reference)
    versions = queries.versions_of(row)
    draft = next((each for each in versions if not each.is_published), None)
    if draft is None:
        raise Http404("Nothing waits for a second officer.")
    last = next((each for each in versions if each.is_published), None)
    form, refusal = ReturnForm(typed(request)), None
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _end(request, draft, form.cleaned_data["why"]))
            return redirect(row)
        except Refused as refused:
            refusal = refused
    about = {"baseline": row, "draft": draft, "last": last, "form": form, "refusal": refusal}
    about |= _beside(request, row, draft, last)
    code = 422 if refusal or form.errors else 200
    return render(request, "baselines/agree.html", about, status=code)


def _beside(request, row, draft, last):
    """Return what stands beside a draft: what differs, what it rests on, who may end it."""
    return {
        "headings": compared(last.text if last else [], draft.text),
        "sources": _sources(request, draft),
        "own": request.user.pk in draft.writers,
        "may_agree": request.user.may(Perm.AGREE_BASELINE.value, row.portfolio),
        "may_write": request.user.may(Perm.WRITE_BASELINE.value, row.portfolio),
    }


def _end(request, draft, why):
    if "send_back" in request.POST:
        actions.return_baseline(draft, by=request.user, why=why)
        return _("The draft went back to its writers.")
    version = actions.agree_to_baseline(draft, by=request.user)
    if version.significant:
        return _(
            "%(version)s is published. Every live case that rests on an earlier version is told"
            " within minutes."
        ) % {"version": version}
    return _("%(version)s is published.") % {"version": version}


@login_required
def hand(request, reference):
    """Give a baseline to another post to keep."""
    row = queries.baseline_for(request.user, reference, Perm.WRITE_BASELINE)
    form = HandForm(typed(request), baseline=row, initial={"owner": row.owner_id})
    tried = attempt(
        request, form, lambda: actions.hand_baseline(row, by=request.user, **form.cleaned_data)
    )
    if tried and tried.saved:
        messages.success(request, _("The baseline has a new keeper."))
        return redirect(row)
    return _page(request, "hand", row, tried, form=form)


def _page(request, name, row, tried, **more):
    context = {
        "baseline": row,
        "refusal": tried.refusal if tried else None,
        "clashes": [
            {
                "label": more["form"].fields[field].label,
                "theirs": theirs.text,
                "mine": mine,
                "by": theirs.by,
                "at": theirs.at,
            }
            for field, (theirs, mine) in (tried.clashes if tried else {}).items()
        ],
        "tried": tried,
    }
    if context["clashes"]:  # the next save goes over the newer text knowingly
        more["form"].data = more["form"].data.copy()
        more["form"].data["revision"] = next(iter(tried.clashes.values()))[0].revision
    code = tried.code if tried else 200
    return render(request, f"baselines/{name}.html", context | more, status=code)
