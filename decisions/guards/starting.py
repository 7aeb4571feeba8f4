"""What must be done before help begins, or begins again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.models import Assessment
from casework.guards import Asking, guard
from casework.refusals import Objection
from casework.templatetags.pages import day
from decisions.guards.who import page
from decisions.models import Condition
from policy.logic import holds


@guard
def it_is_still_valid(asking: Asking) -> Iterator[Objection]:
    """Help begins while the yes is valid."""
    until = asking.case.valid_until
    if until is not None and until < asking.today:
        yield Objection(
            "validity-over",
            _("It was valid until %(day)s.") % {"day": day(until)},
            _("Assess it afresh."),
            where=page(asking, "decision"),
        )


@guard
def conditions_precedent_are_met(asking: Asking) -> Iterator[Objection]:
    """Everything the decision wants done first is done, and something shows it."""
    for condition in asking.file.conditions:
        if condition.kind != Condition.Kind.PRECEDENT or condition.met_on:
            continue
        yield Objection(
            "condition-unmet",
            _("“%(condition)s” has not been shown to be met.") % {"condition": condition.says},
            _("Ask %(owner)s to do it, and record the proof.") % {"owner": condition.owner},
            where=page(asking, "condition", condition.pk),
        )


@guard
def every_framework_permits(asking: Asking) -> Iterator[Objection]:
    """Each framework that applies was asked, and says yes: one cannot allow what another forbids.

    A decision taken over from before Heed stands as it was taken.
    """
    if asking.case.kind == Assessment.Kind.BEFORE_HEED:
        return
    for other in asking.file.alongside:
        if other.permits:
            continue
        title = {"framework": other.framework.title}
        if other.found is None:
            yield Objection(
                "framework-not-asked",
                _("Nobody has asked whether this is covered by: %(framework)s.") % title,
                _("Screen it under that framework too."),
                where=asking.case.assistance.get_absolute_url(),
            )
            continue
        yield Objection(
            "framework-has-not-permitted",
            _("This is covered by another framework, which has not permitted it: %(framework)s.")
            % title,
            _("Take its own assessment to a decision first."),
            where=(other.case or asking.case.assistance).get_absolute_url(),
        )


def letters_owed(file, blocks: str) -> list:
    """Return the framework's communications that must be out before this, and are not."""
    if file.case.kind == Assessment.Kind.BEFORE_HEED:
        return []  # what it depended on was settled where it was decided
    triggers = {"start_delivery": ("authorised",), "resume": ("suspended", "resume")}[blocks]
    owed = []
    for letter in file.framework.communications:
        if letter.blocks != blocks or letter.trigger not in triggers:
            continue
        if letter.when and holds(letter.when, file.evaluation.facts) is False:
            continue
        if not any(_serves(sent, letter) for sent in file.communications):
            owed.append(letter)
    return owed


def _serves(sent, letter) -> bool:
    whole = set(letter.contents) <= set(sent.contents)
    return sent.rule == letter.id and whole and not sent.lapsed


def unsent(asking: Asking, blocks: str) -> Iterator[Objection]:
    """Object to each letter that must be out before this, and is not."""
    lapsed = {sent.rule: sent.lapsed for sent in asking.file.communications if sent.lapsed}
    for letter in letters_owed(asking.file, blocks):
        gone = lapsed.get(letter.id)
        yield Objection(
            f"{'no-longer-serves' if gone else 'unsent'}-{letter.id}",
            gone or _("This has not been recorded as done: %(letter)s.") % {"letter": letter.label},
            _("Send it again with all it must say, and record when and by whom.")
            if gone
            else _("Send it with all it must say, and record when and by whom."),
            cites=letter.cite,
            basis=letter.basis,
            where=page(asking, "letters"),
        )


@guard
def letters_are_sent(asking: Asking) -> Iterator[Objection]:
    """Who must be told before help begins has been told."""
    yield from unsent(asking, "start_delivery")


@guard
def letters_to_resume_are_sent(asking: Asking) -> Iterator[Objection]:
    """Who must be told before help resumes has been told."""
    yield from unsent(asking, "resume")
