"""Delegations as a list: who acts for whom, and until when."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.templatetags.pages import day


def delegation_rows(loans, officer) -> list[dict]:
    """Return each delegation as a row; one's own can be taken back."""
    today = timezone.localdate()
    return [
        {
            "cells": [
                {"text": str(each.delegate), "small": _("for %(post)s") % {"post": each.post}},
                {"text": str(each.granted_by), "small": each.reason},
                {"text": day(each.starts_on)},
                {"text": day(each.ends_on)},
                _state(each, officer, today),
            ]
        }
        for each in loans
    ]


def _state(each, officer, today) -> dict:
    if each.ends_on < today:
        return {"badge": _("Over"), "badge_tone": "plain"}
    cell = {"badge": _("In force") if each.starts_on <= today else _("To come"), "badge_tone": "go"}
    if each.granted_by_id == officer.pk:
        url = reverse("decisions:end_delegation", args=[each.pk])
        return cell | {"text": _("Take it back"), "url": url}
    return cell
