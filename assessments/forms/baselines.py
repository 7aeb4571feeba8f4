"""Forms of country baselines: to begin one, write in it, agree to it, cite it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Portfolio, Post
from assessments.fields import WordsField
from assessments.forms.content import words
from casework.widgets import DayField, LongSelect
from policy import registry
from recipients.models import Country, Recipient, Source

FORCES = (Recipient.Kind.FORCE, Recipient.Kind.UNIT, Recipient.Kind.AUTHORITY)


class BaselineFilter(forms.Form):
    """What narrows the list of baselines."""

    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False, widget=LongSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        countries = Country.objects.values_list("code", "name")
        self.fields["country"].choices = [("", _("Any")), *countries]

    def wanted(self):
        """Return the country asked for; what is not known narrows nothing."""
        return self.cleaned_data.get("country", "") if self.is_bound and self.is_valid() else ""


class BeginForm(forms.Form):
    """Of which country or force, under which framework, kept by which post."""

    portfolio = forms.ModelChoiceField(Portfolio.objects.none(), label=gettext_lazy("Portfolio"))
    country = forms.ModelChoiceField(
        Country.objects.all(), label=gettext_lazy("Country"), widget=LongSelect
    )
    force = forms.ModelChoiceField(
        Recipient.objects.none(),
        label=gettext_lazy("One force alone"),
        help_text=gettext_lazy("Leave this empty for the country as a whole."),
        required=False,
        widget=LongSelect,
    )
    framework_id = forms.ChoiceField(label=gettext_lazy("Under which framework"), required=False)
    owner = forms.ModelChoiceField(
        Post.objects.none(),
        label=gettext_lazy("Which post keeps it?"),
        help_text=gettext_lazy("A post, not a person: it is reminded whoever sits there."),
        widget=LongSelect,
    )
    restricted = forms.BooleanField(
        label=gettext_lazy("Only those who may read restricted baselines see what it says"),
        required=False,
    )

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["portfolio"].queryset = portfolios
        self.fields["portfolio"].initial = portfolios[0].pk if portfolios else None
        self.fields["force"].queryset = Recipient.objects.filter(
            portfolio__in=portfolios, kind__in=FORCES
        )
        offices = portfolios.values("organisation")
        self.fields["owner"].queryset = Post.objects.filter(organisation__in=offices)
        known = [(each.id, str(each.title)) for each in registry.available().values()]
        self.fields["framework_id"].choices = [("", _("For several")), *known]


class BaselineForm(forms.Form):
    """What is known under each heading, drawn from what, until when, and what changed."""

    def __init__(self, *args, headings, sources, draft=None, last=None, **kwargs):
        start = draft or last
        said = start.said() if start else {}
        super().__init__(*args, **kwargs)
        self.headings = headings
        for each in headings:
            self.fields[each.id] = words(
                each.title, required=False, help_text=each.help, initial=said.get(each.id, "")
            )
        self.fields["sources"] = forms.ModelMultipleChoiceField(
            sources,
            label=_("Sources it is drawn from"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=start.cited if start else [],
        )
        self.fields["valid_until"] = DayField(
            label=_("Until when may it be relied on?"),
            required=False,
            initial=draft.valid_until if draft else None,
        )
        if last:
            self._ask_what_changed(draft)
        self.fields["revision"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=draft.revision if draft else None
        )

    def _ask_what_changed(self, draft):
        self.fields["significant"] = forms.BooleanField(
            label=_("This is a significant change: every live case that rests on it is told"),
            required=False,
            initial=draft.significant if draft else False,
        )
        self.fields["what_changed"] = words(
            _("What changed since the last version?"),
            rows=3,
            required=False,
            initial=draft.what_changed if draft else "",
        )

    def clean(self):
        """Refuse a significant change that does not say what changed."""
        said = super().clean()
        if said.get("significant") and not said.get("what_changed", "").strip():
            self.add_error(
                "what_changed",
                _("Say what changed: whoever rests on the last version reads this first."),
            )
        return said

    def said(self):
        """Return what the action takes."""
        given = self.cleaned_data
        return {
            "text": {each.id: given[each.id] for each in self.headings},
            "sources": list(given["sources"]),
            "valid_until": given["valid_until"],
            "significant": given.get("significant", False),
            "what_changed": given.get("what_changed", ""),
            "revision": given["revision"],
        }


class ReturnForm(forms.Form):
    """Why a draft goes back to its writers."""

    why = WordsField(
        label=gettext_lazy("Why should it go back to its writers?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class HandForm(forms.Form):
    """Which post keeps a baseline from now on."""

    owner = forms.ModelChoiceField(
        Post.objects.none(), label=gettext_lazy("Which post keeps it from now on?")
    )

    def __init__(self, *args, baseline, **kwargs):
        super().__init__(*args, **kwargs)
        office = baseline.portfolio.organisation_id
        self.fields["owner"].queryset = Post.objects.filter(organisation=office)


class CiteForm(forms.Form):
    """Which version a case rests on."""

    version = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Which baseline does this case rest on?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = versions
        self.fields["version"].label_from_instance = _version_in_words


def _version_in_words(version):
    return _("%(about)s: %(version)s, kept by %(owner)s") % {
        "about": version.baseline.about,
        "version": version,
        "owner": version.baseline.owner.title,
    }


def sources_for_baseline(sources, *, cited):
    """Return the sources offered: the newest forty, and every one cited already."""
    newest = sources.order_by("-pk").values_list("pk", flat=True)[:40]
    return Source.objects.filter(pk__in=[*newest, *cited]).order_by("-pk")
