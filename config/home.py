"""The home page: what needs you, how your department stands today, and what is new."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Min, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Portfolio
from assessments import queries as assessing
from assessments.models import Assessment
from assessments.permissions import Perm as Assess
from assessments.states import AssessmentState as S
from casework.actions import read_notices
from casework.permissions import Perm as See
from casework.queries import unread_notices
from casework.templatetags.pages import when, when_tone
from config.news import news_of
from decisions import queries as deciding
from monitoring import queries as watching
from monitoring.models import Hold

SHOWN = 20
YOURS = 8
TONES = {S.DRAFT: "plain", S.MITIGATION: "needs", S.ESCALATION: "plain", S.SIGN_OFF: "plain"}
TONES |= {S.AUTHORISED: "go", S.MONITORING: "go", S.SUSPENDED: "stop"}


@login_required
@require_GET
def home(request):
    """Show an officer what needs them, and the few numbers of the day they should hear."""
    officer, day = request.user, timezone.localdate()
    needs = needs_of(officer, day)
    news = list(unread_notices(officer)[:SHOWN])
    context = {
        "needs": rows_of(needs[:SHOWN]),
        "columns": columns(),
        "count": len(needs),
        "more": max(len(needs) - SHOWN, 0),
        "start": start_for(officer),
        "figures": figures_for(officer, day),
        "yours": yours(officer) if _portfolios(officer, Assess.WRITE) else None,
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
    if newest.isdigit():
        read_notices(request.user, int(newest[:18]))
        messages.success(request, _("What was new is marked as read."))
    return redirect("home")


def needs_of(officer, day):
    """Return everything asked of an officer, what is late or due first on top."""
    found = [
        need
        for each in (assessing, deciding, watching)
        for need in getattr(each, "needs_of", _nothing)(officer, day)
    ]
    order = {"stop": 0, "needs": 1}
    return sorted(found, key=lambda need: (need.due_on or date.max, order.get(need.tone, 2)))


def _nothing(officer, day):
    return []


def _portfolios(officer, permission):
    return officer.grants().get(permission.value.partition(".")[2], frozenset())


def columns():
    """Return the columns of what needs an officer."""
    return [
        {"label": _("Case")},
        {"label": _("What is asked of you")},
        {"label": _("By")},
        {"label": _("State")},
    ]


def rows_of(needs):
    """Return needs as rows of the worklist."""
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
                {"badge": each.state, "badge_tone": each.tone},
            ]
        }
        for each in needs
    ]


def start_for(officer):
    """Return the button with which an official begins; others have none."""
    if not _portfolios(officer, Assess.PLAN):
        return []
    url = reverse("assessments:start")
    return [{"label": _("What are you planning?"), "url": url, "method": "get"}]


def figures_for(officer, day):
    """Return the numbers of the day; help without authority for all who should hear of it."""
    seen = _portfolios(officer, See.SEE_CASES)
    hears = _portfolios(officer, Assess.SEE_UNASSESSED) | _portfolios(officer, Assess.PLAN)
    figures = [_flowing(officer, hears, day)] if hears else []
    return [*figures, *_of_the_department(seen, day)] if seen else figures


def _flowing(officer, portfolios, day):
    number = watching.flowing_without_authority(_by_key(portfolios), day).count()
    return {
        "number": number,
        "label": _("flowing without authority"),
        "tone": "stop" if number else "plain",
        "url": reverse("without_authority"),
    }


def _by_key(keys):
    """Return portfolios of which only the key is wanted."""
    return [Portfolio(pk=key) for key in sorted(keys)]


def _of_the_department(portfolios, day):
    """Return how many cases wait, are watched, and are held or suspended (2 queries)."""
    cases = Assessment.objects.filter(portfolio__in=portfolios)
    found = cases.filter(
        state__in=(*S.AWAITING_DECISION, S.MONITORING, S.AUTHORISED, S.SUSPENDED)
    ).aggregate(
        waiting=Count("pk", filter=Q(state__in=S.AWAITING_DECISION)),
        oldest=Min("submitted_at", filter=Q(state__in=S.AWAITING_DECISION)),
        watched=Count("pk", filter=Q(state__in=S.PERMITTING)),
        suspended=Count("pk", filter=Q(state=S.SUSPENDED)),
    )
    held = Hold.objects.filter(ended_at=None, assessment__portfolio__in=portfolios)
    held = held.exclude(assessment__state=S.SUSPENDED).count()
    stopped = found["suspended"] + held
    listing = reverse("assessments:cases")
    return [
        {
            "number": found["waiting"],
            "label": _waiting_label(found["oldest"], day),
            "tone": "needs" if found["waiting"] else "plain",
            "url": f"{listing}?state=sign_off",
        },
        {
            "number": found["watched"],
            "label": _("being watched"),
            "url": f"{listing}?state=monitoring",
        },
        {
            "number": stopped,
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
    """Return the cases an officer writes that are under way, and who has each."""
    cases = Assessment.objects.filter(author=officer, state__in=S.LIVE)
    cases = cases.select_related("assistance__country", "with_post").order_by("-pk")[:YOURS]
    return [
        {
            "cells": [
                {
                    "text": case.assistance.title,
                    "url": case.get_absolute_url(),
                    "small": f"{case.reference} · {case.assistance.country}",
                },
                {"text": _who_has(case)},
                {"badge": case.get_state_display(), "badge_tone": TONES.get(case.state, "plain")},
            ]
        }
        for case in cases
    ]


def _who_has(case):
    since_when = date_format(timezone.localtime(case.state_since), "j F")
    if case.state in S.WRITABLE:
        return _("With you since %(day)s") % {"day": since_when}
    if case.with_post:
        return _("With the %(post)s since %(day)s") % {"post": case.with_post, "day": since_when}
    return _("Since %(day)s") % {"day": since_when}


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
