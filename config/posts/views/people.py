"""One officer: what they hold and may do, entering and inviting them, shutting them out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from casework.unsent import typed
from config.posts import access, actions, invitation, pages, queries, rows
from config.posts.forms import OfficerForm, ReasonForm, RoleForm
from config.posts.views.acting import acted


def _there(officer):
    return reverse("posts:person", args=[officer.public_id])


def _back(officer):
    return {"back_url": _there(officer), "back_label": officer.name}


@login_required
@require_GET
def person(request, public_id):
    """Show an officer: whether they may sign in, the posts they hold and what they are where."""
    officer = access.person_for(request.user, public_id)
    return render(request, "posts/person.html", pages.person_page(officer, request.user))


@login_required
def enter(request):
    """Enter an officer, and invite them by e-mail to set a password."""
    access.arranged_by(request.user)
    form = OfficerForm(typed(request))

    def act():
        officer = actions.enter(by=request.user, **form.cleaned_data)
        sent = invitation.invite(request, officer, by=request.user)
        words = {"officer": officer, "email": officer.email}
        done = (
            _("%(officer)s is entered, and invited at %(email)s to set a password.")
            if sent
            else _("%(officer)s is entered. No e-mail could be sent: invite them again later.")
        )
        return done % words, _there(officer)

    page = {
        "title": _("Enter an officer"),
        "text": _(
            "They are sent a link to set a password, and see nothing before you give them a role."
        ),
        "button": _("Enter and invite them"),
        "back_url": reverse("posts:people"),
        "back_label": _("Officers"),
    }
    return acted(request, act, page, form=form)


@login_required
@require_POST
def invite(request, public_id):
    """Send the letter by which an officer sets a password, again."""
    officer = access.person_for(request.user, public_id)
    if not officer.is_active:
        messages.error(request, _("They may not sign in. Let them sign in again first."))
    elif invitation.invite(request, officer, by=request.user):
        messages.success(
            request, _("A link to set a password is sent to %(email)s.") % {"email": officer.email}
        )
    else:
        messages.error(request, _("No e-mail could be sent. Try again later."))
    return redirect(_there(officer))


@login_required
def give_role(request, public_id):
    """Give an officer a role in a portfolio."""
    officer = access.person_for(request.user, public_id)
    form = RoleForm(typed(request), portfolios=access.portfolios_for(request.user))

    def act():
        actions.give_role(officer, by=request.user, **form.cleaned_data)
        return _("%(officer)s has the role from now on.") % {"officer": officer}, _there(officer)

    page = {
        "title": _("Give %(officer)s a role") % {"officer": officer},
        "text": _("A role says what somebody may do and see; what they sign takes a post too."),
        "button": _("Give this role"),
    }
    return acted(request, act, page | _back(officer), form=form)


@login_required
def take_role(request, public_id, portfolio, role):
    """Take a role in a portfolio away from an officer."""
    officer = access.person_for(request.user, public_id)
    where, what = access.role_for(request.user, portfolio, role)

    def act():
        actions.take_role(officer, by=request.user, role=what, portfolio=where)
        done = _("%(officer)s no longer has the role.") % {"officer": officer}
        return done, _there(officer)

    page = {
        "title": _("Take this role away?"),
        "text": _("%(officer)s will no longer be %(role)s in %(portfolio)s, from this moment on.")
        % {"officer": officer, "role": what.label, "portfolio": where},
        "button": _("Take it away"),
        "style": "warning",
    }
    return acted(request, act, page | _back(officer))


@login_required
def disable(request, public_id):
    """Let an officer sign in no longer; what they still owe is shown first, and refuses nothing."""
    officer = access.person_for(request.user, public_id)
    form = ReasonForm(typed(request))

    def act():
        actions.disable(officer, by=request.user, **form.cleaned_data)
        done = _("%(officer)s may no longer sign in. Those who must act are told.")
        return done % {"officer": officer}, _there(officer)

    page = {
        "title": _("Let %(officer)s sign in no longer?") % {"officer": officer},
        "owed": rows.owed_rows(queries.owed_by(officer, timezone.localdate())),
        "button": _("Shut them out now"),
        "style": "warning",
    }
    return acted(request, act, page | _back(officer), form=form, template="posts/disable.html")


@login_required
def enable(request, public_id):
    """Let an officer sign in again."""
    officer = access.person_for(request.user, public_id)

    def act():
        actions.enable(officer, by=request.user)
        return _("%(officer)s may sign in again.") % {"officer": officer}, _there(officer)

    page = {
        "title": _("Let %(officer)s sign in again?") % {"officer": officer},
        "text": _("They come back to the posts and roles they still have; look at them first."),
        "button": _("Let them sign in"),
    }
    return acted(request, act, page | _back(officer))
