"""The tab, the pages of moves, and the line that says who has a case now."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.casefile import ASSESSMENT
from assessments.states import AssessmentState as S
from casework.pages import NextStep, add_move_page, add_next, add_tab
from casework.templatetags.pages import day
from decisions.actions.putting import objections_to_signing
from decisions.guards.starting import letters_owed
from decisions.models import Condition
from decisions.permissions import Perm
from decisions.queries.route import route_of

MOVES = {
    "put_to_decision": ("decisions:put", "primary"),
    "authorise": ("decisions:decision", "primary"),
    "refuse": ("decisions:refuse", "secondary"),
}


def add_pages():
    """Register all of it; called when the app is ready."""
    add_tab(ASSESSMENT, 50, gettext_lazy("Decision"), "decisions:decision")
    for move, (url_name, style) in MOVES.items():
        add_move_page(ASSESSMENT, move, url_name, style)
    add_next(ASSESSMENT, 30, on_its_way_up)
    add_next(ASSESSMENT, 31, with_the_decider)
    add_next(ASSESSMENT, 32, before_it_starts)


def on_its_way_up(case, file, officer):
    """Say whose advice or signature is awaited, or that it can be put to the decider."""
    if case.state not in S.GATHERING:
        return None
    route = route_of(file)
    waiting = [a for a in file.advice if a.content_root == case.content_root and not a.returned_at]
    if not any(objections_to_signing(file, officer)):
        url = reverse("decisions:countersign", args=[case.reference])
        return NextStep(_("you read it and sign, or return it."), "needs", url, _("Read and sign"))
    if route.outstanding and waiting:
        return _advice_awaited(waiting)
    if route.vacant:
        text = _("nobody: the rung “%(rung)s” is vacant. Somebody must be appointed.")
        url = reverse("decisions:ladder", args=[case.reference])
        return NextStep(text % {"rung": route.vacant[0].label}, "stop", url, _("The ladder"))
    if route.unsigned:
        text = _("%(who)s reads it and signs.") % {"who": _holders(route.unsigned[0])}
        return NextStep(text, "plain")
    yours = officer.may(Perm.PUT_TO_DECISION, case.portfolio)
    url = reverse("decisions:put", args=[case.reference]) if yours else ""
    return NextStep(
        _("it is put to: %(rung)s.") % {"rung": route.label or _("nobody can say yet")},
        "needs" if yours else "plain",
        url,
        _("Put it to the decider"),
    )


def _advice_awaited(waiting):
    kinds = ", ".join(str(each.get_kind_display()).lower() for each in waiting)
    last = max(each.due_on for each in waiting)
    text = _("advice comes back by %(day)s (%(kinds)s).") % {"day": day(last), "kinds": kinds}
    return NextStep(text, "plain")


def _holders(rung):
    """Name who sits on a rung, each with their post."""
    named = [f"{seat.holder} ({seat.post})" for seat in rung.seats if seat.holder]
    return ", ".join(named) or str(rung.label)


def with_the_decider(case, file, officer):
    """Say who decides, or until when they wait."""
    if case.state not in S.WITH_THE_DECIDER:
        return None
    route = route_of(file)
    url = reverse("decisions:decision", args=[case.reference])
    if case.deferred_until:
        text = _("deferred until %(day)s: %(what)s")
        said = text % {"day": day(case.deferred_until), "what": case.outcome}
        return NextStep(said, "plain", url, _("The decision"))
    held = file.authorities(officer, timezone.localdate())
    if any(each.rank >= route.rank for each in held) and officer.pk not in file.contributors:
        text = _("you decide. Nothing is authorised by silence.")
        return NextStep(text, "needs", url, _("Read and decide"))
    if route.deciding is None or route.deciding.is_vacant:
        text = _("nobody: the rung that must decide is vacant.")
        return NextStep(text, "stop", reverse("decisions:ladder", args=[case.reference]))
    return NextStep(_("%(who)s decides.") % {"who": _holders(route.deciding)}, "plain")


def before_it_starts(case, file, officer):
    """Say what must still be done before help may begin."""
    if case.state not in S.NOT_STARTED:
        return None
    unmet = [
        each
        for each in file.conditions
        if each.kind == Condition.Kind.PRECEDENT and not each.met_on
    ]
    if unmet:
        text = ngettext(
            "one condition must be shown to be met before delivery starts.",
            "%(n)d conditions must be shown to be met before delivery starts.",
            len(unmet),
        ) % {"n": len(unmet)}
        url = reverse("decisions:conditions", args=[case.reference])
        return NextStep(text, "needs", url, _("Conditions"))
    if owed := letters_owed(file, "start_delivery"):
        url = reverse("decisions:letters", args=[case.reference])
        return NextStep(f"{str(owed[0].label).lower()}.", "needs", url, _("Letters"))
    return NextStep(_("somebody records that delivery may start."), "needs")
