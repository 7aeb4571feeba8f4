"""Posts and people as rows of lists: plain words, numbers of cases, and never a case."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.roles import Role
from casework.templatetags.pages import day
from config.posts.queries import level_of

POSTS = (
    gettext_lazy("Post"),
    gettext_lazy("What it may sign"),
    gettext_lazy("Who holds it"),
    gettext_lazy("What waits for it"),
    gettext_lazy("How it stands"),
)
PEOPLE = (
    gettext_lazy("Officer"),
    gettext_lazy("Posts held today"),
    gettext_lazy("How they stand"),
)
CHANGES = (gettext_lazy("Post"), gettext_lazy("Who"), gettext_lazy("When"), gettext_lazy("What"))


def columns(labels):
    """Return the columns of a list by their labels."""
    return [{"label": label} for label in labels]


def post_row(post, seats) -> dict:
    """Return one post: where it is, what it signs, who holds it, what waits for it."""
    return {
        "cells": [
            {
                "text": post.title,
                "url": reverse("posts:post", args=[post.pk]),
                "small": f"{post.organisation} → {post.portfolio}",
            },
            {
                "text": signed_by(seats.rungs[post.pk]) or _("Nothing"),
                "small": ", ".join(rung.framework_id for rung in seats.rungs[post.pk]),
            },
            _holder(post, seats),
            {"text": waits_for(post, seats)},
            _state(post, seats),
        ]
    }


def signed_by(rungs) -> str:
    """Say up to which level a post signs, on each ladder it stands on."""
    return "; ".join(_("Up to %(level)s") % {"level": level_of(rung)} for rung in rungs)


def roles_in_words(roles) -> str:
    """Return roles as they are called, without the article of their sentence."""
    return "; ".join(str(Role(each).label) for each in roles)


def _holder(post, seats) -> dict:
    held = seats.holdings.get(post.pk)
    if held is None:
        since = _("since %(day)s") % {"day": day(post.last_held)} if post.last_held else ""
        return {"text": _("Nobody"), "small": since or _("and nobody ever has")}
    if not held.officer.is_active:
        return {"text": held.officer.name, "small": _("may no longer sign in")}
    roles = roles_in_words(seats.roles.get(post.pk, ()))
    small = _("since %(day)s") % {"day": day(held.held_from)}
    return {"text": held.officer.name, "small": f"{small} · {roles or _('without a role here')}"}


def waits_for(post, seats) -> str:
    """Say how many cases and duties wait for a vacant post, and nothing else of them."""
    if getattr(post, "place", 1):
        return ""
    cases, duties = seats.cases.get(post.pk, 0), seats.duties.get(post.pk, 0)
    said = [
        ngettext("%(n)d case", "%(n)d cases", cases) % {"n": cases} if cases else "",
        ngettext("%(n)d duty", "%(n)d duties", duties) % {"n": duties} if duties else "",
    ]
    return ", ".join(filter(None, said)) or _("Nothing")


def _state(post, seats) -> dict:
    given = seats.given.get(post.pk)
    if given:
        small = _("%(officer)s, given by %(giver)s") % {
            "officer": given.officer,
            "giver": given.given_by,
        }
        return {"badge": _("To be confirmed"), "badge_tone": "needs", "small": small}
    if not post.place:
        return {"badge": _("Vacant"), "badge_tone": "stop"}
    held = seats.holdings.get(post.pk)
    if held and held.held_to:
        small = _("until %(day)s") % {"day": day(held.held_to)}
        return {"badge": _("Ends"), "badge_tone": "needs", "small": small}
    return {"badge": _("Held"), "badge_tone": "go"}


def person_row(officer, posts) -> dict:
    """Return one officer: their address, the posts they sit in, whether they may sign in."""
    return {
        "cells": [
            {
                "text": officer.name,
                "url": reverse("posts:person", args=[officer.public_id]),
                "small": officer.email,
            },
            {"text": "; ".join(posts) or _("None")},
            _standing(officer),
        ]
    }


def _standing(officer) -> dict:
    if not officer.is_active:
        return {"badge": _("May not sign in"), "badge_tone": "stop"}
    if not officer.has_usable_password():
        return {"badge": _("Invited"), "badge_tone": "needs"}
    return {"badge": _("May sign in"), "badge_tone": "go"}


def given_row(given) -> dict:
    """Return an appointment that a second administrator is to confirm."""
    small = _("Given by %(giver)s") % {"giver": given.given_by}
    what = {"badge": _("To be confirmed"), "badge_tone": "needs"}
    return _change(given.post, given.officer, given.held_from, what, small)


def beginning_row(held) -> dict:
    """Return a holding that begins on a day to come."""
    what = {"badge": _("Begins"), "badge_tone": "go"}
    return _change(held.post, held.officer, held.held_from, what, "")


def ending_row(held) -> dict:
    """Return a holding that ends before long."""
    what = {"badge": _("Ends"), "badge_tone": "needs"}
    return _change(held.post, held.officer, held.held_to, what, "")


def _change(post, officer, on, what, small) -> dict:
    url = reverse("posts:post", args=[post.pk])
    return {
        "cells": [
            {"text": post.title, "url": url, "small": str(post.portfolio)},
            {"text": officer.name, "small": small},
            {"text": day(on)},
            what,
        ]
    }


OWED = (
    ("posts", gettext_lazy("Posts held, which fall vacant in fact")),
    ("waiting", gettext_lazy("Cases that are with their posts")),
    ("writing", gettext_lazy("Cases they are writing")),
    ("duties", gettext_lazy("Duties due of their posts, which climb the ladder today")),
    ("conditions", gettext_lazy("Conditions their posts must show to be met")),
    ("advice", gettext_lazy("Advice asked of them by name")),
    ("lent", gettext_lazy("Loans they granted, which lapse at once")),
    ("borrowed", gettext_lazy("Loans they act under, which lie still")),
)


def owed_rows(owed) -> list[dict]:
    """Return what somebody owes as rows: numbers, and what becomes of it."""
    return [{"key": label, "value": str(owed[name])} for name, label in OWED if owed[name]]
