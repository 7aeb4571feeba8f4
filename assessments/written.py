"""What has been written, as pages show it: tasks and their states, answers, rows as cards."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.document import IN_ANSWERS, KEPT, row_ids, subject_of
from assessments.models import CaseRole
from assessments.permissions import Perm
from assessments.places import anchor_of, page_of
from assessments.progress import progress_of
from assessments.questionnaire import spoken
from assessments.wording import say, say_of_row

READ_RESTRICTED = "accounts.read_restricted_allegation"


def tasks_of(case, file, officer):
    """Return the task list: groups of tasks, questions left, and about how long they take."""
    progress = progress_of(file)
    groups = [
        {"heading": _("What is planned"), "tasks": _planned(case, file)},
        {"heading": _("What the framework asks"), "tasks": [_task(case, p) for p in progress]},
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


def _planned(case, file):
    assistance = case.assistance
    filled = {row.role for row in file.roles if row.post_id}
    wanted = CaseRole.Role.REQUIRED
    named = len(filled & set(wanted))
    return [
        {
            "label": _("Scope and screening"),
            "url": reverse("assessments:screen", args=[assistance.reference]),
            "state": file.screening.get_outcome_display() if file.screening else _("Not screened"),
            "tone": "go" if file.screening and file.screening.outcome == "in" else "needs",
        },
        {
            "label": _("Recipients"),
            "url": reverse("assessments:recipients", args=[assistance.reference]),
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


def _task(case, progress):
    section = progress.section
    state, tone = _state_of(progress)
    to_risks = section.per in ("risks", "measures")
    url = page_of(case, "risks") if to_risks else page_of(case, "section", section.id)
    hint = ""
    if progress.optional and not progress.wanted and progress.needed:
        hint = _("Nothing here is demanded.")
    return {
        "label": spoken(section.title),
        "url": "" if progress.needed is False else url,
        "hint": hint,
        "state": state,
        "tone": tone,
    }


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
        return _("None added"), "plain"
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


def answered(case, file, officer):
    """Return every section with its answers as a summary list, for whoever may read them."""
    sections = []
    for progress in progress_of(file):
        section = progress.section
        if progress.needed is False or section.per in ("risks", "measures"):
            continue
        if section.per == "case":
            sections.append(_answered_once(case, file, section, officer))
        else:
            sections += _answered_in_rows(case, file, section, officer)
    return sections


def _answered_once(case, file, section, officer):
    given = {a.question: a for a in file.answers if not a.subject}
    rows = []
    for question in section.questions:
        if question.type == "consultation_log":
            continue
        answer = given.get(question.id)
        at = page_of(case, "section", section.id) + f"#{anchor_of(question.id)}"
        rows.append(
            _row(question, answer, say(question, answer.value) if answer else "", at, case, officer)
        )
    return {"title": spoken(section.title), "rows": rows}


def _row(question, answer, said, at, case, officer):
    small = answer.notes if answer else ""
    if answer and answer.carried_over:
        small = _("Carried over, not confirmed. %(notes)s") % {"notes": small}
    if said and question.sensitivity == "restricted" and not _may_read(officer, case):
        said, small = _("Answered; you may not read it."), ""
    row = {"key": spoken(question.text), "value": said, "small": small}
    if not said and not question.required:
        row["value"] = _("Not answered: optional")
    if officer.may(Perm.WRITE, case.portfolio):
        row |= {"action_url": at, "action_label": _("Change") if answer else _("Answer")}
    return row


def _may_read(officer, case):
    """Say whether an officer reads restricted answers: those who write the case do too."""
    return officer.may(Perm.WRITE, case.portfolio) or officer.may(READ_RESTRICTED, case.portfolio)


def _answered_in_rows(case, file, section, officer):
    collection = file.framework.collection(section.per)
    for card in cards_of_rows(case, file, collection, officer):
        yield {"title": f"{spoken(section.title)}: {card['title']}", "rows": card["rows"]}


def cards_of_rows(case, file, collection, officer):
    """Return the rows of a list as cards: each with what is said of it."""
    sections = file.framework.sections_per(collection.name)
    questions = [question for section in sections for question in section.questions]
    for number, (id, row) in enumerate(_rows_of(file, collection), start=1):
        subject = subject_of(collection.name, id)
        answers = [each for each in file.answers if each.subject == subject]
        rows = [
            {
                "key": spoken(q.text),
                "value": _said(file, collection, row, answers, q, case, officer),
            }
            for q in questions
        ]
        yield {
            "title": _("%(row)s %(n)d") % {"row": spoken(collection.row), "n": number},
            "rows": rows,
            "action_label": _("Change"),
            "action_url": page_of(case, "row", sections[0].id, id),
        }


def _said(file, collection, row, answers, question, case, officer):
    said = say_of_row(file.framework, collection, row, answers, question)
    if said and question.sensitivity == "restricted" and not _may_read(officer, case):
        return _("Answered; you may not read it.")
    return said


def _rows_of(file, collection):
    if KEPT.get(collection.name, IN_ANSWERS) is IN_ANSWERS:
        return [(id, None) for id in row_ids(file.answers, collection.name)]
    return [(str(row.pk), row) for row in file.assurances]
