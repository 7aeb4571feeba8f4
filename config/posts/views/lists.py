"""The lists: posts with what is vacant first, officers, and what is on its way."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from config.posts import access, queries, rows
from config.posts.forms import PeopleFilter, PostFilter


def _marks(request):
    return {name: request.GET.get(name, "") for name in ("after", "before")}


def _asked(request):
    return {name: value for name, value in request.GET.items() if value}


@login_required
@require_GET
def posts(request):
    """List the posts of the portfolios one arranges, what is vacant first."""
    keys, today = access.arranged_by(request.user), timezone.localdate()
    form = PostFilter(request.GET or None, portfolios=access.portfolios_for(request.user))
    wanted = form.wanted()
    page = queries.posts_page(keys, today, _marks(request), **wanted)
    seats = queries.seats_of(page.rows, today)
    context = {
        "form": form,
        "is_filtered": any(wanted.values()),
        "columns": rows.columns(rows.POSTS),
        "rows": [rows.post_row(each, seats) for each in page.rows],
        **page.addresses(_asked(request)),
    }
    return render(request, "posts/list.html", context)


@login_required
@require_GET
def people(request):
    """List the officers there are, and who may sign in."""
    access.arranged_by(request.user)
    form = PeopleFilter(request.GET or None)
    wanted = form.wanted()
    page = queries.people_page(_marks(request), **wanted)
    held = queries.posts_by_officer(page.rows, timezone.localdate())
    context = {
        "form": form,
        "is_filtered": any(wanted.values()),
        "columns": rows.columns(rows.PEOPLE),
        "rows": [rows.person_row(each, held[each.pk]) for each in page.rows],
        **page.addresses(_asked(request)),
    }
    return render(request, "posts/people.html", context)


@login_required
@require_GET
def on_its_way(request):
    """Show what will change: to be confirmed, about to begin, and about to end."""
    keys = access.arranged_by(request.user)
    found = queries.on_its_way(keys, timezone.localdate())
    context = {
        "columns": rows.columns(rows.CHANGES),
        "given": [rows.given_row(each) for each in found["given"]],
        "beginning": [rows.beginning_row(each) for each in found["beginning"]],
        "ending": [rows.ending_row(each) for each in found["ending"]],
    }
    return render(request, "posts/on_its_way.html", context)
