"""A finding that an adviser makes, as a page shows it to one reader."""

from django.utils.translation import gettext as _

from assessments.barred import who_is
from assessments.places import page_of
from casework.templatetags.pages import day
from recipients.permissions import READ_RESTRICTED


def finding_card(case, file, found, officer) -> dict:
    """Return one finding with who made it and why, as far as this officer may read it."""
    answer, question = found.answer if found.is_made else None, found.question
    trusted = officer.may(READ_RESTRICTED, case.portfolio)
    closed = found.closed and not trusted
    where = [question.id, found.row] if found.row else [question.id]
    return {
        "text": found.text,
        "about": "" if not found.row or not trusted else who_is(file, question.per, found.row),
        "cites": question.cite,
        "basis": question.basis,
        "said": "" if closed else found.said,
        "reasons": answer.notes if answer and not closed else "",
        "by": _made_by(answer) if answer else "",
        "closed": closed and bool(answer),
        "sources": [str(s) for s in file.sources if answer and s.pk in answer.cited],
        "url": page_of(case, "find_on_row" if found.row else "find", *where),
    }


def _made_by(answer) -> str:
    return _("%(officer)s, %(day)s") % {
        "officer": answer.answered_by,
        "day": day(answer.answered_at),
    }
