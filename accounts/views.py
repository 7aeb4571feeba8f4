"""How people reach their accounts, where allauth's own pages do not serve."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import access, actions, queries
from accounts.forms import TermsForm
from accounts.models import Officer


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's fictional people; exists only where the demo runs."""
    if not settings.DEMO_SIGN_IN:
        raise Http404
    officer = access.demo_officer(request.POST.get("officer", ""))
    login(request, officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")


@login_required
def yours(request: HttpRequest) -> HttpResponse:
    """Show officers who they are here, and let them say in which zone and language they read."""
    officer = cast("Officer", request.user)
    said = {"time_zone": officer.time_zone, "language": officer.language}
    form = TermsForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        actions.read_in(officer, **form.cleaned_data)
        messages.success(request, _("Your time zone and language are kept."))
        return redirect("accounts:yours")
    posts = queries.posts_of(officer, timezone.localdate())
    context = {
        "form": form,
        "rows": [
            {"key": _("Name"), "value": officer.name},
            {"key": _("E-mail address"), "value": officer.email},
            {
                "key": _("Posts you hold"),
                "value": "\n".join(str(post) for post in posts) or _("None today"),
            },
            {"key": _("You are"), "value": _roles(officer) or _("Without a role yet")},
        ],
    }
    return render(request, "accounts/yours.html", context, status=422 if form.errors else 200)


def _roles(officer: Officer) -> str:
    """Return the officer's roles, one a line, each with its portfolio."""
    held = queries.roles_of(officer)
    return "\n".join(f"{role.label} ({portfolio})" for portfolio, role in held)
