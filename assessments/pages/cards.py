"""What the apps put beside a case or its assistance: small boxes, each with its own template.

A higher app adds a card when it starts, or one in place of a lower app's by using its name.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """One box: where it stands, what draws it, and what it is drawn from."""

    order: int
    template: str
    load: Callable[..., Any]  # (case, file, officer) → what the template shows; None: no card
    place: str  # aside · lead · content


_cards: dict[str, dict[str, Card]] = defaultdict(dict)


def add_card(kind, name, order, template, load, place="aside"):
    """Add a card to the overview of one kind of case; the same name takes the place of another.

    The template is given `card`: what `load(case, file, officer)` returned.
    """
    _cards[kind][name] = Card(order, template, load, place)


def cards_of(case, file, officer):
    """Return the cards of a case by place: {"aside": [{"template", "card"}], …}."""
    found = {"aside": [], "lead": [], "content": []}
    for card in sorted(_cards[case._meta.label_lower].values(), key=lambda each: each.order):
        shown = card.load(case, file, officer)
        if shown is not None:
            found[card.place].append({"template": card.template, "card": shown})
    return found
