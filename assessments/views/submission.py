"""Pages of an assessment."""

from django.http import Http404


def submit(request, *args, **kwargs):
    raise Http404
