"""What is due, in the words of whoever reads it: a duty is kept in English, its law has others."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.wording import as_its_law_says
from monitoring.models import Obligation

From = Obligation.From
ASKED = "Record what they answered: %(letter)s"


def duty_in_words(row: Obligation) -> str:
    """Return what is due in the reader's language, where the framework has it in that language."""
    if row.comes_from in (From.FRAMEWORK, From.OWED):
        return as_its_law_says(row.assessment, row.says)
    if row.comes_from == From.LETTER:
        letter = as_its_law_says(row.assessment, row.says.removeprefix(ASKED % {"letter": ""}))
        return _("Record what they answered: %(letter)s") % {"letter": letter}
    return row.says
