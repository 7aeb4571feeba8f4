"""Pages to come."""
from django.http import HttpResponse


def assistance(request, **where):
    return HttpResponse("")


def cases(request, **where):
    return HttpResponse("")
