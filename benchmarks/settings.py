"""As in production, over plain HTTP on loopback, with a bare view beside the real ones."""

from config.settings.base import *  # noqa: F403  settings modules are one namespace by design

ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = "benchmarks.urls"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "benchmarks" / "templates")  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True  # nothing is collected on a bench
WHITENOISE_AUTOREFRESH = False
