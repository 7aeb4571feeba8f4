"""Links that apps to the right put beside a proposed text, which this app cannot name."""

from __future__ import annotations

from typing import Any

_links: list[tuple[Any, str]] = []


def add_link(label: Any, url_name: str) -> None:
    """Show a link beside every proposal; the address takes the proposal's number."""
    if (label, url_name) not in _links:
        _links.append((label, url_name))


def links() -> list[tuple[Any, str]]:
    """Every link to show beside a proposal: its words, and the name of its address."""
    return list(_links)
