"""What administrators say: whom to seat where and since when, and who may do what."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Portfolio
from accounts.roles import Role
from casework.widgets import DayField, LongSelect
from policy.registry import available


class PostFilter(forms.Form):
    """A filter kept in the address; an answer that makes no sense narrows nothing."""

    words = forms.CharField(
        label=_("Post, organisation, portfolio or holder"), max_length=100, required=False
    )
    portfolio = forms.ModelChoiceField(
        label=_("Portfolio"),
        queryset=Portfolio.objects.none(),
        required=False,
        empty_label=_("All you arrange"),
    )
    vacant = forms.BooleanField(label=_("Vacant posts alone"), required=False)

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["portfolio"].queryset = portfolios

    def wanted(self):
        """Return what was asked for."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})
        return {name: given.get(name) or None for name in ("portfolio", "vacant")} | {
            "words": given.get("words") or ""
        }


class PeopleFilter(forms.Form):
    """A filter of officers, kept in the address."""

    words = forms.CharField(label=_("Name, e-mail address or post"), max_length=100, required=False)
    disabled = forms.BooleanField(label=_("Those who may not sign in alone"), required=False)

    def wanted(self):
        """Return what was asked for."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})
        return {"words": given.get("words") or "", "disabled": bool(given.get("disabled"))}


class PostForm(forms.Form):
    """A post to create: in which portfolio, called what, and where it stands on each ladder."""

    portfolio = forms.ModelChoiceField(
        label=_("In which portfolio?"),
        queryset=Portfolio.objects.none(),
        empty_label=_("Choose one"),
    )
    title = forms.CharField(
        label=_("What is it called?"),
        help_text=_("As on the door: Director, Security."),
        max_length=200,
    )

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["portfolio"].queryset = portfolios
        self.levels = {}
        for framework in available().values():
            self.levels[framework.id] = {level.id: level.rank for level in framework.levels}
            self.fields[f"rung_{framework.id}"] = forms.ChoiceField(
                label=_("Where does it stand on the ladder of %(framework)s?")
                % {"framework": framework.title},
                help_text=_(
                    "Whoever holds a post above the first rung is confirmed by a second"
                    " administrator."
                ),
                choices=[
                    ("", _("On no rung: it signs nothing")),
                    *((level.id, level.label) for level in framework.levels),
                ],
                widget=forms.RadioSelect,
                required=False,
            )

    def said(self):
        """Return what the action asks for."""
        rungs = {
            name: (level, levels[level])
            for name, levels in self.levels.items()
            if (level := self.cleaned_data[f"rung_{name}"])
        }
        said = {name: self.cleaned_data[name] for name in ("portfolio", "title")}
        return said | {"rungs": rungs}


class GiveForm(forms.Form):
    """To whom a post is given, from when, and why."""

    officer = forms.ModelChoiceField(
        label=_("Who is given this post?"),
        queryset=Officer.objects.none(),
        empty_label=_("Choose an officer"),
        widget=LongSelect,
    )
    held_from = DayField(label=_("From which day?"))
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("An appointment, a deputy standing in: one sentence."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers
        self.fields["officer"].label_from_instance = lambda each: f"{each.name} ({each.email})"
        self.fields["held_from"].initial = timezone.localdate


class EndForm(forms.Form):
    """The last day of a holding, and what is handed over to whom."""

    last_day = DayField(label=_("What is the last day?"))
    handover = forms.CharField(
        label=_("Why does it end, and who takes over?"),
        help_text=_("Name the successor, or who stands in. Say nothing of any case."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OfficerForm(forms.Form):
    """Somebody to enter and invite."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Their own, at work. The invitation goes there."),
        max_length=254,
    )

    def clean_email(self):
        """Return the address as it is kept: without capitals."""
        return self.cleaned_data["email"].lower()


class RoleForm(forms.Form):
    """A role to give, and where."""

    portfolio = forms.ModelChoiceField(
        label=_("In which portfolio?"),
        queryset=Portfolio.objects.none(),
        empty_label=_("Choose one"),
    )
    role = forms.ChoiceField(
        label=_("What are they there?"),
        choices=[each for each in Role.choices if each[0] != Role.ADMINISTRATOR],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["portfolio"].queryset = portfolios


class ReasonForm(forms.Form):
    """Why something is done to somebody."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("They left, a password was lost: one sentence."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
