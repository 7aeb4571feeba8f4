from django.urls import path

from recipients import views

app_name = "recipients"
urlpatterns = [
    path("recipients/", views.register, name="register"),
    path("recipients/new/", views.enter, name="enter"),
    path("recipients/sources/<int:key>/", views.source, name="source"),
    path("recipients/allegations/<str:reference>/", views.allegation, name="allegation"),
    path("recipients/allegations/<str:reference>/outcome/", views.dispose, name="dispose"),
    path("recipients/allegations/<str:reference>/source/", views.cite, name="cite"),
    path("recipients/allegations/<str:reference>/authorities/", views.intercede, name="intercede"),
    path("recipients/intercessions/<str:reference>/", views.intercession, name="intercession"),
    path("recipients/intercessions/<str:reference>/answer/", views.answer, name="answer"),
    path("recipients/<str:reference>/", views.detail, name="detail"),
    path("recipients/<str:reference>/correct/", views.revise, name="revise"),
    path("recipients/<str:reference>/name/", views.add_alias, name="add_alias"),
    path("recipients/<str:reference>/allege/", views.allege, name="allege"),
    path("recipients/<str:reference>/open-review/", views.open_review, name="open_review"),
    path("recipients/<str:reference>/close-review/", views.close_review, name="close_review"),
    path("recipients/<str:reference>/bar/", views.bar, name="bar"),
    path("recipients/<str:reference>/lift-bar/", views.lift_bar, name="lift_bar"),
    path("recipients/<str:reference>/dissolve/", views.dissolve, name="dissolve"),
]
