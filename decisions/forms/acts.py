"""Small forms: a reason, words to a signature, proof of a condition, a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from assessments.wording import spoken
from casework.widgets import DayField

LONG = forms.Textarea(attrs={"rows": 4})


class PutForm(forms.Form):
    """Anything the decider should know when the case is put to them."""

    reason = forms.CharField(
        label=_("Anything to say with it"), required=False, max_length=4000, widget=LONG
    )


class SignForm(forms.Form):
    """A countersignature, with words if the signer wants some."""

    words = forms.CharField(
        label=_("Anything you want said with your signature"),
        help_text=_("It goes up with the case, in your words."),
        required=False,
        max_length=4000,
        widget=LONG,
    )


class EvidenceForm(forms.Form):
    """When a condition was met, and what shows it."""

    on = DayField(label=_("When was it met?"))
    proof = forms.CharField(
        label=_("What shows it?"),
        help_text=_("Say what it is and where it is kept."),
        max_length=4000,
        widget=LONG,
    )


class LetterForm(forms.Form):
    """Who was told, when, by whom, with everything it had to say, and how that is known."""

    told = forms.CharField(label=_("Who was told?"), max_length=200)
    sent_on = DayField(label=_("When?"))
    contents = forms.MultipleChoiceField(
        label=_("What it says"), required=False, widget=forms.CheckboxSelectMultiple
    )
    signed_by = forms.ModelChoiceField(label=_("Who signed it?"), queryset=Post.objects.none())
    proof = forms.CharField(label=_("What shows that it arrived?"), max_length=4000, widget=LONG)

    def __init__(self, *args, framework, letter, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed_by"].queryset = posts
        wanted = [(each, spoken(framework.called(each))) for each in letter.contents]
        self.fields["contents"].choices = wanted
        if not wanted:
            del self.fields["contents"]


class DiscardForm(forms.Form):
    """Why a recorded decision is set aside."""

    reason = forms.CharField(label=_("Why is this reading set aside?"), widget=LONG)
