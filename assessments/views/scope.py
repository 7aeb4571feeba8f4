"""Pages to come."""
from django.http import HttpResponse


def screen(request, **where):
    return HttpResponse("")


def agree(request, **where):
    return HttpResponse("")


def open_assessment(request, **where):
    return HttpResponse("")
