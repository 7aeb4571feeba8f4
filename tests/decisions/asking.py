"""A case file with chosen facts in its drawers, and somebody asking to make a move."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.queries import Authority, Seat
from assessments.models import Assessment, Assistance
from casework.files import CaseFile
from casework.guards import Asking
from decisions.queries.route import Route, Rung
from policy import registry

LEVELS = {1: "team_leader", 2: "senior", 3: "minister"}


def a_case(cast, **fields):
    """A case that is on paper only: no guard asks the database for it."""
    assistance = Assistance(
        pk=1,
        reference="AST-2026-0001",
        country_id="KD",
        first_delivery_on=timezone.localdate() + timedelta(days=30),
    )
    said = {
        "pk": 1,
        "reference": "HRA-2026-0001",
        "framework_id": "uk-osja",
        "portfolio": cast.portfolio,
        "assistance": assistance,
        "author": cast.amina,
        "content_root": "c" * 64,
        "submission_root": "s" * 64,
    }
    return Assessment(**said | fields)


def a_file(case, **drawers):
    """The case's file, its drawers filled with these facts and otherwise empty."""
    file = CaseFile(case)
    said = {
        "framework": registry.available()["uk-osja"],
        "evaluation": SimpleNamespace(bars_standing=(), facts=None, derived={}),
        "contributors": frozenset({case.author_id}),
        "authorities": lambda officer, day: [],
        "seats": [],
        "signatures": [],
        "advice": [],
        "decisions": [],
        "conditions": [],
        "communications": [],
        "coverage": [],
        "new_facts": [],
        "recipients": [],
        "seals": {},
        "broken_seals": [],
        "submission": {"content": {"root": case.content_root}},
        "_route": a_route(2),
    }
    file.__dict__.update(said | drawers)
    return file


def a_route(rank, *, rungs=(), outstanding=()):
    """A route to a rung."""
    return Route(LEVELS.get(rank, ""), rank, "", (), False, tuple(rungs), (), tuple(outstanding))


def a_rung(rank, holder=None, **fields):
    """A rung with one seat, and who sits in it."""
    post = SimpleNamespace(pk=rank, title=f"Post {rank}", __str__=lambda self: self.title)
    return Rung(
        LEVELS[rank], rank, LEVELS[rank], (Seat(post, rank, LEVELS[rank], holder),), **fields
    )


def signs_as(rank, *, loan=None, post=None):
    """Authorities under which anybody signs on this rung."""
    post = post or SimpleNamespace(pk=rank, title=f"Post {rank}")
    return lambda officer, day: [Authority(post, rank, LEVELS[rank], loan)]


def codes(guard, by, file, move="authorise", proposal=None, **more):
    """What a guard objects, by code, when `by` makes the move on this file."""
    asking = Asking(file.case, move, by, file, proposal=proposal, making=True, **more)
    return [each.code for each in guard.objections(asking)]
