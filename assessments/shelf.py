"""Many case files at once: each drawer the law looks into is filled for all of them together.

What one case asks in a dozen statements, a hundred ask in the same dozen. Only what an evaluation
needs is here; any other drawer is opened when it is read, as ever.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models import F, prefetch_related_objects
from django.utils import timezone

from assessments.casefile import allegations_of, answers_of, risks_of
from assessments.models import (
    Advice,
    Assessment,
    AssistanceRecipient,
    AssuranceRequest,
    Consultation,
    Screening,
)
from assessments.states import AssessmentState as S
from casework.files import CaseFile


def files_in_bulk(cases: Iterable[Assessment]) -> list[CaseFile]:
    """Return the file of each case, with what its framework looks at read for all at once.

    The cases come with their assistance and portfolio loaded.
    """
    files = [CaseFile(case) for case in cases]
    if files:
        for fill in (_recipients, _screenings, _content, _asked, _countries, _alleged, _stopped):
            fill(files)
    return files


def _grouped(rows: Iterable, key: Callable) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _recipients(files: list[CaseFile]) -> None:
    rows = AssistanceRecipient.objects.filter(assistance__in={_help(file) for file in files})
    rows = rows.select_related("recipient__parent", "recipient__country")
    named = _grouped(rows, lambda row: row.assistance_id)
    for file in files:
        file.recipients = [row.recipient for row in named[_help(file)]]


def _help(file: CaseFile) -> int:
    return file.case.assistance_id


def _screenings(files: list[CaseFile]) -> None:
    rows = Screening.objects.filter(assistance__in={_help(file) for file in files})
    rows = rows.select_related("recorded_by", "agreed_by").order_by("pk")
    latest = {(row.assistance_id, row.framework_id): row for row in rows}
    for file in files:
        file.screening = latest.get((_help(file), file.case.framework_id))


def _content(files: list[CaseFile]) -> None:
    keys = [file.case.pk for file in files]
    answers = _grouped(answers_of(keys), lambda row: row.assessment_id)
    risks = _grouped(risks_of(keys), lambda row: row.assessment_id)
    for file in files:
        file.answers, file.risk_rows = answers[file.case.pk], risks[file.case.pk]


def _asked(files: list[CaseFile]) -> None:
    keys = [file.case.pk for file in files]
    kinds = {
        "advice": Advice.objects.select_related("adviser", "asked_by"),
        "assurances": AssuranceRequest.objects,
        "consultations": Consultation.objects,
    }
    for name, rows in kinds.items():
        found = _grouped(rows.filter(assessment__in=keys), lambda row: row.assessment_id)
        for file in files:
            setattr(file, name, found[file.case.pk])


def _countries(files: list[CaseFile]) -> None:
    through = files[0].case.assistance.also_in.through.objects
    rows = through.filter(assistance__in={_help(file) for file in files})
    rows = rows.values("assistance_id", "country_id", name=F("country__name"))
    named = _grouped(rows, lambda row: row["assistance_id"])
    prefetch_related_objects([file.case.assistance for file in files], "country")
    for file in files:
        file.also_in = named[_help(file)]


def _alleged(files: list[CaseFile]) -> None:
    family = set().union(*(_family(file) for file in files))
    alleged = _grouped(allegations_of(family), lambda row: row.recipient_id)
    for file in files:
        found = [row for key in _family(file) for row in alleged[key]]
        file.allegations = sorted(found, key=lambda row: row.pk)


def _family(file: CaseFile) -> set[int]:
    return {key for each in file.recipients for key in (each.pk, each.parent_id) if key}


def _stopped(files: list[CaseFile]) -> None:
    """Ask of what was stopped within the year only by what it is like, then read what is like."""
    like = _stopped_by_likeness({file.case.assistance.country_id for file in files})
    found = {file: set().union(*(like[each] for each in _likeness(file))) for file in files}
    stopped = Assessment.objects.filter(pk__in=set().union(*found.values()))
    rows = list(stopped.select_related("assistance").order_by("-state_since"))
    for file in files:
        keys = found[file] - {file.case.pk}
        file.stopped_before = [each for each in rows if each.pk in keys] if keys else []


def _stopped_by_likeness(countries: set[str]) -> dict[tuple, set[int]]:
    """Return the keys of what was stopped in these countries, by framework, kind and kin."""
    helped = AssistanceRecipient.objects.filter(
        assistance__country__in=countries,
        assistance__assessments__state__in=[*S.ADVERSE, S.SUSPENDED],
        assistance__assessments__state_since__gte=timezone.now() - timedelta(days=365),
    )
    found = defaultdict(set)
    for key, framework, kind, country, *kin in helped.values_list(
        "assistance__assessments",
        "assistance__assessments__framework_id",
        "assistance__kind",
        "assistance__country",
        "recipient",
        "recipient__parent",
        "recipient__successor",
    ):
        for one in filter(None, kin):
            found[framework, kind, country, one].add(key)
    return found


def _likeness(file: CaseFile) -> set[tuple]:
    """Return what a stopped case must share to be like this one, as `stopped_before` asks it."""
    help_ = file.case.assistance
    family = _family(file) | {each.successor_id for each in file.recipients if each.successor_id}
    return {(file.case.framework_id, help_.kind, help_.country_id, one) for one in family}
