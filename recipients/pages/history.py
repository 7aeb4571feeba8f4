"""Everything ever done with a recipient, as each higher app tells it.

A higher app registers a provider when it starts, `add_history(provider)`. It is called with
the recipient, the keys of its whole family and the officer who looks, and returns deeds that
officer may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was ever planned or done with a recipient or its family."""

    on: date
    title: str
    url: str
    small: str  # reference · to whom
    state: Any = ""
    tone: str = "plain"  # plain · needs · stop · go


Provider = Callable[[Any, frozenset[int], Any], list[Deed]]
_providers: list[Provider] = []


def add_history(provider):
    """Let a higher app say what was done with a recipient; called from AppConfig.ready()."""
    if provider not in _providers:
        _providers.append(provider)


def history_of(recipient, kin, officer):
    """Return everything ever done with a recipient or its family, newest first."""
    deeds = [deed for say in _providers for deed in say(recipient, frozenset(kin), officer)]
    return sorted(deeds, key=lambda deed: deed.on, reverse=True)


def deed_columns():
    """Return the columns of a list of deeds."""
    return [{"label": _("Assistance")}, {"label": _("When")}, {"label": _("State")}]


def history_rows(recipient, kin, officer):
    """Return what was ever done with a recipient or its family, for the worklist."""
    return [
        {
            "cells": [
                {"text": deed.title, "url": deed.url, "small": deed.small},
                {"text": formats.date_format(deed.on, "j F Y")},
                {"badge": deed.state, "badge_tone": deed.tone},
            ]
        }
        for deed in history_of(recipient, kin, officer)
    ]
