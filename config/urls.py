"""Every address, by app. Each app names its own paths."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from config import health, home, registers
from config.sign_in import SignIn

urlpatterns = [
    path("", home.home, name="home"),
    path("read/", home.mark_read, name="home_read"),
    path("registers/", registers.registers, name="registers"),
    path("registers/without-authority/", registers.without_authority, name="without_authority"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("account/login/", SignIn.as_view(), name="account_login"),
    path("account/", include("allauth.urls")),
    path("", include("config.posts.urls")),
    *(path("", include(f"{app}.urls")) for app in settings.OURS if find_spec(f"{app}.urls")),
]

handler500 = "config.trouble.failed"
