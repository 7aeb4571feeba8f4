"""What somebody typed when their session had run out: kept, and given back after signing in.

The text waits in the browser's own new session, on the server, for an hour. The form names its
writer in a signed field; whoever else signs in at that browser is not given it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

KEY = "unsent"
KEPT_FOR = 60 * 60  # seconds
MOST = 400_000  # characters of one form
WRITER = "writer"
NOT_KEPT = ("csrfmiddlewaretoken", "password")

View = Callable[..., HttpResponseBase]


def writer_of(request: HttpRequest) -> str:
    """Return the signed name of who is writing, for a form to carry in its field `writer`."""
    return signing.dumps(str(request.user.pk), salt=KEY)


def keeps_what_was_typed(view: View) -> View:
    """Ask a view's visitor to sign in; what they were sending waits for them meanwhile."""

    @wraps(view)
    def asks_to_sign_in(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST" and request.POST.get(WRITER):
            _keep(request)
        return redirect_to_login(request.get_full_path())

    return asks_to_sign_in


def _keep(request: HttpRequest) -> None:
    typed = request.POST.copy()
    for name in NOT_KEPT:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(text) <= MOST:
        at = timezone.now().timestamp()
        request.session[KEY] = {"path": request.path, "typed": text, "at": at}


def take_back(request: HttpRequest) -> QueryDict | None:
    """Return what this officer was sending to this page when they were signed out, once."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEY]
    typed = QueryDict(kept["typed"])
    if timezone.now().timestamp() - kept["at"] > KEPT_FOR or not _wrote(request, typed):
        return None
    messages.warning(
        request,
        _(
            "You were signed out while you were writing. What you wrote is back on this page and"
            " is not saved yet: look at it, and save."
        ),
    )
    return typed


def _wrote(request: HttpRequest, typed: QueryDict) -> bool:
    try:
        return signing.loads(typed.get(WRITER, ""), salt=KEY) == str(request.user.pk)
    except signing.BadSignature:
        return False
