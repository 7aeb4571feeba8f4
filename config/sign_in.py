"""The sign-in page, which in the demo also offers its people as buttons."""

from allauth.account.views import LoginView
from django.conf import settings

from config.demo.people import people_to_sign_in_as


class SignIn(LoginView):
    """Sign in with an e-mail address and a password; nobody is offered outside the demo."""

    def get_context_data(self, **kwargs) -> dict:
        """Add the demo's people where, and only where, the settings allow their buttons."""
        people = people_to_sign_in_as() if settings.DEMO_SIGN_IN else []
        return super().get_context_data(**kwargs) | {"demo_people": people}
