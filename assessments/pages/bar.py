"""The identity bar: where am I, what is it waiting for, who has it, what comes next."""

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from casework.badges import badges_of, tone_beside
from casework.pages import tabs_of
from casework.templatetags.pages import day, when

TONES = {
    S.AUTHORISED: "go",
    S.MONITORING: "go",
    S.SUSPENDED: "stop",
    S.REFUSED: "stop",
    S.WITHDRAWN: "stop",
    S.EXPIRED: "stop",
    A.PERMITTED: "go",
    A.STOPPED: "stop",
}
FEW = 3  # countries named beside the first
WAITING = (*S.PREPARATION, A.PROPOSED, A.UNDER_ASSESSMENT)


def tone_of(state):
    """Return the colour of a state: go, stop, needs (somebody has work to do) or plain."""
    return TONES.get(state) or ("needs" if state in WAITING else "plain")


def identity_of_case(case, file, officer, current):
    """Return what the identity bar of a case shows, its tabs with it."""
    recipients = file.recipients
    facts = [
        _country(file.countries),
        *_recipient(recipients),
        _state(_("State"), case, file),
        *_holder(case, file, officer),
        *_next_date(case),
        *_marking(case.assistance),
    ]
    about = [case.reference, name_of(file.framework), str(case.get_kind_display())]
    return {
        "reference": " · ".join(about),
        "title": case.assistance.title,
        "facts": facts,
        "tabs": tabs_of(case, current),
    }


def name_of(framework):
    """Name the text a case is judged under; a draft text says so wherever it is shown."""
    named = f"{framework.id.upper().replace('-', ' ')} {framework.version}"
    return _("%(framework)s (draft text)") % {"framework": named} if framework.is_draft else named


def _state(label, case, file):
    """Return the state with what stands beside it, such as a hold: then it is not green."""
    badges = badges_of(case, file)
    tone = tone_beside(badges, tone_of(case.state))
    said = {"label": label, "value": case.get_state_display(), "tone": tone}
    return said | {"badges": badges} if badges else said


def identity_of_assistance(assistance, file, recipients, officer):
    """Return what the identity bar of assistance shows."""
    facts = [
        _country(file.countries),
        *_recipient(recipients),
        _state(_("What is permitted"), assistance, file),
        {"label": _("Planned by"), "value": _you(assistance.author, officer)},
        *_first_delivery(assistance.first_delivery_on),
        *_marking(assistance),
    ]
    about = [assistance.reference, str(assistance.get_kind_display())]
    return {"reference": " · ".join(about), "title": assistance.title, "facts": facts}


def _first_delivery(on):
    """Return the day of the first delivery; once it is past it is a day and not a deadline."""
    return _date(_("First delivery"), on, far=bool(on) and on >= timezone.localdate())


def _country(countries):
    """Return the first country, and after it the others: by name while they are few."""
    first, *others = countries
    said = {"label": _("Country"), "value": first.name, "flag": first.code}
    if not others:
        return said
    names = ", ".join(each.name for each in others)
    many = _("and %(n)d more") % {"n": len(others)}
    return said | {"small": many if len(others) > FEW else _("and %(names)s") % {"names": names}}


def _recipient(recipients):
    if not recipients:
        return
    first = recipients[0]
    small = []
    if first.parent:
        small.append(_("of the %(parent)s") % {"parent": first.parent})
    if len(recipients) > 1:
        small.append(_("and %(n)d more") % {"n": len(recipients) - 1})
    yield {"label": _("Recipient"), "value": str(first), "small": ", ".join(small)}


def _you(person, officer):
    return _("You") if person == officer else str(person)


def _holder(case, file, officer):
    if case.state in S.AWAITING_DECISION:
        if case.with_post is None:
            yield {"label": _("Who has it"), "value": _("Advisers and signers")}
            return
        holder = next(iter(file.sits_with), None)
        value = _you(holder, officer) if holder else _("Nobody: the post is vacant")
        yield {"label": _("Who has it"), "value": value, "small": str(case.with_post)}
    elif case.state in S.LIVE:
        yield {"label": _("Who has it"), "value": _you(case.author, officer)}


def _next_date(case):
    if case.state in S.AWAITING_DECISION and case.deferred_until:
        return _date(_("Deferred until"), case.deferred_until)
    if case.state in S.IN_FORCE:
        if case.next_on:
            return _date(_("Next date"), case.next_on)
        return _date(_("Valid until"), case.valid_until)
    if case.state in S.PREPARATION:
        return _date(_("First delivery"), case.assistance.first_delivery_on)
    return _date(_("Ended"), timezone.localdate(case.state_since), far=False)


def _date(label, on, far=True):
    if not on:
        return ()
    return ({"label": label, "value": day(on), "small": when(on) if far else ""},)


def _marking(assistance):
    said = [assistance.marking] if assistance.marking != "OFFICIAL" else []
    if assistance.restricted:
        said.append(_("restricted"))
    return [{"label": _("Marking"), "value": ", ".join(said)}] if said else []
