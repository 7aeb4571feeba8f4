"""What one can do to the law: put a text of it in use, which takes two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import portfolios_where
from casework.refusals import Objection, Refused
from casework.road import journey
from policy import registry
from policy.framework import Framework
from policy.lint import lint
from policy.models import PublishedFramework
from policy.permissions import Perm

if TYPE_CHECKING:
    from accounts.models import Officer


def put_in_use(framework: Framework, *, by: Officer, confirmed_by: Officer) -> PublishedFramework:
    """Keep this text for ever as the one new cases begin under; raises Refused with every reason.

    A text that is in use already is returned as it stands.
    """
    kept = PublishedFramework.objects.filter(digest=framework.digest).first()
    if kept:
        return kept
    if objections := list(_objections(framework, by, confirmed_by)):
        raise Refused("policy.put_in_use", objections)
    with journey() as act:
        text = PublishedFramework.objects.create(
            framework_id=framework.id,
            version=framework.version,
            digest=framework.digest,
            text=framework.text,
            state=framework.state,
            put_in_use_by=by,
            confirmed_by=confirmed_by,
            put_in_use_at=timezone.now(),
        )
        act.record(
            "policy.put_in_use",
            text,
            by=by,
            confirmed_by=str(confirmed_by.public_id),
            framework=framework.id,
            version=framework.version,
            digest=framework.digest,
        )
    registry.forget()
    return text


def _objections(framework: Framework, by: Officer, second: Officer) -> Iterator[Objection]:
    if by == second:
        yield Objection(
            code="one-officer",
            says=_("One officer cannot put a framework in use alone."),
            remedy=_("Ask a second policy manager to confirm it."),
        )
    for officer in dict.fromkeys((by, second)):
        if not portfolios_where(officer, Perm.PUBLISH_FRAMEWORK).exists():
            yield Objection(
                code="not-a-policy-manager",
                says=_("{name} is not a policy manager.").format(name=officer.name),
                remedy=_("Ask an officer who may put a framework in use."),
            )
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
