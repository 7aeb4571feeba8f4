"""What one can choose from while writing a case: sources to cite, posts that may own a measure."""

from accounts.models import Post
from recipients.models import Source

NEWEST = 40  # sources offered on a page; those cited already are always offered


def sources_to_cite(case, file):
    """Return the sources of the portfolio, newest first, and every one cited already."""
    rows = (*file.answers, *file.risks)
    cited = {key for row in rows for key in row.cited}
    newest = Source.objects.filter(portfolio=case.portfolio_id).values_list("pk", flat=True)
    return Source.objects.filter(pk__in=cited | set(newest[:NEWEST]))


def posts_that_may_own(case):
    """Return the posts a measure may be given to: of the case's portfolio or organisation."""
    found = Post.objects.filter(organisation=case.portfolio.organisation_id)
    return (found | Post.objects.filter(portfolio=case.portfolio_id)).distinct()
