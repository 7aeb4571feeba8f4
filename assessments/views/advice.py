"""Pages of an assessment."""

from django.http import Http404


def advice(request, *args, **kwargs):
    raise Http404

def ask(request, *args, **kwargs):
    raise Http404

def give(request, *args, **kwargs):
    raise Http404

def asked_of_you(request, *args, **kwargs):
    raise Http404
