"""The addresses of decisions: a case's own under the case, and those across cases."""

from django.http import Http404
from django.urls import path

app_name = "decisions"
CASE = "cases/<str:reference>"


def coming(request, **asked):
    """Say that this page is not there."""
    raise Http404("This page is not there yet.")


urlpatterns = [
    path(f"{CASE}/decision/", coming, name="decision"),
    path(f"{CASE}/decision/put/", coming, name="put"),
    path(f"{CASE}/decision/countersign/", coming, name="countersign"),
    path(f"{CASE}/decision/ladder/", coming, name="ladder"),
    path(f"{CASE}/decision/record/", coming, name="record"),
    path(f"{CASE}/decision/record/<int:pk>/", coming, name="confirm"),
    path(f"{CASE}/decision/conditions/", coming, name="conditions"),
    path(f"{CASE}/decision/conditions/<int:pk>/", coming, name="condition"),
    path(f"{CASE}/decision/letters/", coming, name="letters"),
    path(f"{CASE}/act/start_delivery/", coming, name="start"),
    path("decisions/", coming, name="list"),
    path("decisions/delegations/", coming, name="delegations"),
    path("decisions/delegations/new/", coming, name="delegate"),
    path("decisions/import/", coming, name="import"),
    path("decisions/<str:reference>/", coming, name="sealed"),
]
