"""The law, to be read: every framework there is, and each one as a document."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from policy import access, queries
from policy.reading_copy import reading_copy


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Every framework, its state, and why it is provisional where it is."""
    return render(request, "policy/list.html", {"standings": queries.standings()})


@login_required
def detail(request: HttpRequest, framework_id: str) -> HttpResponse:
    """One framework as a document: what it asks, forbids and demands, rule by rule."""
    framework = access.framework_for(framework_id)
    language = getattr(request, "LANGUAGE_CODE", "en")
    page = {
        "framework": framework,
        "copy": reading_copy(framework, language),
        "put_in_use": queries.put_in_use(framework_id),
    }
    return render(request, "policy/detail.html", page)
