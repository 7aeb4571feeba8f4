"""What the gallery's pages show: one fictional case, as its own pages will hand it over."""

import datetime as dt

from django import forms

from casework.widgets import DayField, YesNoField

TODAY = dt.date(2026, 11, 21)


def days(number: int) -> dt.date:
    """Return a day so many days from the gallery's today."""
    return TODAY + dt.timedelta(days=number)


NAV = [
    {"label": "Home", "url": "/", "count": 3},
    {"label": "Assistance", "url": "/assistance/", "current": True},
    {"label": "Recipients", "url": "/recipients/"},
    {"label": "The watch", "url": "/watch/"},
    {"label": "Decisions", "url": "/decisions/"},
    {"label": "Law", "url": "/law/"},
    {"label": "Registers", "url": "/registers/"},
]

OBJECTIONS = [
    {
        "code": "no-finding-after",
        "says": "“Torture or ill-treatment in custody” has no finding after mitigation.",
        "remedy": "Say what remains once the measures are in place.",
        "cites": "OSJA stage 4",
        "basis": "guidance",
        "where": "/cases/HRA-2026-0042/risks/1/",
    },
    {
        "code": "training-only",
        "says": "Training in human rights is the only measure against a serious risk.",
        "remedy": "Add a measure that changes what the recipient does, or find none is possible.",
        "cites": "R-14",
        "basis": "operator_default",
        "where": "/cases/HRA-2026-0042/risks/1/measures/",
    },
    {
        "code": "ground-withheld",
        "says": "Something you may not see stands in the way.",
        "remedy": "Ask the Human Rights Adviser.",
    },
]

RISKS = [
    {
        "risk": "Torture or ill-treatment in custody",
        "small": "human rights",
        "url": "#",
        "before": "serious",
        "before_tone": "serious",
        "measures": "1 of 1 is training only",
        "after": "not found yet",
        "after_tone": "none",
    },
    {
        "risk": "Arbitrary arrest or detention",
        "small": "human rights",
        "url": "#",
        "before": "serious",
        "before_tone": "serious",
        "measures": "2 measures, 1 evidenced",
        "after": "less than serious",
        "after_tone": "mitigated",
    },
    {
        "risk": "International humanitarian law",
        "small": "conflict unclear: assumed to apply",
        "before": "less than serious",
        "before_tone": "less",
        "measures": "none needed",
        "after": "less than serious",
        "after_tone": "less",
    },
    {
        "risk": "Reputational and political",
        "before": "high",
        "before_tone": "serious",
        "measures": "",
        "after": "high",
        "after_tone": "serious",
    },
]

IDENTITY = {
    "reference": "HRA-2026-0042 · UK OSJA 2017 · capacity building",
    "title": "Investigation training for the Kadari National Police",
    "facts": [
        {"label": "Country", "value": "Sri Lanka", "flag": "LK"},
        {
            "label": "Recipient",
            "value": "National Police Academy",
            "small": "of the Kadari National Police",
            "url": "/recipients/7/",
        },
        {"label": "State", "value": "Mitigation", "tone": "needs"},
        {"label": "Who has it", "value": "You"},
        {"label": "First delivery", "value": "12 January 2027", "small": "in 52 days"},
    ],
    "tabs": [
        {"label": "Overview", "url": "#", "current": True},
        {"label": "Assessment", "url": "#", "count": 11},
        {"label": "Risks", "url": "#"},
        {"label": "Advice", "url": "#"},
        {"label": "Evidence", "url": "#"},
        {"label": "Decision", "url": "#"},
        {"label": "Watch", "url": "#"},
        {"label": "History", "url": "#"},
    ],
}

LADDER = [
    {"text": "You", "small": "Author; you cannot decide it", "tone": "here"},
    {
        "text": "Human rights adviser, legal adviser",
        "small": "Asked for every serious risk",
        "tone": "done",
    },
    {"text": "Head of Mission", "small": "Countersigns"},
    {
        "text": "Minister",
        "small": "The reputational rating is high",
        "cites": "OSJA stage 4",
        "basis": "guidance",
        "strong": True,
    },
]

PLANNED = [
    {
        "key": "Assistance",
        "value": "Six courses on evidence-led investigation for 120 officers.",
        "action_url": "#",
    },
    {"key": "Money", "value": "£412,000 over two years, Stability Fund", "action_url": "#"},
    {"key": "Death penalty", "value": None, "action_url": "#", "action_label": "Answer"},
    {
        "key": "Everything we have done with them",
        "value": "9 programmes since 2007",
        "url": "#",
        "small": "One suspended in 2016",
    },
]

WORKLIST_COLUMNS = [
    {"label": "Case", "url": "?sort=title"},
    {"label": "What is asked of you"},
    {"label": "By", "url": "?sort=due", "sorted": "ascending"},
    {"label": "State"},
]

WORKLIST = [
    {
        "cells": [
            {
                "text": "Border radios for the Eastern Command",
                "url": "#",
                "small": "HRA-2026-0039 · Orsa · Eastern Border Command",
            },
            {
                "text": "Returned to you with two questions by the Director, Security",
                "small": "“Which unit will hold the radios, and who checks?”",
            },
            {"text": "2 days late", "tone": "late", "small": "19 November"},
            {"badge": "Mitigation", "badge_tone": "needs"},
        ],
        "tone": "needs",
    },
    {
        "cells": [
            {
                "text": "قيادة الحدود الشرقية",
                "lang": "ar",
                "url": "#",
                "small": "HRA-2026-0042 · Eastern Border Command",
            },
            {"text": "The commander of the recipient’s parent changed on 14 November"},
            {"text": "in 3 days", "tone": "soon", "small": "24 November"},
            {"badge": "Monitoring", "badge_tone": "go"},
        ]
    },
    {
        "cells": [
            {
                "text": "Prison inspectorate twinning",
                "url": "#",
                "small": "HRA-2025-0117 · Velem · Inspectorate of Prisons",
            },
            {"text": "Yearly review is due", "small": "6 of 14 answers not yet confirmed"},
            {"text": "in 12 days", "small": "3 December"},
            {"badge": "Suspended", "badge_tone": "stop"},
        ]
    },
]

FIGURES = [
    {"number": 2, "label": "flowing without authority", "tone": "stop", "url": "#"},
    {"number": 9, "label": "waiting for a decision, longest 31 days", "tone": "needs", "url": "#"},
    {"number": 64, "label": "being watched", "url": "#"},
    {"number": 3, "label": "held or suspended"},
]

EVENTS = [
    {
        "title": "Signed by the Head of Mission",
        "at": dt.datetime(2026, 11, 20, 15, 2, tzinfo=dt.UTC),
        "by": "Rosa Lind, Head of Mission",
        "tone": "go",
    },
    {
        "title": "Advice returned: does not concur",
        "at": dt.date(2026, 11, 18),
        "by": "Tomas Reyes, legal adviser",
        "text": "The reasons are in the legal part.",
        "tone": "stop",
        "lines": ["Two of four measures were promised in 2019 and not kept."],
    },
    {"title": "Submitted", "at": dt.date(2026, 11, 3), "by": "Priya Nair", "url": "#"},
]

TASKS = [
    {
        "label": "Country",
        "url": "#",
        "state": "Done",
        "hint": "Baseline of 2 November carried over",
    },
    {"label": "Recipients", "url": "#", "state": "2 left", "tone": "needs"},
    {"label": "Risks", "url": "#", "state": "Not started", "tone": "plain"},
    {"label": "Overall", "state": "Opens when the risks are found"},
]

ACTIONS = [
    {"label": "Save as it stands", "url": "#", "style": "secondary"},
    {"label": "Submit for decision", "url": "#", "enabled": False, "objections": OBJECTIONS},
    {"label": "Drop this case", "url": "#", "method": "get", "style": "link"},
]

EXPLANATION = {
    "says": "The case goes to a minister.",
    "value": True,
    "cites": "OSJA stage 4",
    "basis": "guidance",
    "because": [
        {"says": "The reputational rating is high.", "value": True},
        {
            "says": "The death penalty could follow.",
            "value": None,
            "because": [{"says": "Nobody has answered the question.", "value": None}],
        },
        {"says": "International humanitarian law applies.", "value": False},
    ],
}


class Finding(forms.Form):
    """A form with every kind of control and all that a form may hang on a field."""

    title = forms.CharField(
        label="What are you planning?",
        help_text="In a few words, as it would stand in a submission.",
    )
    summary = forms.CharField(label="How could the help contribute to harm?", widget=forms.Textarea)
    kind = forms.ChoiceField(
        label="Kind of assistance",
        choices=[("", "Choose one"), ("training", "Training"), ("equipment", "Equipment")],
        widget=forms.Select,
    )
    rating = forms.ChoiceField(
        label="Finding before mitigation",
        choices=[("serious", "Serious"), ("less", "Less than serious"), ("none", "No risk")],
        widget=forms.RadioSelect,
    )
    means = forms.MultipleChoiceField(
        label="What is given",
        choices=[("courses", "Courses"), ("radios", "Radios")],
        widget=forms.CheckboxSelectMultiple,
    )
    death_penalty = YesNoField(label="Could the death penalty follow?", unknown=True)
    assurance = forms.CharField(label="What assurance was given?")
    due_on = DayField(label="Done by", help_text="For example 27 3 2026")
    amount = forms.DecimalField(
        label="Money", widget=forms.NumberInput(attrs={"class": "govuk-input--width-10"})
    )
    letter = forms.FileField(label="The letter")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    read = forms.BooleanField(
        label="I have read the new allegation of 21 November.", help_text="It names the parent."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.fields["rating"]
        asked.cites, asked.basis = "OSJA stage 4", "guidance"
        asked.why = "A minister decides every case in which a serious risk remains."
        asked.option_hints = {"serious": "More than a mere possibility, and grave."}
        asked.option_refusals = {"none": "Not open to you: two sources name this unit."}
        self.fields["assurance"].shown_when = ("death_penalty", ("yes", "unknown"))


SCRIPTS = [
    {"key": "Latin", "value": "Łódź, Đà Nẵng, Kraków"},
    {"key": "Arabic", "value": "قيادة الحدود الشرقية", "lang": "ar"},
    {"key": "Sinhala", "value": "ශ්‍රී ලංකා පොලීසිය", "lang": "si"},
    {"key": "Tamil", "value": "இலங்கை காவல்துறை", "lang": "ta"},
    {"key": "Chinese", "value": "国家警察学院", "lang": "zh-Hans"},
    {"key": "Cyrillic", "value": "Національна поліція", "lang": "uk"},
    {"key": "Greek", "value": "Ελληνική Αστυνομία", "lang": "el"},
    {"key": "Bengali", "value": "জাতীয় পুলিশ", "lang": "bn"},
    {"key": "Devanagari", "value": "राष्ट्रीय पुलिस", "lang": "hi"},
]

ADVICE = [
    {
        "key": "Legal adviser",
        "badge": "Does not concur",
        "badge_tone": "stop",
        "value": "Reasons are in the legal part, which you may read and the record does not carry.",
    },
    {
        "key": "Human rights adviser",
        "badge": "Concurs if",
        "badge_tone": "needs",
        "value": "The visits are unannounced and begin before the first course.",
    },
    {"key": "Head of Mission", "badge": "Signed", "badge_tone": "go", "value": "20 November"},
]


class Choosing(forms.Form):
    """What a minister may decide."""

    outcome = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            ("authorise", "Authorise"),
            ("conditions", "Authorise with conditions"),
            ("refuse", "Refuse"),
            ("return", "Return with questions"),
        ],
        widget=forms.RadioSelect,
        initial="conditions",
    )
    reasons = forms.CharField(
        label="Your reasons",
        help_text="They are sealed with the decision and can be asked for by a court.",
        widget=forms.Textarea,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].option_refusals = {
            "authorise": "Not open to you: the legal adviser does not concur, "
            "so conditions are required."
        }


PEOPLE = [
    {"public_id": "1", "name": "Priya Nair", "post": "Desk officer", "portrait": "Writes"},
    {"public_id": "2", "name": "Ada Okafor", "post": "Minister of State", "portrait": "Decides"},
    {"public_id": "3", "name": "أمينة حداد", "post": "Auditor", "portrait": "Trusts nobody"},
]


class SigningIn(forms.Form):
    """An address and a password."""

    login = forms.EmailField(label="Email address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
