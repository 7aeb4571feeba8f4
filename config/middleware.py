"""What every request starts with."""

import zoneinfo
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation

from casework.tongue import speaking_to


def in_the_officers_terms(get_response: Callable) -> Callable:
    """Show times in the officer's zone and words in the officer's language, where there are any."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with (
            timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)),
            speaking_to(request.user.language),
        ):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers["Content-Language"] = request.LANGUAGE_CODE
            return response

    return middleware


def no_null_in_an_address(get_response: Callable) -> Callable:
    """Answer 404 to an address with a null character in it: PostgreSQL keeps no such name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404("No address holds a null character.")
        return get_response(request)

    return middleware
