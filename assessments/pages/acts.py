"""What the page of each act says: the question, what follows, the reason asked, the button."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Asked:
    """One act as its page puts it. Without `why`, a click is enough."""

    question: Any
    follows: Any
    button: Any
    done: Any
    why: Any = ""
    style: str = "primary"


ASKED = {
    "begin_mitigation": Asked(
        _("Go on to mitigation?"),
        _(
            "What is proposed stands as written. Next, each risk is answered: a measure with an"
            " owner, a date and proof, or why none is possible. You can go back to the draft."
        ),
        _("Go on to mitigation"),
        _("%(case)s is in mitigation: answer each live risk."),
    ),
    "reopen_draft": Asked(
        _("Go back to the draft?"),
        _("What is proposed opens again for writing. Measures and findings stay as they are."),
        _("Go back to the draft"),
        _("%(case)s is a draft again."),
    ),
    "return_to_draft": Asked(
        _("Return this to its author, to be written again?"),
        _("The signatures so far fall, because what they signed will change. Advice stays."),
        _("Return it to draft"),
        _("%(case)s is back with its author."),
        _("What must be answered or written again?"),
    ),
    "return_to_mitigation": Asked(
        _("Return this to its author, for better measures?"),
        _("The signatures so far fall, because what they signed will change. Advice stays."),
        _("Return it for mitigation"),
        _("%(case)s is back with its author."),
        _("Which risks need a better answer, and what kind?"),
    ),
    "raise_level": Asked(
        _("Raise this to a higher level?"),
        _(
            "What is sealed stays, and so do the signatures. Only the post it is raised to can"
            " hand it back, with reasons."
        ),
        _("Raise it"),
        _("%(case)s is raised."),
        _("Why must a higher level decide?"),
    ),
    "abandon": Asked(
        _("Abandon this assessment?"),
        _(
            "Nothing may be given on it. The reason is kept and counted; a new case of the same"
            " kind within a year will be asked what has changed. This cannot be undone."
        ),
        _("Abandon it"),
        _("%(case)s is abandoned."),
        _("Why is it no longer pursued?"),
        "warning",
    ),
    "find_out_of_scope": Asked(
        _("Agree that the framework does not cover this?"),
        _(
            "Somebody else recorded the finding with its reasons; your agreement makes it stand."
            " The assessment ends here, and an auditor will see both names."
        ),
        _("Agree that it is out of scope"),
        _("%(case)s is out of scope."),
        _("Why do you agree?"),
        "warning",
    ),
    "reassess": Asked(
        _("Begin a reassessment?"),
        _(
            "A new assessment begins from this one. Answers, risks and measures are carried over,"
            " and each counts only once somebody confirms it. This one stays in force meanwhile."
        ),
        _("Begin the reassessment"),
        _("%(case)s is opened."),
        _("Why is it reassessed now?"),
    ),
}
