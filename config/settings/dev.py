"""For a developer's own machine and the demo. Never for real cases.

Runs without a single variable, so that commands which touch no database need none.
"""

from config import env

env.assume(
    SECRET_KEY="for-development-alone",  # noqa: S106  production refuses it
    DATABASE_URL="postgres://heed_app@127.0.0.1:5432/heed",
    REDIS_URL="redis://127.0.0.1:6379/0",
)

from config.settings.base import *  # noqa: E402, F403  after the assumptions; one namespace

DEBUG = env.flag("DEBUG", True)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_SIGN_IN = env.flag("HEED_DEMO", False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
