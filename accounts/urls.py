from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("account/you/", views.yours, name="yours"),
    path("demo-sign-in/", views.demo_sign_in, name="demo_sign_in"),
]
