from django.urls import path

from casework import views

app_name = "casework"
urlpatterns = [
    path("ledger/", views.ledger_list, name="ledger"),
    path("ledger/verify/", views.verify, name="verify"),
    path("ledger/<int:sequence>/", views.entry, name="entry"),
    path("access/", views.access_log, name="access_log"),
]
