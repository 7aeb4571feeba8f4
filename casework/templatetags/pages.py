"""Tags and filters of every page: dates as people say them, blocks, and buttons that say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from django import forms, template
from django.conf import settings
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from pycountry import countries

from casework.unsent import WRITER, writer_of

register = template.Library()

SOON = 7  # days before a date at which it turns amber
IN_WORDS = (
    gettext_lazy("None"),
    gettext_lazy("One"),
    gettext_lazy("Two"),
    gettext_lazy("Three"),
    gettext_lazy("Four"),
    gettext_lazy("Five"),
    gettext_lazy("Six"),
    gettext_lazy("Seven"),
    gettext_lazy("Eight"),
    gettext_lazy("Nine"),
)

BASES = {
    "policy": gettext_lazy("policy"),
    "statute": gettext_lazy("statute"),
    "legal_act": gettext_lazy("legal act"),
    "guidance": gettext_lazy("guidance"),
    "practice": gettext_lazy("practice"),
    "statement": gettext_lazy("statement"),
    "summary": gettext_lazy("our summary"),
    "operator_default": gettext_lazy("our default, not the policy’s"),
    "stakeholder_input": gettext_lazy("stakeholders’ input"),
    "background": gettext_lazy("background"),
}


@register.simple_tag(takes_context=True)
def form_token(context: template.Context) -> SafeString:
    """Render what a form for people's words carries: its page's token, and who is writing.

    Whoever wrote it gets it back where their session had run out when it was sent.
    """
    request = context["request"]
    hidden = '<input type="hidden" name="{}" value="{}">'
    carried = (("csrfmiddlewaretoken", get_token(request)), (WRITER, writer_of(request)))
    return format_html_join("", hidden, carried)


# -- dates ------------------------------------------------------------------------------------


def _local_day(value: Any) -> dt.date | None:
    """Return the day something falls on where the officer sits, or None when it has none."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, dt.date) else None


@register.filter
def day(value: Any) -> str:
    """Say a date in full: 3 March 2026."""
    on = _local_day(value)
    return formats.date_format(on, "j F Y") if on else ""


@register.filter
def day_time(value: Any) -> str:
    """Say a moment in full, in the officer's own zone: 3 March 2026, 14:05."""
    if not isinstance(value, dt.datetime):
        return day(value)
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return formats.date_format(local, "j F Y, H:i")


@register.filter
def when(value: Any) -> str:
    """Say how far off a date is, as a colleague would: in 12 days, today, 12 days late."""
    on = _local_day(value)
    if on is None:
        return ""
    days = (on - timezone.localdate()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}


@register.filter
def when_tone(value: Any) -> str:
    """Tell whether a date is past (late), near (soon) or neither."""
    on = _local_day(value)
    if on is None:
        return ""
    days = (on - timezone.localdate()).days
    return "late" if days < 0 else "soon" if days <= SOON else ""


@register.filter
def ago(value: Any) -> str:
    """Say how long ago something happened: just now, 5 minutes ago, yesterday, on 3 March 2026."""
    on = _local_day(value)
    if on is None:
        return ""
    days = (timezone.localdate() - on).days
    if days == 0:
        return _within_a_day(value)
    if days == 1:
        return _("yesterday")
    if 1 < days <= 30:
        return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}
    return _("on %(day)s") % {"day": day(on)}


def _within_a_day(value: Any) -> str:
    """Say how long ago a moment of today was; a bare date is only "today"."""
    if not isinstance(value, dt.datetime):
        return _("today")
    now = timezone.now() if timezone.is_aware(value) else dt.datetime.now()
    minutes = int((now - value).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    hours = minutes // 60
    return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}


# -- words ------------------------------------------------------------------------------------


@register.filter
def spelled(number: Any) -> str:
    """Open a sentence with a number: Three things need you."""
    if isinstance(number, int) and 0 <= number < len(IN_WORDS):
        return str(IN_WORDS[number])
    return str(number)


@register.filter
def flag(code: Any) -> str:
    """Return where a country's flag stands among the static files, or nothing when it has none."""
    letters = str(code or "").upper()
    return f"flags/{letters}.svg" if countries.get(alpha_2=letters) else ""


@register.filter
def basis_in_words(basis: Any) -> str:
    """Say where a rule comes from; one that is only the operator's own says so."""
    return str(BASES.get(str(basis), str(basis).replace("_", " ")))


# -- page and blocks --------------------------------------------------------------------------


@register.simple_tag
def is_demonstration() -> bool:
    """Tell whether the world on these pages is invented."""
    return bool(getattr(settings, "DEMO", False) or getattr(settings, "DEMO_SIGN_IN", False))


@register.simple_block_tag
def panel(content: SafeString, heading: str, tone: str = "plain", id: str = "") -> str:
    """Wrap a block in a titled section: {% panel "Units" %}…{% endpanel %}."""
    about = {"content": content, "heading": heading, "tone": tone, "id": id}
    return render_to_string("components/panel.html", about)


@register.simple_block_tag
def card(content: SafeString, heading: str = "") -> str:
    """Wrap a block in a bordered box: {% card "Beside this case" %}…{% endcard %}."""
    return render_to_string("components/card.html", {"content": content, "heading": heading})


@register.simple_block_tag
def details(content: SafeString, summary: str) -> str:
    """Keep a block folded until asked for: {% details "How to word it" %}…{% enddetails %}."""
    return render_to_string("components/details.html", {"content": content, "summary": summary})


@register.inclusion_tag("components/action_buttons.html")
def action_buttons(actions: Iterable[Any]) -> dict[str, Any]:
    """Offer each action as a button; one that is closed says why beside it."""
    return {"actions": [_button(action) for action in actions or ()]}


def _button(action: Any) -> dict[str, Any]:
    """Read one action by name, whether it came as a mapping or an object."""

    def read(name: str, otherwise: Any) -> Any:
        value = (
            action.get(name) if isinstance(action, Mapping) else getattr(action, name, otherwise)
        )
        return otherwise if value is None else value

    objections = list(read("objections", ()))
    known_by = crc32(f"{read('label', '')} {read('url', '')}".encode())
    return {
        "id": f"closed-{known_by:08x}",
        "label": read("label", ""),
        "url": read("url", ""),
        "method": read("method", "post"),
        "style": read("style", "primary"),
        "enabled": bool(read("enabled", not objections)),
        "objections": objections,
        "name": read("name", ""),
        "value": read("value", ""),
        "fields": dict(read("fields", {})),
    }


# -- forms ------------------------------------------------------------------------------------


@register.simple_tag
def error_prefix(*given: forms.BaseForm | None) -> str:
    """Open the page's title with "Error: " when a form came back wrong."""
    return _("Error: ") if any(form and form.errors for form in given) else ""
