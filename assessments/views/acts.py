"""Pages to come."""
from django.http import HttpResponse


def act(request, **where):
    return HttpResponse("")


def reassess(request, **where):
    return HttpResponse("")
