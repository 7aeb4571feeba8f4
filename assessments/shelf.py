"""Many case files at once: each drawer the law looks into is filled for all of them together.

What one case asks in a dozen statements, a hundred ask in the same dozen. Only what an evaluation
needs is here; any other drawer is opened when it is read, as ever.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.utils import timezone

from assessments.casefile import allegations_of, answers_of, is_like, risks_of
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
    named = _grouped(rows.values("assistance_id", "country_id"), lambda row: row["assistance_id"])
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
    """Read every case stopped within the year among these countries once, then match in hand."""
    stopped = Assessment.objects.filter(
        assistance__country__in={file.case.assistance.country_id for file in files},
        state__in=[*S.ADVERSE, S.SUSPENDED],
        state_since__gte=timezone.now() - timedelta(days=365),
    )
    rows = list(stopped.select_related("assistance").order_by("-state_since"))
    receiving = AssistanceRecipient.objects.filter(assistance__in={r.assistance_id for r in rows})
    who = _grouped(
        receiving.values_list(
            "assistance_id", "recipient_id", "recipient__parent_id", "recipient__successor_id"
        ),
        lambda row: row[0],
    )
    kin = {key: {one for row in found for one in row[1:] if one} for key, found in who.items()}
    for file in files:
        file.stopped_before = [
            each for each in rows if is_like(each, file, kin.get(each.assistance_id, set()))
        ]
