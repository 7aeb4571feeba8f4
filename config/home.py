"""The home page: what needs you, how your department stands today, and what is new."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from assessments.pages import tone_of
from assessments.permissions import Perm as Assess
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from casework.actions import read_notices
from casework.permissions import Perm as See
from casework.queries import unread_notices
from casework.templatetags.pages import when, when_tone
from config import queries
from config.flow import flow_told_to, needs_of_flow
from config.news import news_of

SHOWN = 20


@login_required
@require_GET
def home(request):
    """Show an officer what needs them, and the few numbers of the day they should hear."""
    officer, day = request.user, timezone.localdate()
    flow = flow_told_to(officer, day)
    needs = queries.needs_of(officer, day, needs_of_flow(flow, officer, day) if flow else ())
    news = list(unread_notices(officer)[:SHOWN])
    context = {
        "needs": rows_of(needs[:SHOWN]),
        "columns": columns(),
        "count": len(needs),
        "more": max(len(needs) - SHOWN, 0),
        "start": start_for(officer),
        "flow": flow,
        "figures": figures_for(officer, day, flow),
        "yours": yours(officer) if queries.portfolios_in_which(officer, [Assess.WRITE]) else None,
        "your_columns": [{"label": _("Case")}, {"label": _("Who has it")}, {"label": _("State")}],
        "news": news_of(news),
        "since": since(news),
        "newest": news[0].pk if news else 0,
    }
    return render(request, "home/home.html", context)


@login_required
@require_POST
def mark_read(request):
    """Take what is new off the home page, up to the newest that was shown."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal():
        read_notices(request.user, int(newest[:18]))
        messages.success(request, _("What was new is marked as read."))
    return redirect("home")


def columns():
    """Return the columns of what needs an officer."""
    return [
        {"label": _("Case")},
        {"label": _("Asked of you")},
        {"label": _("By"), "day": True},
        {"label": _("State")},
    ]


def rows_of(needs):
    """Return needs as rows of the worklist; a state is coloured as it is among one's own cases."""
    tones = {str(state.label): tone_of(state) for state in (*A, *S)}
    return [
        {
            "cells": [
                {"text": each.title, "url": each.url, "small": each.small},
                {"text": each.asked, "small": each.asked_small},
                {
                    "text": when(each.due_on),
                    "tone": when_tone(each.due_on),
                    "small": date_format(each.due_on, "j F") if each.due_on else "",
                },
                {"badge": each.state, "badge_tone": tones.get(str(each.state), each.tone)},
            ],
            "tone": "stop" if each.tone == "stop" else "",
        }
        for each in needs
    ]


def start_for(officer):
    """Return the button with which an official begins; others have none."""
    if not queries.portfolios_in_which(officer, [Assess.PLAN]):
        return []
    url = reverse("assessments:start")
    return [{"label": _("What are you planning?"), "url": url, "method": "get"}]


def figures_for(officer, day, flow):
    """Return the numbers of the day; help without authority for all who should hear of it."""
    seen = queries.portfolios_in_which(officer, [See.SEE_CASES])
    figures = [_flowing(flow.number)] if flow else []
    return [*figures, *_of_the_department(seen, day)] if seen else figures


def _flowing(number):
    return {
        "number": number,
        "label": _("flowing without authority"),
        "tone": "stop" if number else "plain",
        "url": reverse("without_authority"),
    }


def _of_the_department(portfolios, day):
    """Return how many cases wait, are watched, and are held or suspended."""
    stands = queries.department(portfolios)
    listing = reverse("assessments:cases")
    return [
        {
            "number": stands.waiting,
            "label": _waiting_label(stands.longest_since, day),
            "tone": "needs" if stands.waiting else "plain",
            "url": f"{listing}?state=deciding",
        },
        {
            "number": stands.watched,
            "label": _("being watched"),
            "url": f"{listing}?state=monitoring",
        },
        {
            "number": stands.stopped,
            "label": _("held or suspended"),
            "url": f"{listing}?state=suspended",
        },
    ]


def _waiting_label(oldest, day):
    if oldest is None:
        return _("waiting for a decision")
    days = (day - timezone.localdate(oldest)).days
    if days < 1:
        return _("waiting for a decision, the longest since today")
    return ngettext(
        "waiting for a decision, longest %(days)d day",
        "waiting for a decision, longest %(days)d days",
        days,
    ) % {"days": days}


def yours(officer):
    """Return what an officer plans and writes that is under way, and who has each."""
    cases = [_yours(each, each.assistance, _who_has(each)) for each in queries.written_by(officer)]
    agree = _("A second person must agree that it need not be assessed")
    return [*(_yours(each, each, agree) for each in queries.plans_of(officer)), *cases]


def _yours(case, assistance, who):
    return {
        "cells": [
            {
                "text": assistance.title,
                "url": case.get_absolute_url(),
                "small": f"{case.reference} · {assistance.country}",
            },
            {"text": who},
            {"badge": case.get_state_display(), "badge_tone": tone_of(case.state)},
        ]
    }


def _who_has(case):
    since_when = {"day": date_format(timezone.localtime(case.state_since), "j F")}
    if case.state not in S.AWAITING_DECISION:
        return _("With you since %(day)s") % since_when
    if case.with_post:
        return _("With the %(post)s since %(day)s") % {"post": case.with_post, **since_when}
    return _("With advisers and signers since %(day)s") % since_when


def since(news):
    """Say since when there is something new: a weekday within a week, a date before that."""
    if not news:
        return ""
    oldest = timezone.localtime(min(each.made_at for each in news))
    days = (timezone.localdate() - oldest.date()).days
    if days == 0:
        return _("New today")
    if days == 1:
        return _("New since yesterday")
    form = "l" if days < 7 else "j F"
    return _("New since %(day)s") % {"day": date_format(oldest, form)}
