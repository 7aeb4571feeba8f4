"""Every address of Heed, with the things of one walked case put into it, and who may see what.

`addresses(world)` names every page there is; a page added to the program is walked the next
time, or its parameters are unknown here and the test says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import product

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Officer

NAMED = re.compile(r"<(input|textarea|select)\b([^>]*)>", re.I)
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page: its name, how its address reads, and what its address takes."""

    name: str
    route: str
    takes: tuple[str, ...]


@dataclass
class World:
    """What stands in the database: references and keys, by what an address calls them."""

    cases: list[str]
    assistance: list[str]
    recipients: list[str]
    allegations: list[str]
    decisions: list[str]
    keys: dict[str, list] = field(default_factory=dict)
    intercessions: list[str] = field(default_factory=list)
    baselines: list[str] = field(default_factory=list)


# What each address under a case means by its key.
KEYS = {
    "risk": "risks",
    "none_possible": "risks",
    "add_measure": "risks",
    "measure": "measures",
    "drop_measure": "measures",
    "give_advice": "advice",
    "condition": "conditions",
    "confirm": "pending",
    "end_delegation": "delegations",
    "confirm_import": "imports",
    "duty": "duties",
    "duty_report": "duties",
    "trigger": "triggers",
    "source": "sources",
    "baseline_change": "citations",
    "scan": "scans",
    "proposal": "proposals",
    "rerouted": "proposals",
    "weigh_all": "proposals",
    "post": "posts",
    "give": "posts",
    "end_holding": "holdings",
    "confirm_holder": "appointments",
    "drop_holder": "appointments",
}


def pages() -> list[Page]:
    """Return every page of ours, by name; those of the sign-in library are not ours."""
    return sorted(_pages(get_resolver().url_patterns), key=lambda page: page.name)


def _pages(patterns, app="", prefix="") -> Iterator[Page]:
    for each in patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            if each.app_name in (*settings.OURS, "", None) and "allauth" not in str(
                each.urlconf_name
            ):
                yield from _pages(each.url_patterns, each.namespace or app, route)
        elif isinstance(each, URLPattern) and each.name:
            name = f"{app}:{each.name}" if app else each.name
            yield Page(name, route, tuple(each.pattern.converters))


def addresses(world: World) -> dict[str, list[str]]:
    """Return, for each page, every address it has in this world."""
    return {page.name: list(_addresses_of(page, world)) for page in pages()}


def _addresses_of(page: Page, world: World) -> Iterator[str]:
    choices = [_values(name, page, world) for name in page.takes]
    for values in product(*choices):
        yield reverse(page.name, kwargs=dict(zip(page.takes, values, strict=True)))


def _values(parameter: str, page: Page, world: World) -> list:
    if parameter == "reference":
        return _references(page.route, world)
    if parameter in ("pk", "key"):
        return world.keys[KEYS[page.name.partition(":")[2]]]
    return world.keys[parameter]


def _references(route: str, world: World) -> list[str]:
    for start, found in (
        ("cases/", world.cases),
        ("outline/", world.cases),
        ("assistance/", world.assistance),
        ("decisions/", world.decisions),
        ("baselines/", world.baselines),
        ("watch/incident/of/", world.recipients),
        ("watch/incident/", world.allegations),
        ("recipients/allegations/", world.allegations),
        ("recipients/intercessions/", world.intercessions),
        ("recipients/", world.recipients),
    ):
        if route.startswith(start):
            return found
    raise AssertionError(f"Say in tests/trust/walking.py what {route} is about.")


def signed_in(officer: Officer, **said) -> Client:
    """Return a browser in which this officer has just signed in."""
    client = Client(**said)
    client.force_login(officer)
    return client


def forms_on(page: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield the fields of each form on a page that is sent by POST: name, type, value."""
    for form in re.findall(r"<form\b(.*?)</form>", page, re.S | re.I):
        head, _end, body = form.partition(">")
        if 'method="post"' not in head.lower():
            continue
        found = re.search(r'action="([^"]*)"', head)
        fields = []
        for tag, said in NAMED.findall(body):
            given = dict(ATTRIBUTE.findall(said))
            if given.get("name"):
                kind = given.get("type", "") if tag.lower() == "input" else tag.lower()
                fields.append((given["name"], kind.lower(), unescape(given.get("value", ""))))
        yield (unescape(found.group(1)) if found else ""), fields
