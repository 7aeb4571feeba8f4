"""Which options of a decision are open to somebody, and why the others are not."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import Advice
from casework.refusals import as_read_by
from casework.road import objections_to
from decisions.forms.deciding import (
    AUTHORISE,
    DEFER,
    REFUSE,
    RETURN,
    SEND_UP,
    WITH_CONDITIONS,
)
from decisions.guards.substance import dissents
from recipients.permissions import READ_RESTRICTED

MOVES = {
    AUTHORISE: "authorise",
    WITH_CONDITIONS: "authorise",
    REFUSE: "refuse",
    RETURN: "return_to_mitigation",
    SEND_UP: "raise_level",
    DEFER: "defer",
}


def refusals_for(case, file, officer) -> dict[str, str]:
    """Return each closed option with the sentences that close it; open ones are left out."""
    found = {}
    asked: dict[str, str] = {}
    for option, move in MOVES.items():
        if move not in asked:
            asked[move] = _in_the_way(case, file, officer, move)
        if asked[move]:
            found[option] = asked[move]
    if AUTHORISE not in found and (dissent := dissents(file)):
        found[AUTHORISE] = _dissent_in_words(dissent)
    if SEND_UP not in found and _is_at_the_top(file, case):
        found[SEND_UP] = _("Not open to you: there is no higher level.")
    return found


def _dissent_in_words(dissent) -> str:
    """Say whose dissent closes a yes without conditions, those who do not concur first."""
    refusing = [each for each in dissent if each.concur == Advice.Concur.NON_CONCUR]
    adviser = str((refusing or dissent)[0].get_kind_display()).lower()
    if refusing:
        text = _(
            "Not open to you: the %(adviser)s adviser does not concur, so conditions are required."
        )
    else:
        text = _("Not open to you: the %(adviser)s adviser concurs only on a condition.")
    return text % {"adviser": adviser}


def _in_the_way(case, file, officer, move) -> str:
    bound = getattr(case, move)
    found = as_read_by(officer, case.portfolio, objections_to(bound, by=officer, file=file))
    says = " ".join(str(each.says) for each in found)
    return _("Not open to you: %(why)s") % {"why": says} if says else ""


def _is_at_the_top(file, case) -> bool:
    return case.rank >= max(level.rank for level in file.framework.levels)


def facts_for(case, file, officer) -> list[tuple[str, str]]:
    """Return what became known since sealing, to be ticked as read; restricted ones to readers."""
    reads = officer.may(READ_RESTRICTED, case.portfolio)
    return [
        (fact.reference, _fact(fact, case, file))
        for fact in file.new_facts
        if reads or not fact.restricted
    ]


def _fact(fact, case, file) -> str:
    named = fact.recipient_id in {each.pk for each in file.recipients}
    text = _("I have read %(reference)s of %(day)s, against %(recipient)s: %(says)s")
    said = text % {
        "reference": fact.reference,
        "day": date_format(fact.recorded_at, "j F Y"),
        "recipient": fact.recipient,
        "says": fact.says,
    }
    if named:
        return said
    return said + " " + _("It is not itself a recipient; it is under the same command.")
