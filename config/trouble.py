"""What somebody sees when Heed itself fails: that it is away for now, or that it is broken."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

RETRY_AFTER = 60  # seconds


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for an error nobody caught; a database that is away is no fault, and passes."""
    if not _is_away(sys.exc_info()[1]):
        return server_error(request)
    # Without the request: who asks, and what they may see, stands in the database.
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _is_away(error: BaseException | None) -> bool:
    """Say whether an error is the database's, or rests on one that is."""
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError):
            return True
        error = error.__cause__ or error.__context__
    return False
