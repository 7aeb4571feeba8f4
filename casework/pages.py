"""How the pages of a case are put together from what each app knows.

A case has one page with tabs. A lower app cannot name a higher one's pages, so each app
registers here, when it starts, the tabs it adds, the page on which each move is made, and
who can say what happens next. Views ask for the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from casework.road import open_moves

if TYPE_CHECKING:
    from accounts.models import Officer
    from casework.cases import Case
    from casework.files import CaseFile


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a case, by the name of its page's address."""

    order: int
    label: Any
    url_name: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one line under the identity bar: what happens next, and who must do it."""

    text: Any
    kind: str = "needs"  # needs · stop · go · plain
    url: str = ""
    label: Any = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something asked of one officer, for the top of their home page."""

    title: str
    url: str
    small: str  # reference · country · recipient
    asked: Any
    asked_small: Any = ""
    due_on: date | None = None
    state: Any = ""
    tone: str = "plain"  # plain · needs · stop · go


@dataclass(frozen=True, slots=True)
class MovePage:
    """Where a move is made, how its button looks, and when there is anything for it to do."""

    url_name: str
    style: str
    when: Callable[[CaseFile], bool]


SayNext = Callable[["Case", "CaseFile", "Officer"], "NextStep | None"]

_tabs: dict[str, list[Tab]] = defaultdict(list)
_move_pages: dict[str, dict[str, MovePage]] = defaultdict(dict)
_next: dict[str, list[tuple[int, SayNext]]] = defaultdict(list)


def add_tab(kind: str, order: int, label: Any, url_name: str) -> None:
    """Add a tab to the pages of one kind of case; it takes the case's reference."""
    tab = Tab(order, label, url_name)
    if tab not in _tabs[kind]:
        _tabs[kind].append(tab)
        _tabs[kind].sort(key=lambda each: each.order)


def add_move_page(
    kind: str,
    move: str,
    url_name: str,
    style: str = "secondary",
    when: Callable[[CaseFile], bool] = lambda file: True,
) -> None:
    """Say on which page a move is made, and how its button looks (primary, warning …).

    A move with nothing to do is no button, and no guard is asked: lifting a hold where none
    stands. `when` says of a case file whether there is something to do.
    """
    _move_pages[kind][move] = MovePage(url_name, style, when)


def add_next(kind: str, order: int, say: SayNext) -> None:
    """Let an app say what happens next; the lowest order that has something to say wins."""
    if (order, say) not in _next[kind]:
        _next[kind].append((order, say))
        _next[kind].sort(key=lambda each: each[0])


def tabs_of(case: Case, current: str) -> list[dict[str, Any]]:
    """Return the tabs of a case for the identity bar; `current` is the page's url name."""
    return [
        {
            "label": tab.label,
            "url": reverse(tab.url_name, args=[case.reference]),
            "current": tab.url_name == current,
        }
        for tab in _tabs[case._meta.label_lower]
    ]


def next_step_of(case: Case, file: CaseFile, officer: Officer) -> NextStep | None:
    """Return the one line that says what happens next, or None where nothing does."""
    for _order, say in _next[case._meta.label_lower]:
        if found := say(case, file, officer):
            return found
    return None


def actions_of(case: Case, file: CaseFile, officer: Officer) -> list[dict[str, Any]]:
    """Return the case's buttons, each open or with its objections beside it.

    A move the officer's role never carries is left out: it is not theirs to be refused.
    """
    buttons = []
    known = _move_pages[case._meta.label_lower].items()
    pages = {move: page for move, page in known if page.when(file)}
    for name, move in open_moves(case, by=officer, file=file, only=pages).items():
        if any(each.code == "not-permitted" for each in move.objections):
            continue
        page = pages[name]
        buttons.append(
            {
                "name": name,
                "label": move.label,
                "url": reverse(page.url_name, args=[case.reference]),
                "method": "get",
                "style": page.style,
                "enabled": move.is_open,
                "objections": list(move.objections),
            }
        )
    return buttons
