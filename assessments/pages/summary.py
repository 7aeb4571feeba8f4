"""What is planned, and what is happening, as rows for a summary list."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.models import Delivery
from assessments.wording import say_money
from casework.templatetags.pages import day

GIVEN = (Delivery.Kind.BEGAN, Delivery.Kind.CONTINUES)


def planned_rows(assistance, recipients):
    """Return what is planned: what, for what, to whom, by whom, for how much, when."""
    return [
        {"key": _("Assistance"), "value": assistance.summary},
        {"key": _("What it is for"), "value": assistance.purpose},
        {"key": _("Who receives it"), "value": "\n".join(map(_with_parent, recipients))},
        {"key": _("Who delivers it"), "value": _delivers(assistance)},
        {"key": _("Money"), "value": money_of(assistance)},
        {"key": _("When"), "value": _dates(assistance)},
    ]


def _with_parent(recipient):
    if not recipient.parent:
        return str(recipient)
    return _("%(unit)s, of the %(parent)s") % {"unit": recipient, "parent": recipient.parent}


def _delivers(assistance):
    if assistance.supplier:
        return _("%(supplier)s, for the %(organisation)s") % {
            "supplier": assistance.supplier,
            "organisation": assistance.provider,
        }
    return str(assistance.provider)


def money_of(assistance):
    """Say the amount, its currency and the fund it comes from."""
    if assistance.amount is None:
        return assistance.fund
    amount = say_money(assistance.amount, assistance.currency)
    return f"{amount}, {assistance.fund}" if assistance.fund else amount


def _dates(assistance):
    said = []
    if assistance.first_delivery_on:
        said.append(_("First delivery on %(day)s") % {"day": day(assistance.first_delivery_on)})
    if assistance.starts_on and assistance.starts_on != assistance.first_delivery_on:
        said.append(_("Starts on %(day)s") % {"day": day(assistance.starts_on)})
    if assistance.ends_on:
        said.append(_("Ends on %(day)s") % {"day": day(assistance.ends_on)})
    return "\n".join(said)


def _for_whom(row):
    return ", ".join(filter(None, [str(row.recipient or ""), row.part]))


def deliveries_of(assistance, badges=(), most=100):
    """Return what is happening, latest first, as rows of a worklist.

    A fact is never green: that help is given does not say that it may be. Where something red
    stands beside the assistance's state, so is the latest word that help is given.
    """
    found = Delivery.objects.filter(assistance=assistance)
    rows = list(found.select_related("recipient", "recorded_by")[:most])
    given = next((row.pk for row in rows if row.kind in GIVEN), None)
    wrong = given if any(badge["tone"] == "stop" for badge in badges) else None
    return [
        {
            "cells": [
                {"text": day(row.on)},
                {"text": row.what, "small": _for_whom(row)},
                {
                    "badge": capfirst(row.get_kind_display()),
                    "badge_tone": "stop" if row.pk == wrong else "plain",
                },
                {"text": row.seen_by or str(row.recorded_by)},
            ]
        }
        for row in rows
    ]
