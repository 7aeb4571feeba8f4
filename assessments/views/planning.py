"""Pages to come."""
from django.http import HttpResponse


def start(request, **where):
    return HttpResponse("")


def assistance(request, **where):
    return HttpResponse("")


def revise(request, **where):
    return HttpResponse("")


def recipients(request, **where):
    return HttpResponse("")


def record_delivery(request, **where):
    return HttpResponse("")


def team(request, **where):
    return HttpResponse("")


def roles(request, **where):
    return HttpResponse("")
