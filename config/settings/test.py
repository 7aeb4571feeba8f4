"""For the tests: quick hashing, mail kept in memory, and nothing from a developer's wishes."""

from config.settings.base import *  # noqa: F403  settings modules are one namespace by design

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True  # no scan of the static files for each of a thousand clients
WHITENOISE_USE_FINDERS = True
