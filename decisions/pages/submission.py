"""What somebody with eight minutes must see before they decide."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from assessments.pages import heat_rows, instead_of_risks
from assessments.pages.frameworks import alongside_rows
from assessments.wording import spoken
from casework.templatetags.pages import day
from decisions.models import Decision
from decisions.pages.ladder import advice_rows, ladder_steps, signature_rows
from decisions.queries.route import route_of
from decisions.record.wording import outcome
from policy.restricted import is_restricted

# Answers a decider wants by the end of their names, whichever framework asks them.
IF_REFUSED = ("_nothing", "_not_acting")
WHY = ("_benefit", "_objectives")


def submission_of(case, file, officer):
    """Return everything the decision page shows above the form."""
    route = route_of(file)
    return {
        "asked": asked_in_words(case, file),
        "if_nothing": _("If you do nothing, nothing is authorised: silence never approves."),
        "route": route,
        "reasons": route.reasons,
        "draft_because": _draft_because(file.framework),
        "fell_from": _fall(file, route),
        "without": [_label(file, kind) for kind in route.without],
        "ladder": ladder_steps(case, file),
        "alongside": alongside_rows(file),
        "heat": _heat(case, file),
        "instead": instead_of_risks(case, file),
        "quiet_risks": sum(1 for risk in file.risks if not risk.live),
        "against": strongest_case_against(file, officer),
        "against_withheld": any(each.case_against for each in file.advice),
        "advised": [*advice_rows(case, file, officer), *signature_rows(file)],
        "proposed": conditions_proposed(file, officer),
        "if_refused": said_at_the_end_of(file, IF_REFUSED),
        "benefit": said_at_the_end_of(file, WHY),
        "previous": _since_the_last(case),
        "decided": _decided(file),
        "interests": _interests(file),
    }


def asked_in_words(case, file):
    """Say in one sentence what is asked for, of whom, where, and until when."""
    assistance = case.assistance
    names = [str(each) for each in file.recipients]
    whom = ", ".join(names[:3]) or _("nobody named yet")
    if len(names) > 3:
        whom = _("%(names)s and %(n)d more") % {"names": whom, "n": len(names) - 3}
    text = _("whether “%(title)s” may be given to %(whom)s in %(country)s.")
    where = ", ".join(each.name for each in file.countries)
    said = text % {"title": assistance.title, "whom": whom, "country": where}
    if assistance.first_delivery_on:
        first = day(assistance.first_delivery_on)
        said += " " + _("The first delivery is planned for %(day)s.") % {"day": first}
    return said


def _draft_because(framework):
    """Say that the text is a draft, and why it is provisional; "" of one that is published."""
    if not framework.is_draft:
        return ""
    said = {"why": spoken(framework.provisional_because)}
    return _("The text it is judged under is a draft. %(why)s") % said


def _fall(file, route):
    """Say where it once had to go higher, and that it has fallen since."""
    if not route.fell_from:
        return ""
    rank, level_id = route.fell_from
    known = {level.id: level.label for level in file.framework.levels}
    text = _("It was to go to “%(earlier)s” before it was reworked, and now goes to “%(now)s”.")
    return text % {"earlier": known.get(level_id, rank), "now": route.label}


def _label(file, kind):
    return next(
        (str(a.get_kind_display()) for a in file.advice if a.kind == kind), kind.replace("_", " ")
    )


def _heat(case, file):
    """Return the live risks with the measures themselves, in place of their number."""
    rows = []
    for row, risk in zip(heat_rows(case, file), file.risks, strict=True):
        if risk.live:
            said = " · ".join(Truncator(each.says).chars(90) for each in risk.measure_rows)
            rows.append(row | {"measures": said or row["measures"]})
    return rows


def strongest_case_against(file, officer):
    """Return the case against, in an adviser's words; never the author's."""
    legal = officer.may("accounts.read_legal_advice", file.case.portfolio)
    others = officer.may("accounts.read_advice", file.case.portfolio)
    for each in reversed(file.advice):
        open_to = legal if each.kind == "legal" else others
        if each.case_against and open_to and each.adviser_id != file.case.author_id:
            by = _("%(name)s, %(kind)s adviser") % {
                "name": each.adviser,
                "kind": str(each.get_kind_display()).lower(),
            }
            return {"text": each.case_against, "by": by, "at": each.returned_at}
    return None


def conditions_proposed(file, officer):
    """Return the conditions advisers ask for, in their words, to those who may read advice."""
    root = file.case.content_root
    if not officer.may("accounts.read_advice", file.case.portfolio):
        return []
    return [
        {"says": each.condition, "by": str(each.get_kind_display())}
        for each in file.advice
        if each.content_root == root and each.condition and each.kind != "legal"
    ]


def said_at_the_end_of(file, ends):
    """Return what was answered to the questions whose names end so."""
    found = []
    for row in file.answers:
        if not row.subject and row.question.endswith(ends) and row.value:
            asked = file.framework.questions.get(row.question)
            if asked and is_restricted(file.framework, asked):
                continue
            found.append({"asked": str(asked.text) if asked else "", "said": str(row.value)})
    return found


def _since_the_last(case):
    """Return where to see what the last assessment said, if there was one."""
    old = case.previous
    if old is None:
        return None
    return {
        "reference": old.reference,
        "url": old.get_absolute_url(),
        "state": old.get_state_display(),
    }


def _interests(file):
    """Return who on the deciding rung also owns a measure: shown, and counted."""
    deciding = route_of(file).deciding
    posts = {seat.post.pk: seat.post for seat in (deciding.seats if deciding else ())}
    owned = {m.owner_id for risk in file.risks for m in risk.measure_rows if m.owner_id in posts}
    return [
        _("%(post)s, who decides, also owns a measure in this case.") % {"post": posts[key]}
        for key in owned
    ]


def _decided(file):
    """Return every decision on the case as an event, newest first."""
    laid = {each.decision_id for each in file.conditions}
    return [_decision_row(each, each.pk in laid) for each in file.decisions]


def _decision_row(decision, on_conditions):
    """Return one decision as an event: what, by whom, when, with its record."""
    who = decision.decider_name
    if decision.on_behalf_of_name:
        who = _("%(officer)s for %(principal)s") % {
            "officer": who,
            "principal": decision.on_behalf_of_name,
        }
    flags = []
    if decision.against_advice:
        flags.append(_("Against advice."))
    if decision.despite_serious_risk:
        flags.append(_("Despite a serious risk that remains."))
    if decision.made != Decision.Made.SIGNED_HERE:
        flags.append(_("Made: %(how)s.") % {"how": decision.get_made_display()})
    return {
        "title": f"{outcome(decision.get_kind_display(), on_conditions)} ({decision.reference})",
        "at": decision.made_at,
        "by": f"{who}, {decision.decider_title}",
        "text": decision.reasons,
        "lines": flags,
        "url": reverse("decisions:sealed", args=[decision.reference]),
        "tone": "go" if decision.permits else "stop",
    }
