"""The case file: everything guards and pages read about one case, loaded once.

Each app keeps one drawer or more (`@drawer("assessments.assessment", "risks")`). A drawer is
opened the first time somebody reads it, in a number of queries that does not grow with the
case, and stays as it was then: guards read the file and never ask the database anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Loader = Callable[[Any, "CaseFile"], Any]
_drawers: dict[str, dict[str, Loader]] = defaultdict(dict)


def drawer(kind: str, name: str) -> Callable[[Loader], Loader]:
    """Register the loader of one drawer of the file of one kind of case.

    The loader is called with the case and its file, and may read other drawers.
    """

    def register(load: Loader) -> Loader:
        _drawers[kind][name] = load
        return load

    return register


class CaseFile:
    """One case with all its drawers, each as it stood when it was first opened."""

    def __init__(self, case: Any) -> None:
        self.case = case
        self._loaders = _drawers[case._meta.label_lower]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._loaders:
            raise AttributeError(f"The case file has no drawer “{name}”.")
        self.__dict__[name] = content = self._loaders[name](self.case, self)
        return content
