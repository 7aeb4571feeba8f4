"""What has been written, as pages show it: tasks and their states, answers, rows as cards."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.countries import has_several, is_about_a_country
from assessments.document import subject_of
from assessments.findings import findings_asked
from assessments.models import CaseRole
from assessments.permissions import Perm
from assessments.places import page_of, page_of_country
from assessments.progress import progress_by_country, progress_of
from assessments.wording import spoken
from recipients.permissions import READ_RESTRICTED


def tasks_of(case, file, officer):
    """Return the task list: groups of tasks, questions left, and about how long they take."""
    progress = progress_of(file)
    asked = [_task(case, file, each) for each in progress]
    groups = [
        {"heading": _("What is planned"), "tasks": _planned(case, file, officer)},
        {
            "heading": _("What the framework asks"),
            "tasks": asked,
        },
        {"heading": _("Beside the questions"), "tasks": _beside(case, file, officer)},
    ]
    left = sum(each.left for each in progress)
    minutes = sum(each.minutes for each in progress)
    return {
        "groups": groups,
        "left": left,
        "time_left": _time(minutes),
        "carried_over": sum(each.carried_over for each in progress),
    }


def _time(minutes):
    if minutes < 60:
        return ngettext("about %(n)d minute", "about %(n)d minutes", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    return ngettext("about %(n)d hour", "about %(n)d hours", hours) % {"n": hours}


def _planned(case, file, officer):
    """Return the tasks of the plan; whoever does not plan is led to where it is read."""
    assistance = case.assistance
    plans = officer.may(Perm.PLAN, assistance.portfolio)

    def where(name):
        page = reverse(f"assessments:{name}", args=[assistance.reference])
        return page if plans else assistance.get_absolute_url()

    filled = {row.role for row in file.roles if row.post_id}
    wanted = CaseRole.Role.REQUIRED
    named = len(filled & set(wanted))
    return [
        {
            "label": _("Scope and screening"),
            "url": where("screen"),
            "state": capfirst(file.screening.get_outcome_display())
            if file.screening
            else _("Not screened"),
            "tone": "go" if file.screening and file.screening.outcome == "in" else "needs",
        },
        {
            "label": _("Recipients"),
            "url": where("recipients"),
            "state": _("%(n)d named") % {"n": len(file.recipients)},
            "tone": "go" if file.recipients else "needs",
        },
        {
            "label": _("Who answers for what"),
            "url": page_of(case, "roles"),
            "state": _("%(n)d of %(of)d named") % {"n": named, "of": len(wanted)},
            "tone": "go" if named == len(wanted) else "needs",
        },
    ]


def _task(case, file, progress):
    section = progress.section
    state, tone = _state_of(progress)
    to_risks = section.per in ("risks", "measures")
    url = page_of(case, "risks") if to_risks else page_of(case, "section", section.id)
    hint = ""
    if section.per == "case" and progress.needed and not progress.wanted:
        hint = _("Nothing here is demanded.")
    if is_about_a_country(file.framework, section.per) and has_several(file):
        hint = ", ".join(each.name for each in file.countries)
    return {
        "label": spoken(section.title),
        "url": "" if progress.needed is False else url,
        "hint": hint,
        "state": state,
        "tone": tone,
    }


def tasks_by_country(case, file, section):
    """Return one section's task for each country of the help, with its honest state."""
    tasks = []
    for place, progress in progress_by_country(file, section):
        state, tone = _state_of(progress)
        url = page_of_country(case, file, section.id, place.code)
        tasks.append({"label": place.name, "url": url, "state": state, "tone": tone})
    return tasks


def _state_of(progress):
    """Return an honest state in words, and its colour."""
    if progress.needed is False:
        return _("Not needed"), "plain"
    if progress.carried_over:
        said = ngettext(
            "%(n)d carried over: confirm it",
            "%(n)d carried over: confirm them",
            progress.carried_over,
        )
        return said % {"n": progress.carried_over}, "needs"
    if progress.section.per != "case" and not progress.rows:
        return _("None added yet"), "needs" if progress.lacks_rows else "plain"
    if not progress.wanted:
        numbers = {"n": progress.answered_optional, "of": progress.optional}
        return _("Optional: %(n)d of %(of)d answered") % numbers, "plain"
    if not progress.left:
        return _("Answered"), "go"
    if not progress.done:
        return _("Not started"), "plain"
    return _("%(n)d of %(of)d answered") % {"n": progress.done, "of": progress.wanted}, "needs"


def _beside(case, file, officer):
    tasks = [
        {
            "label": _("Consultation: who was asked, and what it changed"),
            "url": page_of(case, "consultations"),
            "state": _("%(n)d recorded") % {"n": len(file.consultations)},
            "tone": "go" if file.consultations else "needs",
        },
        *_findings(case, file),
        *_allegations(case, file, officer),
        *_checks(case, file),
        *_earlier(case, file),
    ]
    check = {
        "label": _("Check your answers"),
        "url": page_of(case, "check_answers"),
        "state": "",
    }
    submit = {"label": _("Submit"), "url": page_of(case, "submit"), "state": ""}
    return [*tasks, check, submit]


def _findings(case, file):
    """Offer the page of the findings that an adviser makes, where the framework asks any."""
    asked = findings_asked(file)
    if asked:
        made = sum(each.is_made for each in asked)
        yield {
            "label": _("Findings for an adviser"),
            "url": page_of(case, "findings"),
            "hint": _("Whoever writes the case may not make them."),
            "state": _("%(n)d of %(of)d made") % {"n": made, "of": len(asked)},
            "tone": "go" if made == len(asked) else "needs",
        }


def _allegations(case, file, officer):
    """Offer the page of allegations where there are any this officer may read."""
    readable = [
        each
        for each in file.allegations
        if not each.restricted or officer.may(READ_RESTRICTED, case.portfolio)
    ]
    if not readable:
        return
    weighed = {
        a.subject
        for a in file.answers
        if a.question == "heed.allegation" and a.notes.strip() and not a.carried_over
    }
    done = sum(subject_of("allegations", each.pk) in weighed for each in readable)
    yield {
        "label": _("What is alleged of the recipients"),
        "url": page_of(case, "allegations"),
        "state": _("%(n)d of %(of)d weighed") % {"n": done, "of": len(readable)},
        "tone": "go" if done == len(readable) else "needs",
    }


def _checks(case, file):
    standing = [each for each in file.evaluation.consistency if each.value is True]
    if standing:
        yield {
            "label": _("Answers that do not go together"),
            "url": page_of(case, "checks"),
            "state": _("%(n)d to look at") % {"n": len(standing)},
            "tone": "needs",
        }


def _earlier(case, file):
    if file.earlier:
        said = case.what_has_changed.strip()
        yield {
            "label": _("What has changed since the last refusal"),
            "url": page_of(case, "earlier"),
            "state": _("Said") if said else _("Not said yet"),
            "tone": "go" if said else "needs",
        }
