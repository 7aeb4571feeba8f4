"""The watch over everything one may see: due, opened, held, unmet."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone

from accounts.queries import holdings_on, portfolios_where
from casework.permissions import Perm as See
from monitoring import queries
from monitoring.access import may_allege
from monitoring.forms import DutyFilterForm
from monitoring.views.rows import columns, condition_row, duty_row, hold_row, trigger_row


@login_required
def watch(request):
    """Show what is due by date, what must be weighed, what is held and what is not met."""
    officer, today = request.user, timezone.localdate()
    portfolios = portfolios_where(officer, See.SEE_CASES.value).select_related("organisation")
    form = DutyFilterForm(request.GET or None, portfolios=portfolios)
    page = queries.duties_page(
        officer,
        today,
        _wanted(form),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    triggers = queries.triggers_open(officer)
    posts = {row.owner_id for row in (*page.rows, *triggers) if row.owner_id}
    holders = {
        held.post_id: held.officer for held in holdings_on(today, posts) if held.officer.is_active
    }
    context = {
        "form": form,
        "duties": [duty_row(each, officer, holders.get(each.owner_id), True) for each in page.rows],
        "triggers": [trigger_row(each, holders.get(each.owner_id), True) for each in triggers],
        "holds": [hold_row(each, officer) for each in queries.holds_standing(officer)],
        "conditions": [condition_row(each) for each in queries.conditions_unmet(officer)],
        "columns": columns(with_case=True),
        "may_report_incident": may_allege(officer),
        **page.addresses(request.GET.dict()),
    }
    return render(request, "monitoring/watch.html", context)


def _wanted(form):
    if not form.is_bound or not form.is_valid():
        return queries.DutyFilter()
    said = form.cleaned_data
    return queries.DutyFilter(
        mine=said["whose"] == "mine",
        portfolio=said["portfolio"] or None,
        comes_from=said["comes_from"],
        late=said["late"],
    )
