"""The gateways to the law: everybody signed in may read it, and policy managers change it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.queries import portfolios_where
from policy.framework import Framework
from policy.models import ProposedText
from policy.permissions import Perm
from policy.registry import UnknownFramework, in_force


def framework_for(framework_id: str) -> Framework:
    """The framework with this id as it is in force, or 404."""
    try:
        return in_force(framework_id)
    except UnknownFramework as unknown:
        raise Http404(_("There is no such framework.")) from unknown


def reader(request: HttpRequest) -> Officer:
    """The officer who reads."""
    assert isinstance(request.user, Officer)
    return request.user


def policy_manager(request: HttpRequest) -> Officer:
    """The officer who asks, where they may put a framework in use; 403 otherwise."""
    officer = reader(request)
    if not portfolios_where(officer, Perm.PUBLISH_FRAMEWORK).exists():
        raise PermissionDenied(_("Only a policy manager proposes a framework’s text."))
    return officer


def proposal_for(pk: int) -> ProposedText:
    """The proposal with this number, or 404."""
    found = ProposedText.objects.select_related("proposed_by", "ended_by", "organisation")
    row = found.filter(pk=pk).first()
    if row is None:
        raise Http404(_("There is no such proposal."))
    return row
