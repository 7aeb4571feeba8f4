"""For a developer's own machine and the demo. Never for real cases."""

from config.settings.base import *  # noqa: F403  settings modules are one namespace by design
from config.settings.base import env

DEBUG = env.flag("DEBUG", True)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_SIGN_IN = env.flag("HEED_DEMO", False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
