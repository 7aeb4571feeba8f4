"""Addresses of assistance and of the cases that assess it."""

from django.urls import path

from assessments.pages import ACTS
from assessments.views import acts, case, lists, planning, scope

app_name = "assessments"

ASSISTANCE = "assistance/<str:reference>/"
CASE = "cases/<str:reference>/"

urlpatterns = [
    # What is planned, and what happens
    path("assistance/", lists.assistance, name="assistance_list"),
    path("assistance/new/", planning.start, name="start"),
    path(ASSISTANCE, planning.assistance, name="assistance"),
    path(f"{ASSISTANCE}change/", planning.revise, name="revise"),
    path(f"{ASSISTANCE}recipients/", planning.recipients, name="recipients"),
    path(f"{ASSISTANCE}happening/", planning.record_delivery, name="record_delivery"),
    path(f"{ASSISTANCE}team/", planning.team, name="team"),
    path(f"{ASSISTANCE}screening/", scope.screen, name="screen"),
    path(f"{ASSISTANCE}screening/agree/", scope.agree, name="agree_on_scope"),
    path(f"{ASSISTANCE}assess/", scope.open_assessment, name="open_assessment"),
    # A case
    path("cases/", lists.cases, name="cases"),
    path(CASE, case.detail, name="detail"),
    path(f"{CASE}history/", case.history, name="history"),
    path(f"{CASE}roles/", planning.roles, name="roles"),
    path(f"{CASE}reassess/", acts.reassess, name="reassess"),
    *(
        path(f"{CASE}act/{move}/", acts.act, {"move": move}, name=f"act_{move}")
        for move in ACTS
    ),
]
