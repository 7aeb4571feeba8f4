"""Links that apps to the right put beside a framework or a proposal, which cannot name them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Literal

Place = Literal["framework", "proposal"]
_links: dict[Place, list[tuple[Any, str]]] = defaultdict(list)


def add_link(beside: Place, label: Any, url_name: str) -> None:
    """Show a link beside every framework or proposal; the address takes its id or number."""
    if (label, url_name) not in _links[beside]:
        _links[beside].append((label, url_name))


def links(beside: Place) -> list[tuple[Any, str]]:
    """Every link to show there: its words, and the name of its address."""
    return list(_links[beside])
