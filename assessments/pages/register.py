"""What this app adds to the pages of a case when it starts."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.pages.cards import add_card
from assessments.pages.picture import level_steps
from assessments.permissions import Perm
from assessments.queries.likes import like_cases
from assessments.states import AssessmentState as S
from casework import pages
from casework.refusals import as_read_by
from casework.road import objections_to
from casework.templatetags.pages import day

CASE = "assessments.assessment"

TABS = (
    (10, gettext_lazy("Overview"), "assessments:detail"),
    (20, gettext_lazy("Assessment"), "assessments:tasks"),
    (30, gettext_lazy("Risks"), "assessments:risks"),
    (40, gettext_lazy("Advice"), "assessments:advice"),
    (90, gettext_lazy("History"), "assessments:history"),
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
ONWARDS = {S.DRAFT: "begin_mitigation", S.MITIGATION: "submit"}
SAYS = {  # to its author, and to everybody else
    "begin_mitigation": (
        gettext_lazy("you answer its risks."),
        gettext_lazy("%(author)s answers its risks."),
    ),
    "submit": (gettext_lazy("you submit it."), gettext_lazy("%(author)s submits it.")),
}


def add_pages():
    """Register tabs, pages of moves, what happens next, and cards; called when the app is ready."""
    for order, label, url_name in TABS:
        pages.add_tab(CASE, order, label, url_name)
    for move, style in ACTS.items():
        pages.add_move_page(CASE, move, f"assessments:act_{move}", style)
    pages.add_move_page(CASE, "submit", "assessments:submit", "primary")
    pages.add_next(CASE, 90, next_for_the_writer)
    pages.add_next(CASE, 100, how_it_stands)
    add_card(CASE, "level", 20, "cases/card_level.html", level_of_what_may_go_on)
    add_card(CASE, "likes", 60, "cases/card_likes.html", likes_of)
    add_card(CASE, "deliveries", 80, "cases/card_deliveries.html", what_is_happening)


def next_for_the_writer(case, file, officer):
    """Say what its author must do next, and how much is in the way."""
    if case.state not in S.WRITABLE:
        return None
    move, yours = getattr(case, ONWARDS[case.state]), case.author == officer
    writer = officer if yours else case.author
    in_the_way = len(as_read_by(officer, case.portfolio, objections_to(move, by=writer, file=file)))
    text = SAYS[ONWARDS[case.state]][0 if yours else 1]
    text = text % {"author": case.author}
    if in_the_way:
        text += " " + ngettext(
            "One thing is in the way.", "%(n)d things are in the way.", in_the_way
        ) % {"n": in_the_way}
    return pages.NextStep(text, "needs" if yours else "plain")


def how_it_stands(case, file, officer):
    """Say, where no app has anything to say, since when it is as it is."""
    kind = "stop" if case.state in (*S.ADVERSE, S.SUSPENDED, S.EXPIRED) else "plain"
    text = _("%(state)s since %(day)s.") % {
        "state": case.get_state_display(),
        "day": day(timezone.localdate(case.state_since)),
    }
    if case.state in S.LIVE:
        return pages.NextStep(text, kind)
    return pages.NextStep(_("nothing. %(so)s") % {"so": text}, kind)


def level_of_what_may_go_on(case, file, officer):
    """Return the card that says where the case will go, while it is on its way."""
    return level_steps(case, file, officer) if case.state in S.PREPARATION else None


def likes_of(case, file, officer):
    """Return the card of cases like this one, where there are any."""
    found = like_cases(officer, case, file)
    return {"cases": found} if found else None


def what_is_happening(case, file, officer):
    """Return the card that leads to what is delivered, and to recording it for who may."""
    may_record = officer.may(Perm.RECORD_DELIVERY, case.portfolio)
    return {"assistance": case.assistance, "may_record": may_record}
