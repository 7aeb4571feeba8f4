"""What every case is: something with a reference, a portfolio and a state that moves by roads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils import timezone
from django_fsm import FSMModelMixin

if TYPE_CHECKING:
    from accounts.models import Portfolio


class Case(FSMModelMixin, models.Model):
    """A row with a life: its state changes only by `perform()`, and the database sees to it.

    A subclass declares `state` (a protected FSMField) and its moves, and has a `portfolio`
    and a `reference`.
    """

    if TYPE_CHECKING:
        reference: str
        state: str
        portfolio: Portfolio

        def get_state_display(self) -> str: ...

    state_since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.reference)

    def locking_order(self) -> tuple[int, ...]:
        """Return where this case stands when several are locked at once; lowest first."""
        return (self.pk,)

    def locked(self) -> Self:
        """Return this case read afresh, its row locked until the transaction ends."""
        return type(self)._base_manager.select_for_update(of=("self",)).get(pk=self.pk)

    @classmethod
    def moves(cls) -> dict[str, Any]:
        """Return every move's name with its method, in the order of the class."""
        return {
            name: method for name, method in vars(cls).items() if hasattr(method, "_django_fsm")
        }
