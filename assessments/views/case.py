"""Pages to come."""
from django.http import HttpResponse


def detail(request, **where):
    return HttpResponse("")


def history(request, **where):
    return HttpResponse("")
