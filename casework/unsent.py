"""What somebody typed when their session had run out: kept, and given back after signing in.

The text waits in the browser's own new session, on the server, for an hour. Every form for
people's words names its writer in a signed field; whoever else signs in at that browser is not
given it. A form without that field, such as the one that asks for a password, is never kept,
and no file is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import csrf

KEY = "unsent"
KEPT_FOR = 60 * 60  # seconds
MOST = 400_000  # characters of one form
WRITER = "writer"
NOT_KEPT = ("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2")


def writer_of(request: HttpRequest) -> str:
    """Return the signed name of who is writing, for a form to carry in its field `writer`."""
    user = getattr(request, "user", None)
    return signing.dumps(str(user.pk), salt=KEY) if user and user.is_authenticated else ""


def keeping(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Keep what a visitor without a session sends, before a page asks them to sign in."""

    def middleware(request: HttpRequest) -> Any:
        if request.method == "POST" and not request.user.is_authenticated:
            _keep(request)
        return get_response(request)

    return middleware


def sent_from_an_old_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form from a page opened before its writer signed in anew: look at it, and save.

    Somebody whose session ran out signs in on one page while another still holds their text. It
    is not acted on, as anything that does not come from a page of ours; but it is given back.
    """
    if request.method == "POST" and request.user.is_authenticated and _wrote(request, request.POST):
        _keep(request)
        return redirect(request.get_full_path())
    return csrf.csrf_failure(request, reason)


def _keep(request: HttpRequest) -> None:
    if not _writer_in(request.POST):
        return
    kept = request.POST.copy()
    for name in NOT_KEPT:
        kept.pop(name, None)
    text = kept.urlencode()
    if len(text) <= MOST:
        at = timezone.now().timestamp()
        request.session[KEY] = {"path": request.path, "typed": text, "at": at}


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what is being sent, or what was being sent when the session ran out; else None."""
    return request.POST if request.method == "POST" else _take_back(request)


def _take_back(request: HttpRequest) -> QueryDict | None:
    """Return what this officer was sending to this page when they were signed out, once."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEY]
    found = QueryDict(kept["typed"])
    if timezone.now().timestamp() - kept["at"] > KEPT_FOR or not _wrote(request, found):
        return None
    messages.warning(
        request,
        _(
            "You were signed out while you were writing. What you wrote is back on this page and"
            " is not saved yet: look at it, and save."
        ),
    )
    return found


def _wrote(request: HttpRequest, found: QueryDict) -> bool:
    return _writer_in(found) == str(request.user.pk)


def _writer_in(found: QueryDict) -> str:
    """Return the key of who wrote a form, or nothing where no form of ours says."""
    try:
        return str(signing.loads(found.get(WRITER, ""), salt=KEY))
    except signing.BadSignature:
        return ""
