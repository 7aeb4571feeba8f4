from django.urls import path

from config.posts.views import lists, people, posts

app_name = "posts"
urlpatterns = [
    path("posts/", lists.posts, name="list"),
    path("posts/on-its-way/", lists.on_its_way, name="on_its_way"),
    path("posts/new/", posts.create, name="create"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/give/", posts.give, name="give"),
    path("posts/holdings/<int:pk>/end/", posts.end, name="end_holding"),
    path("posts/appointments/<int:pk>/confirm/", posts.confirm, name="confirm_holder"),
    path("posts/appointments/<int:pk>/drop/", posts.drop, name="drop_holder"),
    path("officers/", lists.people, name="people"),
    path("officers/new/", people.enter, name="enter"),
    path("officers/<uuid:public_id>/", people.person, name="person"),
    path("officers/<uuid:public_id>/invite/", people.invite, name="invite"),
    path("officers/<uuid:public_id>/roles/", people.give_role, name="give_role"),
    path(
        "officers/<uuid:public_id>/roles/<int:portfolio>/<slug:role>/",
        people.take_role,
        name="take_role",
    ),
    path("officers/<uuid:public_id>/disable/", people.disable, name="disable"),
    path("officers/<uuid:public_id>/enable/", people.enable, name="enable"),
]
