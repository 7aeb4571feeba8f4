"""Putting a text of a framework in use, and setting the day from which it applies: it takes two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import portfolios_where
from casework.refusals import Objection, Refused
from casework.road import journey
from policy import registry
from policy.framework import Framework
from policy.lint import lint
from policy.models import InForce, KeptText, PublishedFramework
from policy.permissions import Perm

if TYPE_CHECKING:
    from accounts.models import Officer, Organisation


def put_in_use(
    framework: Framework, *, by: Officer, confirmed_by: Officer, base: str = ""
) -> PublishedFramework:
    """Keep this text for ever as the one new cases begin under; raises Refused with every reason.

    `base` is the digest of the text an overlay was laid on: such a text begins no case of itself,
    only in an organisation that sets a day for it. One that is in use already is returned as it
    stands.
    """
    with journey() as act:
        wait_for_others(framework.id)
        kept = PublishedFramework.objects.filter(digest=framework.digest).first()
        if kept:
            return kept
        if objections := [*of_two(by, confirmed_by), *of_the_text(framework)]:
            raise Refused("policy.put_in_use", objections)
        text = PublishedFramework.objects.create(
            framework_id=framework.id,
            version=framework.version,
            digest=framework.digest,
            text=framework.text,
            state=framework.state,
            base_digest=base,
            put_in_use_by=by,
            confirmed_by=confirmed_by,
            put_in_use_at=timezone.now(),
        )
        act.record(
            "policy.put_in_use",
            text,
            by=by,
            confirmed_by=str(confirmed_by.public_id),
            **_named(framework),
        )
    registry.forget()
    return text


def wait_for_others(framework_id: str) -> None:
    """Wait until nobody else is at the texts of this framework, so that what they did is seen."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"policy:{framework_id}"])


def keep(framework: Framework) -> None:
    """Keep the text something is being pinned to, so that it serves when its file is gone."""
    known = (PublishedFramework.objects, KeptText.objects)
    if any(texts.filter(digest=framework.digest).exists() for texts in known):
        return
    KeptText.objects.bulk_create(
        [
            KeptText(
                framework_id=framework.id,
                version=framework.version,
                digest=framework.digest,
                text=framework.text,
                kept_at=timezone.now(),
            )
        ],
        ignore_conflicts=True,  # somebody else is pinned to it at the same moment
    )


def apply_from(
    text: PublishedFramework,
    organisation: Organisation,
    *,
    by: Officer,
    confirmed_by: Officer,
    from_day: date,
) -> InForce:
    """Have an organisation apply this text from a day on; the text before it ends the day before.

    Cases under way stay on the text they began under. Raises Refused with every reason.
    """
    with journey() as act:
        wait_for_others(text.framework_id)
        if objections := [
            *of_two(by, confirmed_by),
            *of_the_day(text.framework_id, organisation, from_day),
        ]:
            raise Refused("policy.apply_from", objections)
        row = _set_the_day(text, organisation, from_day, by, confirmed_by)
        act.record(
            "policy.apply_from",
            row,
            by=by,
            confirmed_by=str(confirmed_by.public_id),
            organisation=organisation.pk,
            day=from_day.isoformat(),
            **_named(text),
        )
    return row


def _set_the_day(
    text: PublishedFramework, organisation: Organisation, day: date, by: Officer, second: Officer
) -> InForce:
    """Write down from when a text applies, and that the one before it ends the day before."""
    before = InForce.objects.filter(
        organisation=organisation, framework_id=text.framework_id, to_day=None
    )
    before.update(to_day=day - timedelta(days=1))
    return InForce.objects.create(
        organisation=organisation,
        framework_id=text.framework_id,
        text=text,
        from_day=day,
        said_by=by,
        confirmed_by=second,
        said_at=timezone.now(),
    )


def _named(text: PublishedFramework | Framework) -> dict[str, Any]:
    """The names by which the ledger knows a text."""
    id = text.id if isinstance(text, Framework) else text.framework_id
    return {"framework": id, "version": text.version, "digest": text.digest}


def of_the_day(framework_id: str, organisation: Organisation, day: date) -> Iterator[Objection]:
    """What keeps an organisation from applying a framework's new text from this day on."""
    if day < timezone.localdate():
        yield Objection(
            code="day-passed",
            says=_("{day} has passed, and cases were begun under what applied then.").format(
                day=day.isoformat()
            ),
            remedy=_("Choose today or a later day."),
        )
    later = InForce.objects.filter(
        organisation=organisation, framework_id=framework_id, from_day__gte=day
    ).first()
    if later:
        yield Objection(
            code="later-text-set",
            says=_("{organisation} applies {text} from {day} on.").format(
                organisation=organisation, text=later.text, day=later.from_day.isoformat()
            ),
            remedy=_("Choose a day after that."),
        )


def of_the_text(framework: Framework) -> Iterator[Objection]:
    """What keeps a text from being put in use, whoever asks."""
    for each in lint(framework):
        yield Objection(code="lint", says=str(each), remedy=_("Mend the file and try again."))
    same = PublishedFramework.objects.filter(framework_id=framework.id, version=framework.version)
    if same.exclude(digest=framework.digest).exists():
        yield Objection(
            code="version-taken",
            says=_("{id} {version} is in use with another text.").format(
                id=framework.id, version=framework.version
            ),
            remedy=_("Give the new text a new version."),
        )


def of_two(by: Officer, second: Officer) -> Iterator[Objection]:
    """What keeps these two from putting a text in use together."""
    if by == second:
        yield Objection(
            code="one-officer",
            says=_("One officer cannot put a framework in use alone."),
            remedy=_("Ask a second policy manager to confirm it."),
        )
    for officer in dict.fromkeys((by, second)):
        yield from of_one(officer)


def of_one(officer: Officer) -> Iterator[Objection]:
    """What keeps this officer from having a say in which text is in use."""
    if not portfolios_where(officer, Perm.PUBLISH_FRAMEWORK).exists():
        yield Objection(
            code="not-a-policy-manager",
            says=_("{name} is not a policy manager.").format(name=officer.name),
            remedy=_("Ask an officer who may put a framework in use."),
        )
