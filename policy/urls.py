from django.urls import path

from policy import views

app_name = "policy"
urlpatterns = [
    path("law/", views.listing, name="list"),
    path("law/<slug:framework_id>/", views.detail, name="detail"),
]
