"""Whether the framework covers the help was found, and agreed by two people where it does not."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.guards import Asking, guard, on_proposal
from casework.refusals import Objection


@guard
def scope_is_decided(asking: Asking) -> Iterator[Objection]:
    """Somebody found, by the framework's own rules, that it covers this assistance."""
    screening = asking.file.screening
    where = reverse("assessments:screen", args=[asking.case.assistance.reference])
    if screening is None:
        yield Objection(
            "scope-undecided",
            _("Nobody has screened whether this framework covers the assistance."),
            _("Answer the screening questions."),
            where=where,
        )
    elif screening.outcome != "in":
        yield Objection(
            "not-in-scope",
            _("The screening found: %(outcome)s.") % {"outcome": screening.get_outcome_display()},
            _("Screen it again, or find it out of scope with a second person."),
            where=where,
        )


@guard
def a_second_person_agrees_on_scope(asking: Asking) -> Iterator[Objection]:
    """One officer records the finding and its precedents; another makes the move."""
    screening = asking.file.screening
    where = reverse("assessments:screen", args=[asking.case.assistance.reference])
    if screening is None or screening.outcome != "out":
        yield Objection(
            "no-finding-on-scope",
            _("Nobody has recorded a finding that the framework does not cover this."),
            _("Screen it again and record the finding with its reasons."),
            where=where,
        )
        return
    if not screening.reasons.strip():
        yield Objection(
            "no-reasons-on-scope",
            _("The finding that it is out of scope gives no reasons."),
            _("Record the finding with its reasons and precedents."),
            where=where,
        )
    if asking.by.pk == screening.recorded_by_id or asking.by.pk == asking.case.author_id:
        yield Objection(
            "second-person-needed",
            _("%(officer)s recorded the finding or wrote the case, so cannot also agree to it.")
            % {"officer": asking.by},
            _("Another officer who may agree on scope must make this move."),
            where=where,
        )


@on_proposal
def two_people_agree_on_scope(asking: Asking) -> Iterator[Objection]:
    """Assistance is screened out when somebody else agrees with whoever recorded the finding."""
    screening = asking.proposal.screening
    if screening is None:
        return  # an assessment of it is found out of scope, and that move asks the same
    where = reverse("assessments:screen", args=[asking.case.reference])
    if screening.outcome not in ("out", "covered"):
        yield Objection(
            "no-finding-on-scope",
            _("Nobody has recorded a finding that the framework does not cover this."),
            _("Screen it again and record the finding with its reasons."),
            where=where,
        )
    elif asking.by.pk in (screening.recorded_by_id, asking.case.author_id):
        yield Objection(
            "second-person-needed",
            _("%(officer)s planned this or recorded the finding, so cannot also agree to it.")
            % {"officer": asking.by},
            _("Another officer who may agree on scope must do so."),
            where=where,
        )
