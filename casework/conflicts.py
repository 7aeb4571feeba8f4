"""Two people wrote the same thing: nothing is saved, and both texts are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from accounts.models import Officer


@dataclass(frozen=True, slots=True)
class Theirs:
    """What was saved by somebody else while one was writing, and at which revision."""

    text: Any
    revision: int
    by: Officer | None = None
    at: datetime | None = None


class Conflict(Exception):
    """Something was saved while one was writing. Nothing of one's own has been.

    `fields` gives, by the name of each field, what stands there now and what one wrote.
    """

    def __init__(self, fields: Mapping[str, tuple[Theirs, Any]]) -> None:
        self.fields = dict(fields)
        super().__init__(
            _(
                "Somebody saved this while you were writing. Nothing of yours has been saved yet:"
                " compare both texts, and save again."
            )
        )
