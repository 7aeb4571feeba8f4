"""Letters, as their pages show them: what is owed, what was sent, what may be relied on."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.templatetags.pages import day
from decisions.guards.starting import letters_owed
from decisions.letters import letters_owed_after
from decisions.permissions import Perm
from decisions.queries.letters import is_shown, letters_to_rely_on


def letter_rows(case, file, officer) -> list[dict]:
    """Return each letter the framework wants, whether it is out, and where one may record it."""
    may_record = officer.may(Perm.EVIDENCE_CONDITION, case.portfolio)
    owed = {each.id for each in _awaited(file)}
    due = {each.letter.id: each for each in letters_owed_after(file)}
    sent: dict[str, list] = {}
    for each in file.communications:
        sent.setdefault(each.rule, []).append(each)
    rows = []
    for wanted in file.framework.communications:
        if wanted.id not in owed and wanted.id not in sent and wanted.id not in due:
            continue
        told = [_told(each, officer, wanted.id in owed) for each in sent.get(wanted.id, ())]
        rows.append(
            {
                "label": str(wanted.label),
                "url": reverse("decisions:letter", args=[case.reference, wanted.id])
                if may_record
                else "",
                "hint": "; ".join([*told, *_by_when(due.get(wanted.id))])
                or _("It must be out before help begins or resumes."),
                "state": _("Not yet") if wanted.id in owed | due.keys() else _("Recorded"),
                "tone": "needs" if wanted.id in owed | due.keys() else "go",
            }
        )
    return rows


def _awaited(file) -> list:
    """Return what must be out before help begins, or begins again where it was ever stopped."""
    to_resume = letters_owed(file, "resume")
    if to_resume and not (file.suspensions or file.stops_taken_over):
        to_resume = []
    return [*letters_owed(file, "start_delivery"), *to_resume]


def _told(each, officer, owed) -> str:
    """Say who was told and when, in which other case where this one relies on that, and whether
    that still serves.
    """
    said = {"who": each.told, "day": day(each.sent_on), "post": each.signed_by}
    if each.stands_on is None:
        return _("%(who)s, %(day)s, signed by %(post)s") % said
    if is_shown(each.stands_on, officer):
        said["case"] = each.stands_on.assessment
        relied = _("Relied on: letter of %(day)s to %(who)s, signed by %(post)s, in %(case)s.")
    else:
        relied = _(
            "Relied on: letter of %(day)s to %(who)s, signed by %(post)s, in a case you may not"
            " see."
        )
    again = _("Send it again.") if owed and each.lapsed else ""
    return " ".join(filter(None, [relied % said, each.lapsed, again]))


def _by_when(owed) -> list[str]:
    """Say by when a letter is owed, and whose period that is where it is ours."""
    if owed is None:
        return []
    said = {"day": day(owed.due_on)}
    if owed.basis == "operator_default":
        return [_("Due by %(day)s, by our own default.") % said]
    return [_("Due by %(day)s.") % said]


def letter_offers(case, file, officer) -> list[dict]:
    """Return each letter of another case that would serve this one, for whoever may rely on it."""
    if not officer.may(Perm.EVIDENCE_CONDITION, case.portfolio):
        return []
    labels = {each.id: each.label for each in file.framework.communications}
    return [
        {
            "key": letter.pk,
            "label": labels[rule],
            "authority": letter.recipient,
            "sent_on": letter.sent_on,
            "post": letter.signed_by,
            "case": letter.assessment,
        }
        for rule, letter in letters_to_rely_on(file, officer).items()
    ]
