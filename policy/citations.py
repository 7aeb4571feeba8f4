"""What a rule cites, as a reader wants it: which document, where in it, and where to read it.

A framework cites by short names (“OSJA stage 4; RECON”). What is shown is the document's title
and the place in it. The short names stay what is stored and compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

# Sources of these kinds are nobody's published text: what rests on them is provisional.
PROVISIONAL = ("background",)


@dataclass(frozen=True, slots=True)
class Citation:
    """One document a rule rests on: its title, the place in it, and where it can be read."""

    title: str
    place: str = ""
    url: str = ""
    provisional: bool = False

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.title, self.place)))


class Cites(str):
    """A framework's citation in its short names, that knows the documents they stand for."""

    __slots__ = ("sources",)
    sources: Mapping[str, Any]

    def __new__(cls, text: str, sources: Mapping[str, Any]) -> Self:
        cites = super().__new__(cls, text)
        cites.sources = sources
        return cites

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


def citations(cites: str, sources: Mapping[str, Any] | None = None) -> list[Citation]:
    """Return each document cited; a name that no source has stands as it is.

    Without `sources`, a citation that came from a framework brings its own, and a bare one, such
    as a row of the database holds, is looked up in the frameworks there are.
    """
    if sources is None:
        sources = getattr(cites, "sources", None)
    if sources is None:
        sources = _declared_anywhere()
    return list(_each(str(cites or ""), sources))


def _each(cites: str, sources: Mapping[str, Any]) -> Iterator[Citation]:
    for part in filter(None, (each.strip() for each in cites.split(";"))):
        short, _space, rest = part.partition(" ")
        source = sources.get(short.rstrip(","))
        if source is None:
            yield Citation(part)
        else:
            yield Citation(source.cite, rest.strip(), source.url, source.provisional)


def _declared_anywhere() -> dict[str, Any]:
    from policy.registry import available  # the registry reads frameworks, which read this

    return {source.id: source for framework in available().values() for source in framework.sources}
