"""How people reach their accounts, where allauth's own pages do not serve."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts import access


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's fictional people; exists only where the demo runs."""
    if not settings.DEMO_SIGN_IN:
        raise Http404
    officer = access.demo_officer(request.POST.get("officer", ""))
    login(request, officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
