"""Addresses of assistance and of the cases that assess it."""

from django.urls import path

from assessments.pages import ACTS
from assessments.views import (
    acts,
    advice,
    baselines,
    beside,
    briefing,
    case,
    content,
    elsewhere,
    findings,
    first_look,
    lists,
    newer_text,
    planning,
    preview,
    resting,
    results,
    risks,
    scope,
    submission,
    why,
)

app_name = "assessments"

ASSISTANCE = "assistance/<str:reference>/"
CASE = "cases/<str:reference>/"
BASELINE = "baselines/<str:reference>/"

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
    path("outline/<str:reference>/", case.outline, name="outline"),
    # A case
    path("cases/", lists.cases, name="cases"),
    path(CASE, case.detail, name="detail"),
    path(f"{CASE}history/", case.history, name="history"),
    path(f"{CASE}roles/", planning.roles, name="roles"),
    path(f"{CASE}reassess/", acts.reassess, name="reassess"),
    *(path(f"{CASE}act/{move}/", acts.act, {"move": move}, name=f"act_{move}") for move in ACTS),
    # What an assessment says
    path(f"{CASE}assessment/", content.tasks, name="tasks"),
    path(f"{CASE}assessment/check/", content.check_answers, name="check_answers"),
    path(f"{CASE}assessment/<slug:section>/", content.section, name="section"),
    path(f"{CASE}assessment/<slug:section>/<str:row>/", content.row, name="row"),
    path(f"{CASE}none/<slug:collection>/", beside.declare_none, name="declare_none"),
    path(f"{CASE}consultation/", beside.consultations, name="consultations"),
    path(f"{CASE}others/", elsewhere.others, name="others"),
    path(f"{CASE}briefing/", briefing.briefing, name="briefing"),
    path(f"{CASE}results/", results.results, name="results"),
    path(f"{CASE}findings/", findings.findings, name="findings"),
    path(f"{CASE}findings/<str:question>/", findings.find, name="find"),
    path(f"{CASE}findings/<str:question>/<str:row>/", findings.find, name="find_on_row"),
    path(f"{CASE}earlier/", beside.earlier, name="earlier"),
    path(f"{CASE}contradictions/", beside.checks, name="checks"),
    path(f"{CASE}allegations/", beside.allegations, name="allegations"),
    path(f"{CASE}risks/", risks.risks, name="risks"),
    path(f"{CASE}risks/first-look/", first_look.first_look, name="first_look"),
    path(f"{CASE}risks/<int:pk>/", risks.risk, name="risk"),
    path(f"{CASE}risks/<int:pk>/no-measure/", risks.none_possible, name="none_possible"),
    path(f"{CASE}risks/<int:pk>/measure/", risks.add_measure, name="add_measure"),
    path(f"{CASE}measures/<int:pk>/", risks.measure, name="measure"),
    path(f"{CASE}measures/<int:pk>/drop/", risks.drop_measure, name="drop_measure"),
    path(f"{CASE}why/<str:rule>/", why.why, name="why"),
    path(f"{CASE}baseline/", resting.case_baseline, name="case_baseline"),
    path(f"{CASE}baseline/<int:pk>/change/", resting.change, name="baseline_change"),
    path(f"{CASE}newer-text/", newer_text.newer_text, name="newer_text"),
    path("law/<slug:framework_id>/form/", preview.preview, name="preview"),
    path("law/proposals/<int:pk>/cases/", newer_text.rerouted, name="rerouted"),
    path("law/proposals/<int:pk>/cases/weigh/", newer_text.weigh_all, name="weigh_all"),
    path(f"{CASE}submit/", submission.submit, name="submit"),
    path(f"{CASE}advice/", advice.advice, name="advice"),
    path(f"{CASE}advice/ask/", advice.ask, name="ask_advice"),
    path(f"{CASE}advice/<int:pk>/", advice.give, name="give_advice"),
    path("advice/", advice.asked_of_you, name="advice_asked"),
    # What is known of countries
    path("baselines/", baselines.baselines, name="baselines"),
    path("baselines/new/", baselines.begin, name="begin_baseline"),
    path(BASELINE, baselines.baseline, name="baseline"),
    path(f"{BASELINE}write/", baselines.write, name="write_baseline"),
    path(f"{BASELINE}agree/", baselines.agree, name="agree_baseline"),
    path(f"{BASELINE}keeper/", baselines.hand, name="hand_baseline"),
]
