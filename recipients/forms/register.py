"""The register's forms: an entry, another name, a change of standing, and the filter."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Portfolio
from recipients.forms.fields import NameField, NamesField, RecipientField
from recipients.models import Country, Recipient
from recipients.names import is_latin
from recipients.queries import countries_on_the_register, like_it
from recipients.states import RecipientState


class RegisterFilter(forms.Form):
    """What narrows the register."""

    words = NameField(label=gettext_lazy("Name or reference"), required=False, max_length=200)
    country = forms.ModelChoiceField(
        Country.objects.none(),
        label=gettext_lazy("Country"),
        required=False,
        empty_label=gettext_lazy("Any"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", gettext_lazy("Any")), *Recipient.Kind.choices],
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Standing"),
        choices=[("", gettext_lazy("Any")), *RecipientState.choices],
        required=False,
    )

    def __init__(self, data, *, officer):
        super().__init__(data)
        self.fields["country"].queryset = countries_on_the_register(officer)

    def wanted(self):
        """Return what was asked for; an answer that makes no sense narrows nothing."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})
        return {name: given.get(name) or "" for name in self.fields}


class RecipientForm(forms.Form):
    """Who a recipient is, in its own script and in Latin letters, and what stands above it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Recipient.Kind.choices,
        widget=forms.RadioSelect,
    )
    name = NameField(
        label=gettext_lazy("Its name"),
        help_text=gettext_lazy("As it writes it itself, in its own script."),
    )
    latin_name = NameField(
        label=gettext_lazy("The name in Latin letters"),
        help_text=gettext_lazy("Needed where the name is written in another script."),
        required=False,
    )
    aliases = NamesField(
        label=gettext_lazy("Other names it goes by"),
        help_text=gettext_lazy("One on each line, in any script: old names, abbreviations."),
        required=False,
    )
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=gettext_lazy("Country"),
        empty_label=gettext_lazy("Choose one"),
    )
    about = forms.CharField(
        label=gettext_lazy("What is known of it"),
        help_text=gettext_lazy("What it does, where it is based, who commands it."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=20_000,
        required=False,
    )
    flagged = forms.CharField(
        label=gettext_lazy("Why it is flagged, if it is"),
        help_text=gettext_lazy("One line, shown at the head of its page."),
        max_length=300,
        required=False,
    )
    portfolio = forms.ModelChoiceField(
        Portfolio.objects.none(),
        label=gettext_lazy("Whose register it stands in"),
        empty_label=None,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, officer, portfolios=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.officer = officer
        self.fields["parent"] = RecipientField(
            officer=officer,
            label=_("What it stands under"),
            help_text=_("The reference or name of the force or authority that commands it."),
            required=False,
        )
        order = ["kind", "name", "latin_name", "aliases", "country", "parent"]
        self.order_fields(order)
        self._ask_for_the_portfolio(portfolios)

    def _ask_for_the_portfolio(self, portfolios):
        """Ask whose register it is only of somebody who writes in more than one."""
        if portfolios is None:
            del self.fields["portfolio"]
            return
        asked = self.fields["portfolio"]
        asked.queryset = portfolios
        if len(portfolios) == 1:
            asked.initial, asked.widget = portfolios[0].pk, forms.HiddenInput()

    def clean(self):
        """Want a Latin form of a name in another script, and a look at what is entered already."""
        given = super().clean()
        name, latin = given.get("name") or "", given.get("latin_name") or ""
        if name and not latin and not is_latin(name):
            self.add_error(
                "latin_name",
                _("The name is not in Latin letters. Write it in them too, as you would say it."),
            )
        if "portfolio" in self.fields and name and given.get("country"):
            self._ask_about_the_like(given)
        return given

    def _ask_about_the_like(self, given):
        """Refuse a second entry of the same name, unless it is said to be another."""
        names = [given["name"], given.get("latin_name"), *given.get("aliases", ())]
        alike = like_it(self.officer, country=given["country"], names=names)
        if not alike:
            return
        self.fields["another"] = forms.BooleanField(
            label=_("It is another one; enter it as well."), required=False
        )
        if self.data.get(self.add_prefix("another")):
            return
        entered = ", ".join(f"{each} ({each.reference})" for each in alike)
        self.add_error(
            "another",
            _("The register has this name already: %(entered)s. Open that entry, or tick this.")
            % {"entered": entered},
        )

    def facts(self):
        """Return what an action saves."""
        names = ("kind", "name", "latin_name", "country", "parent", "about", "flagged")
        return {name: self.cleaned_data[name] for name in names}


class AliasForm(forms.Form):
    """One more name a recipient goes by."""

    name = NameField(
        label=gettext_lazy("The other name"),
        help_text=gettext_lazy("In its own script, as you have seen it written."),
    )


class StandingForm(forms.Form):
    """Why a recipient's standing changes; of one that is dissolved, what took its place."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Your words stand in the record for good."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=20_000,
    )

    def __init__(self, *args, officer, move, **kwargs):
        super().__init__(*args, **kwargs)
        if move == "dissolve":
            self.fields["successor"] = RecipientField(
                officer=officer,
                label=_("What took its place"),
                help_text=_("The reference or name of its successor, if it has one."),
                required=False,
            )
