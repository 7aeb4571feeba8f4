"""The gallery: every component on a few pages, written as files a browser can open."""

from pathlib import Path

from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings

from tests.front import shown

ADDRESSES = "tests.front.addresses"
HERE = Path(__file__).parent
QUOTATION = (
    "Fifteen years of training have not moved deaths in custody: 31 in 2010, 34 last year.\n\n"
    "Two of the four measures were promised in 2019 and not kept."
)


class ListFilter(forms.Form):
    """What narrows the gallery's list."""

    words = forms.CharField(label="Words", required=False)
    state = forms.ChoiceField(label="State", choices=[("", "Any")], required=False)


class SomeoneSignedIn:
    """An officer, as far as a page needs one."""

    is_authenticated = True
    name = "Priya Nair"


class Told:
    """A message, as Django hands it to a page."""

    def __init__(self, says, level_tag):
        self.says, self.level_tag = says, level_tag

    def __str__(self):
        return self.says


def everywhere(**more):
    """Return what every page is given, and more."""
    return {
        "nav": shown.NAV,
        "user": SomeoneSignedIn(),
        "officer_post": "Desk officer, South Asia",
        "marking": "OFFICIAL",
        "csrf_token": "kept-between-the-page-and-us",
        "request": RequestFactory().get("/"),
        **more,
    }


def doors():
    """Return the pages of signing in, and those of trouble, with what they are given."""
    nobody = {"user": None, "nav": None, "marking": ""}
    ways = [{"url": "#main-content", "description": "Use a security key"}]
    return {
        "sign-in": everywhere(form=shown.SigningIn(), demo_people=shown.PEOPLE, **nobody),
        "again": everywhere(form=shown.SigningIn(), reauthentication_alternatives=ways),
        "two-step": everywhere(
            MFA_SUPPORTED_TYPES=["totp", "webauthn", "recovery_codes"],
            authenticators={},
            is_mfa_enabled=True,
        ),
        "second-step": everywhere(form=shown.SigningIn(), **nobody),
        "nothing-here": everywhere(),
        "broken": {},
    }


def contexts():
    """Return each page of the gallery with what it is given."""
    refused = {"objections": shown.OBJECTIONS[:1]}
    case = {
        "identity": shown.IDENTITY,
        "objections": shown.OBJECTIONS,
        "risks": shown.RISKS,
        "planned": shown.PLANNED,
        "tasks": shown.TASKS,
        "actions": shown.ACTIONS,
        "events": shown.EVENTS,
        "ladder": shown.LADDER,
    }
    listing = {
        "columns": shown.WORKLIST_COLUMNS,
        "worklist": shown.WORKLIST,
        "figures": shown.FIGURES,
        "filter": ListFilter(),
        "start": [{"label": "What are you planning?", "url": "/start/", "method": "get"}],
        "messages": [Told("The measure was saved.", "success")],
    }
    decision = {
        "identity": shown.IDENTITY,
        "risks": shown.RISKS,
        "quotation": QUOTATION,
        "soon": shown.days(-3),
        "ladder": shown.LADDER,
        "advice": shown.ADVICE,
        "form": shown.Choosing(),
    }
    wrong = shown.Finding({"due_on_day": "31", "due_on_month": "6", "due_on_year": "2026"}, {})
    rest = {
        "late": shown.days(-2),
        "soon": shown.days(3),
        "quotation": QUOTATION,
        "planned": shown.PLANNED,
        "explanation": shown.EXPLANATION,
        "messages": [Told("The mail server does not answer.", "warning"), Told("Kept.", "info")],
    }
    confirm = {
        "title": "Suspend this assistance?",
        "text": "Nothing more may be given until a decision resumes it.",
        "button": "Suspend it now",
        "style": "warning",
        "back_url": "/cases/",
    }
    return {
        "case": everywhere(**case),
        "refused": everywhere(**case, refusal=refused),
        "decision": everywhere(**decision),
        "home": everywhere(**listing),
        "form": everywhere(form=shown.Finding()),
        "form-wrong": everywhere(form=wrong),
        "rest": everywhere(**rest),
        "confirm": everywhere(**confirm),
        **doors(),
    }


SOURCES = {"refused": "case", "form-wrong": "form"}
WHOLE = {
    "confirm": "components/confirm.html",
    "sign-in": "account/login.html",
    "again": "account/reauthenticate.html",
    "two-step": "mfa/index.html",
    "second-step": "mfa/authenticate.html",
    "nothing-here": "404.html",
    "broken": "500.html",
}


def render(name):
    """Return one page of the gallery as HTML."""
    context = contexts()[name]
    if name in WHOLE:
        return render_to_string(WHOLE[name], context)
    source = (HERE / "gallery" / f"{SOURCES.get(name, name)}.html").read_text()
    return engines["django"].from_string(source).render(context)


def write(folder):
    """Write the whole gallery into a folder, and return the pages' names."""
    for name in contexts():
        with override_settings(ROOT_URLCONF=ADDRESSES):
            (folder / f"{name}.html").write_text(render(name))
    return list(contexts())
