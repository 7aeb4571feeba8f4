"""The one gateway to a framework by its address: everybody signed in may read the law."""

from django.http import Http404
from django.utils.translation import gettext as _

from policy.framework import Framework
from policy.registry import UnknownFramework, in_force


def framework_for(framework_id: str) -> Framework:
    """The framework with this id as it is in force, or 404."""
    try:
        return in_force(framework_id)
    except UnknownFramework as unknown:
        raise Http404(_("There is no such framework.")) from unknown
