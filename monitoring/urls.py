"""Addresses of the watch."""

from django.urls import path

from monitoring import views
from monitoring.signed_acts import ACTS

app_name = "monitoring"

CASE = "cases/<str:reference>/watch/"

urlpatterns = [
    path("watch/", views.watch, name="watch"),
    path("watch/incident/", views.find_recipient, name="incident"),
    path("watch/incident/of/<str:reference>/", views.alleged, name="alleged"),
    path("watch/incident/<str:reference>/", views.reached, name="reached"),
    path(CASE, views.case, name="case"),
    path(f"{CASE}report/", views.report, name="report"),
    path(f"{CASE}changed/", views.changed, name="changed"),
    path(f"{CASE}duties/<int:key>/", views.close, name="duty"),
    path(f"{CASE}duties/<int:key>/report/", views.report, name="duty_report"),
    path(f"{CASE}happened/<int:key>/", views.trigger, name="trigger"),
    *(
        path(f"{CASE}{move.replace('_', '-')}/", views.act, {"move": move}, name=move)
        for move in ACTS
    ),
]
