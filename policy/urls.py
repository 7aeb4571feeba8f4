from django.urls import path

from policy.views import proposing, reading

app_name = "policy"

LAW = "law/<slug:framework_id>/"

urlpatterns = [
    path("law/", reading.listing, name="list"),
    path("law/proposals/<int:pk>/", proposing.proposal, name="proposal"),
    path(LAW, reading.detail, name="detail"),
    path(f"{LAW}text/", reading.text, name="text"),
    path(f"{LAW}compare/", reading.comparison, name="compare"),
    path(f"{LAW}try/", reading.trial, name="try"),
    path(f"{LAW}propose/", proposing.propose, name="propose"),
]
