"""What the page of one post, and of one officer, is made of."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import posts_of, roles_of
from casework.templatetags.pages import day
from config.posts import queries, rows
from config.posts.access import arranged_by
from decisions.permissions import Perm as Decide


def what_giving_means(two_give_it) -> str:
    """Say what follows when a post is given."""
    if two_give_it:
        return _(
            "This post signs above the first rung. It is not held before a second administrator"
            " confirms it; neither of you may be the one it is given to."
        )
    return _("It is held from the day you give. You are the only one to confirm it.")


def what_ending_means(held) -> str:
    """Say what follows when a holding ends."""
    return _(
        "%(officer)s signs and decides nothing as %(post)s after that day. What they signed"
        " stands; what they lent from it lapses; duties of the post climb until somebody holds"
        " it. The holder, borrowers, other administrators and assurance leads are told."
    ) % {"officer": held.officer, "post": held.post}


def given_rows(given) -> list[dict]:
    """Return what a second administrator reads before confirming."""
    return [
        {"key": _("Post"), "value": given.post.title, "small": str(given.post.portfolio)},
        {"key": _("Given to"), "value": given.officer.name, "small": given.officer.email},
        {"key": _("From"), "value": day(given.held_from)},
        {"key": _("Given by"), "value": given.given_by.name},
        {"key": _("Why"), "value": given.reason},
    ]


def post_page(post, officer) -> dict:
    """Return what the page of one post shows."""
    today = timezone.localdate()
    post = queries.posts_found([post.portfolio_id], today).get(pk=post.pk)
    seats = queries.seats_of([post], today)
    held, given = seats.holdings.get(post.pk), seats.given.get(post.pk)
    return {
        "post": post,
        "rows": _rows_of(post, seats, held),
        "warning": _without_the_role(post, held, seats),
        "given": given_rows(given) if given else None,
        "given_actions": _given_actions(given, officer) if given else [],
        "actions": [] if given else _actions(post, held),
        "history": [_event(each, today) for each in queries.holdings_of(post)],
    }


def _rows_of(post, seats, held) -> list[dict]:
    found = [
        {"key": _("Organisation"), "value": post.organisation.name},
        {"key": _("Portfolio"), "value": post.portfolio.name},
        {
            "key": _("What it may sign"),
            "value": rows.signed_by(seats.rungs[post.pk]) or _("Nothing: it stands on no ladder"),
            "small": ", ".join(rung.framework_id for rung in seats.rungs[post.pk]),
        },
        _held_row(post, held),
    ]
    if held:
        found.append(
            {
                "key": _("What the holder is here"),
                "value": rows.roles_in_words(seats.roles.get(post.pk, ()))
                or _("Without a role in this portfolio"),
                "action_label": _("See the officer"),
                "action_url": reverse("posts:person", args=[held.officer.public_id]),
            }
        )
    if not post.place:
        found.append({"key": _("What waits for it"), "value": rows.waits_for(post, seats)})
    return found


def _held_row(post, held) -> dict:
    if held is None:
        since = post.last_held
        value = _("Nobody since %(day)s") % {"day": day(since)} if since else _("Nobody yet")
        return {"key": _("Held by"), "value": value, "badge": _("Vacant"), "badge_tone": "stop"}
    small = _("since %(day)s") % {"day": day(held.held_from)}
    if held.held_to:
        small = _("%(since)s, until %(day)s") % {"since": small, "day": day(held.held_to)}
    row = {"key": _("Held by"), "value": held.officer.name, "small": small}
    if not held.officer.is_active:
        row |= {"badge": _("May not sign in"), "badge_tone": "stop"}
    return row


def _without_the_role(post, held, seats) -> str:
    """Say so where a holder sits on a rung and has no role that signs: nothing would happen."""
    if not held or not held.officer.is_active or not seats.rungs[post.pk]:
        return ""
    if held.officer.may(Decide.SIGN_RUNG.value, post.portfolio):
        return ""
    return _(
        "%(officer)s holds this post but has no role in %(portfolio)s that lets them sign. Give"
        " them one on their page."
    ) % {"officer": held.officer, "portfolio": post.portfolio}


def _given_actions(given, officer) -> list[dict]:
    drop = {
        "label": _("Drop it"),
        "url": reverse("posts:drop_holder", args=[given.pk]),
        "method": "get",
        "style": "secondary",
    }
    if officer.pk in (given.given_by_id, given.officer_id):
        return [drop]
    url = reverse("posts:confirm_holder", args=[given.pk])
    return [{"label": _("Look and confirm"), "url": url, "method": "get"}, drop]


def _actions(post, held) -> list[dict]:
    give = {
        "label": _("Give this post"),
        "url": reverse("posts:give", args=[post.pk]),
        "method": "get",
        "style": "secondary" if held else "primary",
    }
    if held is None:
        return [give]
    end = {
        "label": _("End this holding"),
        "url": reverse("posts:end_holding", args=[held.pk]),
        "method": "get",
        "style": "warning",
    }
    return [give, end] if held.held_to else [end]


def _event(held, today) -> dict:
    if held.held_from > today:
        title = _("%(officer)s, from this day on")
    elif held.held_to is None:
        title = _("%(officer)s, since this day")
    else:
        title = _("%(officer)s, until %(until)s")
    until = day(held.held_to) if held.held_to else ""
    return {
        "title": title % {"officer": held.officer, "until": until},
        "at": held.held_from,
        "text": held.handover,
        "url": reverse("posts:end_holding", args=[held.pk]) if held.held_from > today else "",
    }


def person_page(person, officer) -> dict:
    """Return what the page of one officer shows an administrator."""
    today, mine = timezone.localdate(), arranged_by(officer)
    return {
        "person": person,
        "rows": [
            {"key": _("E-mail address"), "value": person.email},
            _may_sign_in(person),
            {
                "key": _("Posts held today"),
                "value": "\n".join(post.title for post in posts_of(person, today)) or _("None"),
            },
        ],
        "roles": [_role(person, *each, mine, officer) for each in roles_of(person)],
        "is_oneself": person == officer,
        "actions": [] if person == officer else _on_a_person(person),
    }


def _may_sign_in(person) -> dict:
    if not person.is_active:
        return {
            "key": _("May sign in"),
            "value": _("No"),
            "badge": _("Shut out"),
            "badge_tone": "stop",
        }
    if not person.has_usable_password():
        return {
            "key": _("May sign in"),
            "value": _("Once they have set a password"),
            "badge": _("Invited"),
            "badge_tone": "needs",
        }
    last = person.last_login
    value = _("Yes, and last did on %(day)s") % {"day": day(last)} if last else _("Yes")
    return {"key": _("May sign in"), "value": value}


def _role(person, portfolio, role, mine, officer) -> dict:
    row = {"key": portfolio.name, "value": role.label}
    if portfolio.pk in mine and person != officer:
        row |= {
            "action_label": _("Take away"),
            "action_url": reverse(
                "posts:take_role", args=[person.public_id, portfolio.pk, role.value]
            ),
        }
    return row


def _on_a_person(person) -> list[dict]:
    def to(name, label, style="secondary", method="get"):
        url = reverse(f"posts:{name}", args=[person.public_id])
        return {"label": label, "url": url, "method": method, "style": style}

    if not person.is_active:
        return [to("enable", _("Let them sign in again"))]
    invite = (
        _("Send a link to set a new password")
        if person.has_usable_password()
        else _("Send the invitation again")
    )
    return [
        to("give_role", _("Give a role")),
        to("invite", invite, method="post"),
        to("disable", _("Let them sign in no longer"), "warning"),
    ]
