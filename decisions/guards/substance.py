"""What a yes rests on: the seal, the bars, the dissent, and what became known since."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.barred import bars_a_part, hit_by
from assessments.models import Advice
from casework.guards import Asking, guard, on_proposal
from casework.refusals import Objection
from decisions.guards.overrides import overridden
from decisions.guards.who import page
from recipients.permissions import READ_RESTRICTED


@guard
def what_was_sealed_is_what_is_decided(asking: Asking) -> Iterator[Objection]:
    """The submission gives its root, and the content in it is the content there is."""
    file, case = asking.file, asking.case
    content = file.submission.get("content", {})
    if not case.submission_root or file.broken_seals or content.get("root") != case.content_root:
        yield Objection(
            "submission-not-as-sealed",
            _("What was submitted does not give the root it was sealed under."),
            _("Return the case to be submitted again, and tell the administrator."),
            where=page(asking, "decision"),
        )


@guard
def no_bar_stands(asking: Asking) -> Iterator[Objection]:
    """A bar that is true stops the case, unless lawfully overridden; so does an unknown one."""
    for found in asking.file.evaluation.bars_standing:
        bar = found.bar
        if bars_a_part(found):
            continue
        if bar.overrides and (not asking.making or overridden(asking, bar)):
            continue
        yield Objection(
            *what_it_says(found),
            bar.lifts_when,
            cites=bar.cite,
            basis=bar.basis,
            where=reverse("assessments:detail", args=[asking.case.reference]),
        )


def what_it_says(found) -> tuple[str, str]:
    """Return the code and the sentence of a bar that stands, or of which nobody knows."""
    bar = found.bar
    if found.value is None:
        says = _("It is not known whether this holds: %(message)s") % {"message": bar.message}
        return f"{bar.id}-unknown", says
    return bar.id, bar.message


@on_proposal
def barred_rows_are_excluded(asking: Asking) -> Iterator[Objection]:
    """Every row a bar on a part hits is left out of what is authorised."""
    verdict = asking.proposal
    excluded = {str(key) for key in getattr(verdict, "excluded", ())}
    excluded |= set(getattr(verdict, "excluded_countries", ()))
    excluded |= set(getattr(verdict, "excluded_rows", ()))
    for found in filter(bars_a_part, asking.file.evaluation.bars_standing):
        if overridden(asking, found.bar):
            continue
        for hit in hit_by(asking.file, found):
            if hit.key not in excluded:
                yield Objection(
                    f"{found.bar.id}-not-excluded",
                    found.bar.message,
                    _how_to_leave_out(hit),
                    cites=found.bar.cite,
                    basis=found.bar.basis,
                    where=page(asking, "decision"),
                )


def _how_to_leave_out(hit) -> str:
    if hit.is_vetted_only:
        text = _(
            "Leave “%(row)s” out of what is authorised. If it is, or belongs to, one of the"
            " recipients, have the name in its row written as theirs instead."
        )
    elif hit.key:
        text = _("Exclude “%(row)s” from what is authorised.")
    else:
        text = _(
            "“%(row)s” is no recipient of this case, so it cannot be left out."
            " Name it among the recipients, or correct its name in the row."
        )
    return text % {"row": hit.name}


@on_proposal
def new_facts_are_read(asking: Asking) -> Iterator[Objection]:
    """What became known since the case was sealed was read by whoever decides."""
    seen = set(getattr(asking.proposal, "seen_facts", ()))
    for fact in asking.file.new_facts:
        if fact.reference not in seen:
            yield Objection(
                "new-fact-unread",
                _("%(reference)s against %(recipient)s was recorded after this was submitted.")
                % {"reference": fact.reference, "recipient": fact.recipient},
                _("Read it and say so by its box, or return the case."),
                where=page(asking, "decision") + "#changed",
                readers=READ_RESTRICTED if fact.restricted else "",
                ask=_("human rights adviser") if fact.restricted else "",
            )


def dissents(asking_or_file) -> list[Advice]:
    """Return the advice on the current content that does not concur, or concurs only if."""
    file = getattr(asking_or_file, "file", asking_or_file)
    unlike = (Advice.Concur.NON_CONCUR, Advice.Concur.CONCUR_IF)
    root = file.case.content_root
    return [each for each in file.advice if each.content_root == root and each.concur in unlike]


@on_proposal
def dissent_is_answered(asking: Asking) -> Iterator[Objection]:
    """A yes in the face of dissent carries conditions."""
    if getattr(asking.proposal, "conditions", ()):
        return
    for advice in dissents(asking):
        yield Objection(
            "dissent-unanswered",
            _("%(adviser)s: %(concur)s. A yes without conditions does not answer that.")
            % {"adviser": advice.get_kind_display(), "concur": advice.get_concur_display()},
            _("Authorise with conditions, refuse, or return it with questions."),
            basis="operator_default",
            where=page(asking, "decision"),
        )
