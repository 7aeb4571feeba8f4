"""Small forms: a reason, words to a signature, proof of a condition, a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from assessments.wording import spoken
from casework.widgets import DayField
from recipients.models import Recipient

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
    recipient = forms.ModelChoiceField(
        label=_("Which authority of the register is that?"),
        help_text=_(
            "If you name it, other cases of that authority may rely on this letter while nothing"
            " changes."
        ),
        queryset=Recipient.objects.none(),
        required=False,
        empty_label=_("None: it serves this case alone"),
    )
    sent_on = DayField(label=_("When?"))
    contents = forms.MultipleChoiceField(
        label=_("What it says"), required=False, widget=forms.CheckboxSelectMultiple
    )
    signed_by = forms.ModelChoiceField(label=_("Who signed it?"), queryset=Post.objects.none())
    proof = forms.CharField(label=_("What shows that it arrived?"), max_length=4000, widget=LONG)

    def __init__(self, *args, framework, letter, posts, authorities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed_by"].queryset = posts
        wanted = [(each, spoken(framework.called(each))) for each in letter.contents]
        self.fields["contents"].choices = wanted
        if not wanted:
            del self.fields["contents"]
        if letter.serves:
            self.fields["recipient"].queryset = authorities
        else:
            del self.fields["recipient"]


class DiscardForm(forms.Form):
    """Why a recorded decision is set aside."""

    reason = forms.CharField(label=_("Why is this reading set aside?"), widget=LONG)
