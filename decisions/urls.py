"""The addresses of decisions: a case's own under the case, and those across cases."""

from django.urls import path

from decisions.views import (
    climbing,
    conditions,
    deciding,
    delegations,
    elsewhere,
    letters,
    lists,
    passing,
    records,
)

app_name = "decisions"
CASE = "cases/<str:reference>/decision/"

urlpatterns = [
    path(CASE, deciding.decision, name="decision"),
    path(f"{CASE}refuse/", deciding.decision, name="refuse"),
    path(f"{CASE}put/", climbing.put, name="put"),
    path(f"{CASE}countersign/", climbing.countersign, name="countersign"),
    path(f"{CASE}way/<str:bar>/", passing.take_way, name="take_way"),
    path(f"{CASE}ladder/", climbing.ladder, name="ladder"),
    path(f"{CASE}record/", elsewhere.record, name="record"),
    path(f"{CASE}record/<int:pk>/", elsewhere.confirm, name="confirm"),
    path(f"{CASE}scan/<int:pk>/", elsewhere.scan, name="scan"),
    path(f"{CASE}record/<slug:kind>/", elsewhere.record_kind, name="record_kind"),
    path(f"{CASE}conditions/", conditions.conditions, name="conditions"),
    path(f"{CASE}conditions/<int:pk>/", conditions.condition, name="condition"),
    path(f"{CASE}letters/", letters.letters, name="letters"),
    path(f"{CASE}letters/<str:rule>/", letters.letter, name="letter"),
    path("decisions/", lists.decisions, name="list"),
    path("decisions/delegations/", delegations.delegations, name="delegations"),
    path("decisions/delegations/new/", delegations.delegate, name="delegate"),
    path("decisions/delegations/<int:pk>/end/", delegations.end, name="end_delegation"),
    path("decisions/import/", lists.earlier, name="import"),
    path("decisions/import/<int:pk>/", lists.confirm_import, name="confirm_import"),
    path("decisions/export/", records.export, name="export"),
    path("decisions/<str:reference>/record.pdf", records.paper, name="paper"),
    path("decisions/<str:reference>/record.json", records.parts, name="parts"),
    path("decisions/<str:reference>/parts/<path:path>/", records.part, name="part"),
    path("decisions/<str:reference>/", lists.sealed, name="sealed"),
]
