"""The pages of a case: tabs, where each move is made, and what every page of it shows."""

from django.utils.translation import gettext_lazy as _

from casework import pages

CASE = "assessments.assessment"

TABS = (
    (10, _("Overview"), "assessments:detail"),
    (90, _("History"), "assessments:history"),
)
# The moves made on a page of this app's own: name → how its button looks.
ACTS = {
    "begin_mitigation": "primary",
    "reopen_draft": "secondary",
    "return_to_draft": "secondary",
    "return_to_mitigation": "secondary",
    "raise_level": "secondary",
    "abandon": "secondary",
    "find_out_of_scope": "secondary",
}


def add_pages():
    """Register the tabs and the pages of moves; called when the app is ready."""
    for order, label, url_name in TABS:
        pages.add_tab(CASE, order, label, url_name)
    for move, style in ACTS.items():
        pages.add_move_page(CASE, move, f"assessments:act_{move}", style)
