"""What is asked of people about recipients and what is known of them."""

from recipients.forms.allegations import AllegationForm, DispositionForm, SourceForm
from recipients.forms.fields import NameField, NamesField, RecipientField
from recipients.forms.interceding import AnswerForm, IntercessionForm
from recipients.forms.register import AliasForm, RecipientForm, RegisterFilter, StandingForm

__all__ = [
    "AliasForm",
    "AllegationForm",
    "AnswerForm",
    "DispositionForm",
    "IntercessionForm",
    "NameField",
    "NamesField",
    "RecipientField",
    "RecipientForm",
    "RegisterFilter",
    "SourceForm",
    "StandingForm",
]
