"""Forms built from a framework's questions: no question is written into a page.

Each field carries its citation, why it is asked, and help, for the page to show. A page is saved
as a draft: nothing on it is required to save it; what is due is said at the moves.
"""

import json
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import Post
from assessments.actions.content import Given
from assessments.controls import control_for, label_of, which_country
from assessments.document import kept_by
from assessments.fields import RowsField, WordsField
from assessments.findings import is_reserved
from assessments.places import field_name
from assessments.stored import Held
from assessments.wording import spoken
from policy.framework import COUNTRIES, Collection, Framework, Question, Section

NOTES, SOURCES = "-notes", "-sources"


class QuestionForm(forms.Form):
    """The questions of some sections, asked of a case or of one row of a list."""

    revisions = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args,
        framework: Framework,
        sections,
        held: Held,
        collection: Collection | None = None,
        posts=None,
        sources=None,
        adopting=False,
        countries=(),
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.framework, self.sections, self.held = framework, tuple(sections), held
        self.collection, self.posts, self.sources_known = collection, posts, sources
        self.columns = kept_by(collection.name) if collection else None
        self._add_kinds()
        self._add_countries(countries)
        for section in self.sections:
            for question in section.questions:
                if is_reserved(question) or self._awaits_a_finding(question):
                    continue
                if question.given_by == "officer" and question.type != "consultation_log":
                    self._add(question)
        if adopting:
            self._add_adopting()
        self._add_last()

    @property
    def extra_fields(self) -> list[forms.BoundField]:
        """Return what the row's own table keeps beyond what the framework asks."""
        return [self[name] for name in self._own if name in EXTRA]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """Return what is asked before the questions: whose row it is, of several countries."""
        return [self[COUNTRY]] if COUNTRY in self.fields else []

    @property
    def questions(self) -> list[Question]:
        """Every question of the form, in order."""
        asked = (question for section in self.sections for question in section.questions)
        return [question for question in asked if field_name(question.id) in self.fields]

    def column_of(self, question: Question) -> str:
        """Return the row's own field that answers a question, or ""."""
        return self.columns.field_of(question) if self.columns else ""

    def given(self) -> dict[str, Given]:
        """Return the answers as they were typed, each with the revision it was read at."""
        said = {}
        seen = self._seen()
        for question in self.questions:
            if self.column_of(question):
                continue
            name, data = field_name(question.id), self.cleaned_data
            said[question.id] = Given(
                _as_json(data.get(name)),
                data.get(name + NOTES, "")
                if name + NOTES in self.fields
                else self.held.notes(question),
                tuple(data[name + SOURCES])
                if name + SOURCES in self.fields
                else self.held.cited(question),
                seen.get(question.id, 0),
            )
        return said

    def kept(self) -> dict[str, Any]:
        """Return the values of the row's own fields."""
        data = {self.column_of(q): self.cleaned_data[field_name(q.id)] for q in self.questions}
        data |= {name: self.cleaned_data[name] for name in self._own}
        return {column: value for column, value in data.items() if column}

    @property
    def revision(self) -> int:
        """Return the revision of the row itself that the officer had before them."""
        return self._seen().get("", 0)

    @property
    def confirms(self) -> bool:
        """Say whether the officer stands by what was carried over to this page."""
        return bool(self.cleaned_data.get("still_holds"))

    def _seen(self) -> dict[str, int]:
        try:
            seen = json.loads(self.data.get("revisions") or "{}")
        except ValueError:
            return {}
        return {str(key): int(value) for key, value in seen.items() if isinstance(value, int)}

    def _add_kinds(self):
        """Add the row's own codes, such as what kind of measure it is."""
        self._own = []
        for each in self.collection.fields if self.collection else ():
            column = self.columns.fields.get(each.id, "")
            if not column or not each.vocab:
                continue
            terms = [term for name in each.vocab for term in self.framework.terms(name)]
            control = forms.ChoiceField(
                label=spoken(each.label),
                choices=[("", _("Choose one")), *((t.id, spoken(t.label)) for t in terms)],
                required=each.required,
                initial=getattr(self.held.row, column, None),
            )
            control.cites, control.basis = self.collection.cite, self.collection.basis
            self.fields[column] = control
            self._own.append(column)

    def _add_countries(self, countries):
        """Ask which of several countries a row is of, where its list belongs to them."""
        if len(countries) < 2 or not self.collection or self.collection.belongs_to != COUNTRIES:
            return
        self.fields[COUNTRY] = which_country(countries, getattr(self.held.row, COUNTRY, None))
        self._own.append(COUNTRY)

    def _add_extra(self):
        """Add what the row's own table keeps and no framework asks, after the questions."""
        for name in EXTRA if self.collection and self.collection.name == "assurances" else ():
            kept = type(self.held.row)._meta.get_field(name)
            control = WordsField(
                label=capfirst(kept.verbose_name),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
                initial=getattr(self.held.row, name, ""),
            )
            if name == "why_not_sought":
                asked = next(q for q in self.questions if self.column_of(q) == "outcome")
                control.shown_when = (field_name(asked.id), "not_sought")
            self.fields[name] = control
            self._own.append(name)

    def _add(self, question: Question):
        column = self.column_of(question)
        control = self._control(question, column)
        control.initial = self.held.value(question, column)
        control.cites, control.basis = question.cite, question.basis
        control.why = spoken(question.why)
        control.question = question
        if condition := _shown_when(question, self.sections):
            control.shown_when = condition
        name = field_name(question.id)
        self.fields[name] = control
        if not column:
            self._add_beside(question, name, getattr(control, "shown_when", None))

    def _awaits_a_finding(self, question: Question) -> bool:
        """Say whether a question hangs on what an adviser finds, who has not found so (yet)."""
        if question.id in self.held.answers:
            return False
        asked = {q.ref: q for section in self.sections for q in section.questions}
        for operator, (ref, *values) in (question.required_if or {}).items():
            if operator in ("eq", "in") and is_reserved(asked.get(ref)):
                wanted = values[0] if operator == "in" else values
                found = self.held.answers.get(asked[ref].id)
                return found is None or found.value not in wanted
        return False

    def _add_beside(self, question, name, shown_when):
        """Add what stands beside an answer: reasons, and sources where they matter."""
        finding = question.type == "finding"
        if finding or question.notes:
            reasons = WordsField(
                label=_("Reasons"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=self.held.notes(question),
            )
            self.fields[name + NOTES] = reasons
            reasons.shown_when = shown_when
        if (finding or question.evidence) and self.sources_known is not None:
            self.fields[name + SOURCES] = forms.ModelMultipleChoiceField(
                queryset=self.sources_known,
                label=_("Sources this rests on"),
                required=False,
                widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
                initial=list(self.held.cited(question)),
            )

    def _add_last(self):
        self._add_extra()
        if self.held.has_carried_over:
            self.fields["still_holds"] = forms.BooleanField(
                label=_("I have read what was carried over to this page, and it still holds."),
                help_text=_("Until somebody confirms it, it counts as unanswered."),
                required=False,
            )
        self.initial["revisions"] = self.held.revisions()

    def _add_adopting(self):
        """Add whose document, and where in it, what is answered on this page is adopted from."""
        self.fields["adopted_from"] = forms.ModelChoiceField(
            queryset=self.sources_known.exclude(page=""),
            label=_("From which page of the other body's assessment is it taken?"),
            help_text=_(
                "Leave it open for answers of your own. What is taken counts once it is confirmed."
            ),
            empty_label=_("None: these are our own answers"),
            required=False,
        )
        self.fields["adopted_from"].label_from_instance = lambda each: f"{each.title}, {each.page}"

    def _control(self, question: Question, column: str) -> forms.Field:
        about = {
            "label": label_of(question),
            "help_text": spoken(question.help),
            "required": column in REQUIRED_COLUMNS,
        }
        if column == "owner":
            return forms.ModelChoiceField(queryset=self.posts or Post.objects.none(), **about)
        model = type(self.held.row) if self.held.row is not None else None
        if column == "outcome" and model is not None:
            choices = [(code, capfirst(label)) for code, label in model.Outcome.choices]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **about)
        if question.type == "table":
            return RowsField(columns=self._headings(question), **about)
        return control_for(question, about)

    def _headings(self, question: Question) -> dict[str, str]:
        return {each: spoken(self.framework.called(each)) for each in question.columns}


COUNTRY = "country_id"  # the row's own column
EXTRA = ("scope", "why_not_sought")
REQUIRED_COLUMNS = frozenset({"owner", "due_on", "says"})  # a measure is not one without them


def _shown_when(question: Question, sections: tuple[Section, ...]) -> tuple[str, list] | None:
    """Return the control and values this question hangs on, where that is one on the same page."""
    condition = question.visible_if or (None if question.required else question.required_if)
    if not condition:
        return None
    ((operator, arguments),) = condition.items()
    if operator not in ("eq", "in"):
        return None
    asked = {q.ref: q for section in sections for q in section.questions if not is_reserved(q)}
    if arguments[0] not in asked:
        return None
    wanted = arguments[1] if operator == "in" else [arguments[1]]
    return field_name(asked[arguments[0]].id), list(wanted)


def _as_json(value: Any) -> Any:
    """Return a value as an answer keeps it: dates and amounts as text, emptiness as None."""
    if value in ("", None, []):
        return None
    if isinstance(value, list | tuple):
        return list(value)
    return value if isinstance(value, str) else str(value)
