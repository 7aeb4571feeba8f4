"""How pages and papers show what a rule cites."""

from django import template

from policy import citations as cited

register = template.Library()


@register.filter
def citations(cites: str | None) -> list[cited.Citation]:
    """Return each document that is cited: its title, the place in it, and its address."""
    return cited.citations(cites or "")
