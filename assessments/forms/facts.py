"""The forms in which it is recorded what happens, who answers for it, and who is let in."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from assessments.models import CaseRole, Delivery
from casework.widgets import DayField


class DeliveryForm(forms.Form):
    """Something that happens in the world, as a fact; `parts` are those stopped or left out."""

    REST = "-"

    kind = forms.ChoiceField(
        label=_("What happened?"),
        choices=[
            (Delivery.Kind.BEGAN, _("It began")),
            (Delivery.Kind.CONTINUES, _("It continues")),
            (Delivery.Kind.STOPPED, _("It stopped")),
            (Delivery.Kind.PLANNED, _("It is planned, and has not begun")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happened.")},
    )
    what = forms.CharField(
        label=_("What is delivered?"),
        max_length=300,
        help_text=_("A course, vehicles, an adviser. Say what it is, not what it is called."),
        error_messages={"required": _("Say what is delivered.")},
    )
    on = DayField(label=_("On which day?"))
    recipient = forms.ModelChoiceField(
        None,
        label=_("To whom?"),
        required=False,
        blank=True,
        widget=forms.RadioSelect,
        empty_label=_("All of them, or not known yet"),
    )
    part = forms.ChoiceField(
        label=_("For which part of it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say whether it is for something that was stopped or left out.")
        },
    )
    seen_by = forms.CharField(
        label=_("Who saw it, or how is it known?"), max_length=200, required=False
    )

    def __init__(self, *args, recipients, parts=(), **kwargs):
        super().__init__(*args, **kwargs)
        rest = (self.REST, _("None of these: it is for what goes on"))
        self.fields["part"].choices = [*((each, each) for each in parts), rest]
        if not parts:
            del self.fields["part"]
        self.fields["recipient"].queryset = recipients
        self.fields["recipient"].label_from_instance = str
        if not recipients:
            del self.fields["recipient"]

    def clean_part(self):
        """Return the part by its name, or nothing where it is for none that was stopped."""
        said = self.cleaned_data["part"]
        return "" if said == self.REST else said

    def clean(self):
        """Refuse as a fact what has not happened yet."""
        data = super().clean()
        a_fact = data.get("kind") not in (None, Delivery.Kind.PLANNED)
        if a_fact and data.get("on") and data["on"] > timezone.localdate():
            self.add_error(
                "on", _("That day has not come yet. Give the day it happened, or choose planned.")
            )
        return data


class RolesForm(forms.Form):
    """Which post answers for what: writing, approval, money, sending, watching, oversight."""

    def __init__(self, *args, current, **kwargs):
        super().__init__(*args, **kwargs)
        posts = Post.objects.select_related("organisation").order_by("organisation__name", "title")
        grouped = {}
        for post in posts:
            grouped.setdefault(str(post.organisation), []).append((post.pk, post.title))
        choices = [("", _("Nobody yet")), *grouped.items()]
        self.posts = {str(post.pk): post for post in posts}
        for role in CaseRole.Role:
            needed = role in CaseRole.Role.REQUIRED
            self.fields[role.value] = forms.ChoiceField(
                label=_("The post that %(does)s") % {"does": role.label},
                choices=choices,
                required=False,
                initial=current[role].post_id if role in current else "",
                help_text="" if needed else _("Where somebody oversees it from outside."),
            )

    def named(self):
        """Return each role for which a post was chosen, with that post."""
        for role in CaseRole.Role:
            chosen = self.cleaned_data.get(role.value)
            if chosen:
                yield role.value, self.posts[chosen]


class TeamForm(forms.Form):
    """Somebody to let into a restricted case."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        error_messages={"invalid": _("Write an e-mail address, such as name@office.example.")},
    )
