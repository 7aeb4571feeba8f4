"""Pages of an assessment."""

from django.http import Http404


def risks(request, *args, **kwargs):
    raise Http404

def first_look(request, *args, **kwargs):
    raise Http404

def risk(request, *args, **kwargs):
    raise Http404

def none_possible(request, *args, **kwargs):
    raise Http404

def add_measure(request, *args, **kwargs):
    raise Http404

def measure(request, *args, **kwargs):
    raise Http404

def drop_measure(request, *args, **kwargs):
    raise Http404
