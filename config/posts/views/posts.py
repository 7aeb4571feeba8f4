"""One post: who holds it and held it, giving it, confirming that, and ending a holding."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import Appointment
from accounts.queries import signs
from casework.templatetags.pages import day
from casework.unsent import typed
from config.posts import access, actions, pages, queries
from config.posts.forms import EndForm, GiveForm, PostForm
from config.posts.views.acting import acted


def _back(post):
    return {"back_url": reverse("posts:post", args=[post.pk]), "back_label": post.title}


@login_required
@require_GET
def post(request, pk):
    """Show a post: where it stands, who holds it, what waits for it, and who held it before."""
    found = access.post_for(request.user, pk)
    return render(request, "posts/post.html", pages.post_page(found, request.user))


@login_required
def create(request):
    """Create a post."""
    form = PostForm(typed(request), portfolios=access.portfolios_for(request.user))

    def act():
        made = actions.create_post(by=request.user, **form.said())
        done = _("%(post)s is created. Nobody holds it yet.") % {"post": made}
        return done, reverse("posts:post", args=[made.pk])

    page = {
        "title": _("Create a post"),
        "button": _("Create it"),
        "back_url": reverse("posts:list"),
        "back_label": _("Posts"),
    }
    return acted(request, act, page, form=form)


@login_required
def give(request, pk):
    """Give a post to an officer from a day on."""
    found = access.post_for(request.user, pk)
    form = GiveForm(typed(request), officers=queries.could_hold(request.user))

    def act():
        given = actions.give(found, by=request.user, **form.cleaned_data)
        words = {"officer": given.officer, "post": found, "day": day(given.held_from)}
        if isinstance(given, Appointment):
            done = _(
                "%(officer)s is given %(post)s once a second administrator confirms it. The"
                " others have been told."
            )
        else:
            done = _("%(officer)s holds %(post)s from %(day)s on, and has been told.")
        return done % words, reverse("posts:post", args=[found.pk])

    page = {
        "title": _("Give the post of %(post)s") % {"post": found},
        "text": pages.what_giving_means(signs(found)),
        "button": _("Give this post"),
    }
    return acted(request, act, page | _back(found), form=form)


@login_required
def confirm(request, pk):
    """Confirm, as the second administrator, a signing post another gave."""
    given = access.appointment_for(request.user, pk)

    def act():
        held = actions.confirm(given, by=request.user)
        done = _("%(officer)s holds %(post)s from %(day)s on, and has been told.")
        words = {"officer": held.officer, "post": held.post, "day": day(held.held_from)}
        return done % words, reverse("posts:post", args=[held.post_id])

    page = {
        "title": _("Is %(officer)s given the post of %(post)s?")
        % {"officer": given.officer, "post": given.post},
        "given": pages.given_rows(given),
        "button": _("Confirm it"),
        "drop_url": reverse("posts:drop_holder", args=[given.pk]),
    }
    return acted(request, act, page | _back(given.post), template="posts/confirm.html")


@login_required
def drop(request, pk):
    """Let an appointment fall that nobody has confirmed."""
    given = access.appointment_for(request.user, pk)

    def act():
        actions.drop(given, by=request.user)
        return _("The appointment is dropped."), reverse("posts:post", args=[given.post_id])

    page = {
        "title": _("Drop this appointment?"),
        "text": _("%(officer)s does not hold %(post)s by it, and never did.")
        % {"officer": given.officer, "post": given.post},
        "button": _("Drop it"),
        "style": "warning",
    }
    return acted(request, act, page | _back(given.post))


@login_required
def end(request, pk):
    """End a holding on a day, with the reason and the handover."""
    held = access.holding_for(request.user, pk)
    form = EndForm(typed(request), initial={"last_day": timezone.localdate()})

    def act():
        actions.end_holding(held, by=request.user, **form.cleaned_data)
        words = {"officer": held.officer, "post": held.post}
        done = _("The last day of %(officer)s in %(post)s is set. Those who must act are told.")
        return done % words, reverse("posts:post", args=[held.post_id])

    page = {
        "title": _("End the holding of %(officer)s?") % {"officer": held.officer},
        "text": pages.what_ending_means(held),
        "button": _("End it"),
        "style": "warning",
    }
    return acted(request, act, page | _back(held.post), form=form)
