"""Pages of an assessment."""

from django.http import Http404


def tasks(request, *args, **kwargs):
    raise Http404

def check_answers(request, *args, **kwargs):
    raise Http404

def section(request, *args, **kwargs):
    raise Http404

def row(request, *args, **kwargs):
    raise Http404

def declare_none(request, *args, **kwargs):
    raise Http404

def consultations(request, *args, **kwargs):
    raise Http404

def earlier(request, *args, **kwargs):
    raise Http404

def checks(request, *args, **kwargs):
    raise Http404

def allegations(request, *args, **kwargs):
    raise Http404
