"""The watch's tab, the pages of its moves, and what it says happens next."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.casefile import ASSESSMENT, ASSISTANCE
from assessments.permissions import Perm as Assess
from assessments.states import AssessmentState as S
from casework.badges import add_badge
from casework.pages import NextStep, add_move_page, add_next, add_tab
from monitoring.permissions import Perm, may_read
from monitoring.queries.duties import page_of_duty
from monitoring.states import CLEARED, STOPPED
from monitoring.wording import duty_in_words

# The moves made on a page of the watch: name → how its button looks.
ACTS = {
    "start_delivery": "primary",
    "continue_on": "secondary",
    "adapt": "secondary",
    "suspend_part": "secondary",
    "resume_part": "secondary",
    "resume": "secondary",
    "complete": "secondary",
    "lift_hold": "secondary",
    "hold": "warning",
    "suspend": "warning",
    "withdraw": "warning",
}


def add_pages() -> None:
    """Register the tab, the pages of moves and the next-lines. Called when the app is ready."""
    add_tab(ASSESSMENT, 60, gettext_lazy("Watch"), "monitoring:case")
    for move, style in ACTS.items():
        when = {"when": _is_held} if move == "lift_hold" else {}
        add_move_page(ASSESSMENT, move, f"monitoring:{move}", style, **when)
    add_next(ASSESSMENT, 0, held)
    add_next(ASSESSMENT, 10, flows_without_authority)
    add_next(ASSISTANCE, 10, flows_without_authority)
    add_next(ASSESSMENT, 40, stopped)
    add_next(ASSESSMENT, 50, something_happened)
    add_next(ASSESSMENT, 60, next_duty)
    add_badge(ASSESSMENT, held_badge)
    add_badge(ASSESSMENT, stopped_in_part_badge)
    for kind in (ASSESSMENT, ASSISTANCE):
        add_badge(kind, alarm_badge)


def _is_held(file):
    return file.case.state in S.LIVE and file.hold is not None


def held(case, file, officer):
    """Say who held the case and who must ratify that, before anything else."""
    if case.state not in S.LIVE or file.hold is None:
        return None
    text = _(
        "Held by %(officer)s since %(day)s. The %(post)s must make it a suspension or lift it"
        " by %(by)s."
    ) % {
        "officer": file.hold.laid_by,
        "day": date_format(file.hold.laid_at, "j F Y"),
        "post": file.hold.ratify_post or _("ratifying post"),
        "by": date_format(file.hold.ratify_by, "j F Y"),
    }
    if file.alarm:
        text += " " + _("Meanwhile help is recorded as going on: record its stop.")
    if officer.may(Perm.RATIFY_HOLD, case.portfolio):
        url = reverse("monitoring:ratify_hold", args=[case.reference])
        return NextStep(text, "stop", url, _("Ratify the hold or lift it"))
    url = reverse("monitoring:case", args=[case.reference])
    return NextStep(text, "stop", url, _("See why it is held"))


def held_badge(case, file):
    """Say beside its state that a case is held, whatever its state says."""
    return (_("Held"), "stop") if _is_held(file) else None


def stopped_in_part_badge(case, file):
    """Say beside the state of what goes on that a part of it is stopped."""
    if case.state in CLEARED and file.parts_stopped:
        return (_("Stopped in part"), "needs")
    return None


def alarm_badge(case, file):
    """Say beside the state that help flows and that nothing permits it."""
    return (_("Flowing without authority"), "stop") if file.alarm else None


def flows_without_authority(case, file, officer):
    """Say in red, on help and on its cases, that it flows and that nothing permits it."""
    if file.alarm is None:
        return None
    text = _(
        "This help is flowing without authority since %(day)s: stop it or have it decided."
    ) % {"day": date_format(file.alarm.since, "j F Y")}
    given = getattr(case, "assistance", case)
    if officer.may(Assess.RECORD_DELIVERY, given.portfolio):
        url = reverse("assessments:record_delivery", args=[given.reference])
        return NextStep(text, "stop", url, _("Record that it stopped"))
    url = given.get_absolute_url() + "#happening"
    return NextStep(text, "stop", url, _("See what is happening"))


def stopped(case, file, officer):
    """Say what would lift a suspension."""
    whole = next((each for each in file.stops if each.whole), None)
    if case.state not in STOPPED:
        return None
    test = whole.resumption_test if whole else _("a new decision.")
    text = _("Suspended. Before it can resume, this must be shown: %(test)s") % {"test": test}
    url = reverse("monitoring:case", args=[case.reference])
    return NextStep(text, "stop", url, _("See the suspension"))


def something_happened(case, file, officer):
    """Say that something waits to be weighed, to those who may read what it is."""
    if case.state not in S.IN_FORCE:
        return None
    for each in file.open_triggers:
        if may_read(each, officer):
            text = _("Something happened that this case must answer by %(day)s.") % {
                "day": date_format(each.due_on, "j F Y")
            }
            url = reverse("monitoring:trigger", args=[case.reference, each.pk])
            weighs = officer.may(Perm.WEIGH, case.portfolio)
            label = _("Weigh it") if weighs else _("See what happened")
            return NextStep(text, "needs", url, label)
    return None


def next_duty(case, file, officer):
    """Say what is due next while help is given, and from whom."""
    if case.state not in CLEARED:
        return None
    due = next((each for each in file.obligations if each.done_on is None), None)
    if due is None:
        return None
    late = due.due_on < timezone.localdate()
    says = _("%(duty)s This was due by %(day)s from the %(owner)s, and is late.") if late else None
    asked = duty_in_words(due)
    text = (says or _("%(duty)s Due by %(day)s from the %(owner)s.")) % {
        "duty": asked if asked.endswith((".", "?", "!")) else f"{asked}.",
        "day": date_format(due.due_on, "j F Y"),
        "owner": due.owner or _("post nobody has named"),
    }
    if not officer.may(Perm.REPORT, case.portfolio):
        return NextStep(text, "needs" if late else "plain")
    url = reverse(f"monitoring:{page_of_duty(due)}", args=[case.reference, due.pk])
    return NextStep(text, "needs" if late else "plain", url, _("Do it"))
