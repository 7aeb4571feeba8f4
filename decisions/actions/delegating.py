"""Lending the authority of a post, for a time, to somebody who cannot lend it on."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Delegation, PostRung
from accounts.queries import holder_of
from casework.refusals import Objection
from casework.road import journey
from decisions.actions.refusing import refuse_if


def grant_delegation(
    post, *, by, delegate, framework_id, starts_on, ends_on, reason, up_to_rank=None, countries=()
) -> Delegation:
    """Lend a post's authority under one framework from one day to another."""
    rung = PostRung.objects.filter(post=post, framework_id=framework_id).first()
    with journey() as act:
        found = [
            *_objections_to_lender(post, by, delegate, rung),
            *_objections_to_days(starts_on, ends_on, reason),
        ]
        refuse_if(found, verb="decisions.grant_delegation", subject=post, by=by)
        loan = Delegation.objects.create(
            post=post,
            delegate=delegate,
            granted_by=by,
            framework_id=framework_id,
            up_to_rank=min(up_to_rank or rung.rank, rung.rank),
            country_codes=list(countries),
            starts_on=starts_on,
            ends_on=ends_on,
            reason=reason,
        )
        act.record(
            "decisions.grant_delegation",
            post,
            by=by,
            delegation=loan.pk,
            delegate=str(delegate.public_id),
            starts_on=starts_on,
            ends_on=ends_on,
        )
    return loan


def _objections_to_lender(post, by, delegate, rung) -> Iterator[Objection]:
    if holder_of(post, timezone.localdate()) != by:
        yield Objection(
            "not-yours-to-lend",
            _("%(officer)s does not hold %(post)s today; what is lent cannot be lent on.")
            % {"officer": by, "post": post},
            _("Only whoever holds the post may lend its authority."),
        )
    if rung is None:
        yield Objection(
            "no-authority-to-lend",
            _("%(post)s stands on no rung of this framework's ladder.") % {"post": post},
            _("Choose a framework on whose ladder the post stands."),
        )
    if delegate == by or not delegate.is_active or delegate.is_program:
        yield Objection(
            "no-such-delegate",
            _("%(officer)s cannot act for this post.") % {"officer": delegate},
            _("Choose another officer who may sign in."),
        )


def _objections_to_days(starts_on, ends_on, reason) -> Iterator[Objection]:
    if starts_on is None or ends_on is None or ends_on < starts_on:
        yield Objection(
            "no-dates",
            _("A delegation runs from one day to another, and these two do not."),
            _("Give its first and its last day."),
        )
    elif ends_on < timezone.localdate():
        yield Objection(
            "over-already",
            _("The last day of this delegation has passed."),
            _("Give a last day to come."),
        )
    if not reason.strip():
        yield Objection(
            "no-reason",
            _("No reason has been given."),
            _("Say why in a sentence; it stands in the record."),
        )


def end_delegation(loan: Delegation, *, by) -> Delegation:
    """Take a delegation back from today on; what was signed under it stands."""
    with journey() as act:
        post, today = loan.post, timezone.localdate()
        found = []
        if by.pk != loan.granted_by_id and holder_of(post, today) != by:
            found.append(
                Objection(
                    "not-yours-to-end",
                    _("%(officer)s neither lent this authority nor holds the post.")
                    % {"officer": by},
                    _("Ask whoever holds the post."),
                )
            )
        refuse_if(found, verb="decisions.end_delegation", subject=post, by=by)
        yesterday = today - timedelta(days=1)
        if loan.starts_on > yesterday:
            loan.starts_on = yesterday
        loan.ends_on = yesterday
        loan.save(update_fields=["starts_on", "ends_on"])
        act.record("decisions.end_delegation", post, by=by, delegation=loan.pk)
    return loan
