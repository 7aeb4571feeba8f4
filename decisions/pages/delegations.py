"""Delegations as a list: who acts for whom, and until when."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import loans_on
from casework.templatetags.pages import day


def delegation_rows(loans, officer) -> list[dict]:
    """Return each delegation as a row; one's own can be taken back, and one may have lapsed."""
    today = timezone.localdate()
    keys = [each.pk for each in loans if each.starts_on <= today <= each.ends_on]
    stands = set(loans_on(today).filter(pk__in=keys).values_list("pk", flat=True)) if keys else ()
    return [
        {
            "cells": [
                {"text": str(each.delegate), "small": _("for %(post)s") % {"post": each.post}},
                {"text": str(each.granted_by), "small": each.reason},
                {"text": day(each.starts_on)},
                {"text": day(each.ends_on)},
                _state(each, officer, today, each.pk in stands),
            ]
        }
        for each in loans
    ]


def _state(each, officer, today, stands) -> dict:
    if each.ends_on < today:
        return {"badge": _("Over"), "badge_tone": "plain"}
    if each.starts_on <= today and not stands:
        return {"badge": _("Lapsed"), "badge_tone": "stop", "small": _why_it_lapsed(each)}
    cell = {"badge": _("In force") if each.starts_on <= today else _("To come"), "badge_tone": "go"}
    if each.granted_by_id == officer.pk:
        url = reverse("decisions:end_delegation", args=[each.pk])
        return cell | {"text": _("Take it back"), "url": url}
    return cell


def _why_it_lapsed(each) -> str:
    """Say what became of the lender, on whom a loan depends from day to day."""
    words = {"lender": each.granted_by, "post": each.post}
    if not each.granted_by.is_active:
        return _("%(lender)s may no longer sign in, and lends nothing.") % words
    return _("%(lender)s no longer holds %(post)s; ask whoever does.") % words
