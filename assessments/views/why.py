"""The page that says why a rule of the framework holds, does not hold, or cannot be told yet."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.http import require_GET

from assessments.access import case_for_reading
from assessments.views.writing import show
from casework.files import CaseFile
from policy.tree import restricted_names, rule_in_words, tree_of
from recipients.permissions import READ_RESTRICTED


@login_required
@require_GET
def why(request, reference, rule):
    """Show one rule with everything it turns on, down to the answers this officer may read."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    may_read = request.user.may(READ_RESTRICTED, case.portfolio)
    closed = () if may_read else restricted_names(file.evaluation)
    try:
        says, cite, basis = rule_in_words(file.evaluation, rule)
        node = tree_of(file.evaluation, rule, closed)
    except KeyError as unknown:
        raise Http404("No such rule.") from unknown
    about = {"says": says, "cite": cite, "basis": basis, "node": node}
    return show(request, case, file, "assessment/why.html", current="assessments:tasks", **about)
