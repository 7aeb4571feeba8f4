"""Every address, by app. Each app names its own paths."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from config import health
from config.sign_in import SignIn

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("account/login/", SignIn.as_view(), name="account_login"),
    path("account/", include("allauth.urls")),
    *(path("", include(f"{app}.urls")) for app in settings.OURS if find_spec(f"{app}.urls")),
]
if find_spec("config.home"):
    from config.home import home

    urlpatterns.insert(0, path("", home, name="home"))
