"""The list of decisions."""

from django.urls import reverse

from casework.templatetags.pages import day
from decisions.record.wording import outcome


def decision_rows(decisions) -> list[dict]:
    """Return each decision as a row of the list."""
    return [
        {
            "cells": [
                {
                    "text": each.assessment.assistance.title,
                    "url": reverse("decisions:sealed", args=[each.reference]),
                    "small": f"{each.assessment.reference} · {each.assessment.assistance.country}",
                },
                {
                    "badge": outcome(each.get_kind_display(), each.on_conditions),
                    "badge_tone": "go" if each.permits else "stop",
                    "small": "" if each.made == "signed_here" else each.get_made_display(),
                },
                {"text": each.decider_name, "small": each.decider_title},
                {"text": day(each.made_at), "small": each.reference},
            ]
        }
        for each in decisions
    ]
