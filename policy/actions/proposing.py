"""One policy manager proposes a text, another agrees: only then is it in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from casework.refusals import Objection, Refused
from casework.road import journey
from policy.actions.putting import (
    apply_from,
    of_one,
    of_the_day,
    of_the_text,
    of_two,
    put_in_use,
    wait_for_others,
)
from policy.framework import Framework, loads
from policy.models import ProposedText, PublishedFramework

if TYPE_CHECKING:
    from accounts.models import Officer, Organisation


def propose(
    framework: Framework,
    *,
    by: Officer,
    why: str,
    base: str = "",
    organisation: Organisation | None = None,
    from_day: date | None = None,
) -> ProposedText:
    """Lay a text before a second policy manager, saying why, and for whom from which day.

    `base` is the digest of the text an overlay was laid on. Raises Refused with every reason.
    """
    with journey() as act:
        wait_for_others(framework.id)
        objections = [
            *of_one(by),
            *of_the_text(framework),
            *_of_what_is_asked(framework, why, organisation),
            *_of_where_it_applies(framework, base, organisation, from_day),
        ]
        if objections:
            raise Refused("policy.propose", objections)
        row = ProposedText.objects.create(
            framework_id=framework.id,
            version=framework.version,
            digest=framework.digest,
            text=framework.text,
            base_digest=base,
            why=why,
            organisation=organisation,
            from_day=from_day,
            proposed_by=by,
            proposed_at=timezone.now(),
        )
        act.record("policy.propose", row, by=by, framework=framework.id, digest=framework.digest)
    return row


def agree(proposal: ProposedText, *, by: Officer) -> PublishedFramework:
    """Put a proposed text in use, as its second policy manager; raises Refused otherwise."""
    with journey() as act:
        row = _open(proposal)
        if objections := [*of_two(row.proposed_by, by)]:
            raise Refused("policy.agree", objections)
        framework = loads(row.text, f"{row.framework_id}.yaml")
        text = put_in_use(framework, by=row.proposed_by, confirmed_by=by, base=row.base_digest)
        if row.organisation is not None:
            apply_from(
                text,
                row.organisation,
                by=row.proposed_by,
                confirmed_by=by,
                from_day=max(row.from_day or timezone.localdate(), timezone.localdate()),
            )
        _end(row, by, ProposedText.End.AGREED)
        act.record("policy.agree", row, by=by, framework=row.framework_id, digest=row.digest)
    return text


def take_back(proposal: ProposedText, *, by: Officer, why: str) -> None:
    """End a proposal without putting it in use, saying why; either policy manager may."""
    with journey() as act:
        row = _open(proposal)
        objections = list(of_one(by))
        if not why.strip():
            objections.append(
                Objection(
                    code="no-reason",
                    says=_("You have not said why."),
                    remedy=_("Write why this text is not put in use."),
                )
            )
        if objections:
            raise Refused("policy.take_back", objections)
        row.end_why = why
        _end(row, by, ProposedText.End.TAKEN_BACK)
        act.record("policy.take_back", row, by=by, framework=row.framework_id, digest=row.digest)


def _open(proposal: ProposedText) -> ProposedText:
    """Return the proposal, locked: of two who press at once, the second is told."""
    row = ProposedText.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if row.ended_at is None:
        return row
    raise Refused(
        "policy.agree",
        [
            Objection(
                code="proposal-ended",
                says=_("{text} was {end} on {day}.").format(
                    text=row,
                    end=row.get_end_display(),
                    day=timezone.localdate(row.ended_at).isoformat(),
                ),
                remedy=_("Look at which text is in use, and propose anew if it must change."),
            )
        ],
    )


def _end(row: ProposedText, by: Officer, end: str) -> None:
    row.end, row.ended_by, row.ended_at = end, by, timezone.now()
    row.save(update_fields=["end", "end_why", "ended_by", "ended_at"])


def _of_what_is_asked(
    framework: Framework, why: str, organisation: Organisation | None
) -> Iterator[Objection]:
    if not why.strip():
        yield Objection(
            code="no-reason",
            says=_("You have not said why the text should change."),
            remedy=_("Write what changes and why, for the second policy manager to read."),
        )
    in_use = PublishedFramework.objects.filter(digest=framework.digest).exists()
    if in_use and organisation is None:
        yield Objection(
            code="in-use-already",
            says=_("This very text has been put in use before."),
            remedy=_("Choose the organisation in which it should apply, or change the text."),
        )
    if ProposedText.objects.filter(digest=framework.digest, ended_at=None).exists():
        yield Objection(
            code="proposed-already",
            says=_("This very text waits for a second policy manager."),
            remedy=_("Ask one to read it."),
        )


def _of_where_it_applies(
    framework: Framework, base: str, organisation: Organisation | None, from_day: date | None
) -> Iterator[Objection]:
    if organisation is not None:
        yield from of_the_day(framework.id, organisation, from_day or timezone.localdate())
    elif base:
        yield Objection(
            code="overlay-of-nobody",
            says=_("An overlay belongs to the organisation it was written for."),
            remedy=_("Choose the organisation, and the day from which it applies."),
        )
