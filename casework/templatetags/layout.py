"""What the components and the form templates need to lay themselves out; pages load `pages`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import zip_longest
from typing import Any

from django import forms, template
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from casework.tongue import marked, page_language

register = template.Library()
register.simple_tag(page_language)
register.filter("marked", marked)


@register.simple_tag
def worklist_rows(columns: Iterable[Any], rows: Iterable[Any]) -> SafeString:
    """Write the rows of a worklist in one go: a template for each cell would cost the page.

    A row may be short, never long; what its cells say is told in components/worklist.html.
    """
    opened = [_opened(_reading(column)) for column in columns]
    return mark_safe("\n".join(_row(opened, _reading(row)) for row in rows))  # noqa: S308  escaped


def _reading(given: Any) -> Callable[[str], Any]:
    """Return how to read a part by name, of a mapping or an object; what is missing is None."""
    return given.get if isinstance(given, Mapping) else partial(_part, given)


def _part(given: Any, name: str) -> Any:
    return getattr(given, name, None)


def _opened(column: Callable[[str], Any]) -> str:
    kind = next((f' class="worklist__{each}"' for each in ("number", "day") if column(each)), "")
    return f'<td role="cell" data-label="{_said(column("label"))}"{kind}>'


def _row(opened: list[str], row: Callable[[str], Any]) -> str:
    tone = f' class="worklist__row--{_said(row("tone"))}"' if row("tone") else ""
    cells = zip_longest(opened, row("cells") or ())
    written = [f"{start}{_cell(_reading(cell))}</td>" for start, cell in cells if start]
    return f'<tr role="row"{tone}>{"".join(written)}</tr>'


def _cell(cell: Callable[[str], Any]) -> str:
    text, url, lang = cell("text"), cell("url"), cell("lang")
    written = ""
    if url or text not in (None, ""):
        spoken = f' lang="{_said(lang)}"' if lang else ""
        name = f"<bdi>{_words(text)}</bdi>"
        if url:
            written = f'<a class="govuk-link worklist__link" href="{_said(url)}"{spoken}>{name}</a>'
        else:
            tone = f"worklist__text {_said(cell('tone'))}"
            written = f'<span class="{tone}"{spoken}>{name}</span>'
    if badge := cell("badge"):
        tone = f"state-badge state-badge--{_said(cell('badge_tone')) or 'plain'}"
        written += f' <span class="{tone}">{_said(badge)}</span>'
    if small := cell("small"):
        written += f'<span class="worklist__small">{_words(small)}</span>'
    return written


def _words(value: Any) -> str:
    """Write a value as `_said` does; words in another language than the page's say so."""
    return marked(value) if isinstance(value, str) else _said(value)


def _said(value: Any) -> str:
    """Write a value as a template would: numbers in the reader's way, nothing that is markup."""
    if value is None:
        return ""
    return conditional_escape(value if isinstance(value, str) else localize(value))


@register.filter
def of(mapping: Any, key: Any) -> Any:
    """Look one key up in a mapping, trying it as text too: {{ hints|of:value }}."""
    if not isinstance(mapping, Mapping):
        return ""
    return mapping.get(key, mapping.get(str(key), ""))


@register.filter
def error_anchor(field: forms.BoundField) -> str:
    """Return the id a link from the error summary jumps to: of a choice, its first option."""
    widget = field.field.widget
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return widget.id_for_label(field.auto_id) or field.auto_id


@register.filter
def shown_when(field: forms.BoundField) -> dict[str, str] | None:
    """Return the name and values another field must have for this one to matter, if it says so."""
    condition = getattr(field.field, "shown_when", None)
    if not condition:
        return None
    name, wanted = condition
    values = wanted if isinstance(wanted, (list, tuple, set, frozenset)) else [wanted]
    return {"name": field.form.add_prefix(name), "values": " ".join(map(str, values))}


@register.simple_tag
def mistakes(
    form: forms.BaseForm | None, several: Iterable[forms.BaseForm] | None
) -> list[dict[str, str]]:
    """List what is wrong on a page, each sentence with the id of the control it is about."""
    found = []
    for each in [form, *(several or ())]:
        if each and each.is_bound:
            found += _mistakes_of(each)
    return found


def _mistakes_of(form: forms.BaseForm) -> list[dict[str, str]]:
    """List one form's mistakes, those of the whole form first."""
    found = [{"says": str(error), "anchor": ""} for error in form.non_field_errors()]
    for name in form.errors:
        if name in form.fields:
            field = form[name]
            anchor = "" if field.is_hidden else error_anchor(field)
            found += [{"says": _naming(field, says), "anchor": anchor} for says in wrongs(field)]
    return found


def _naming(field: forms.BoundField, says: str) -> str:
    """Begin a sentence with the question it is about, unless it names it itself."""
    label = str(field.label)
    if not label or label in says:
        return says
    question = Truncator(label).chars(80)
    return f"{question} {says}" if question[-1] in ".?!…" else f"{question}: {says}"


@register.filter
def wrongs(field: forms.BoundField) -> list[str]:
    """Return what is wrong with one answer, in sentences that say what to do."""
    return [_sentence(field, error) for error in field.errors.as_data()]


def _sentence(field: forms.BoundField, error: ValidationError) -> str:
    """Say what is missing in words that fit the control; other mistakes keep their own words."""
    says = " ".join(str(each) for each in error.messages)
    if error.code != "required" or says != str(forms.Field.default_error_messages["required"]):
        return says
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return _("Tick this to go on.")
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return _("Nothing is chosen. Choose at least one.")
    if isinstance(widget, (forms.RadioSelect, forms.Select)):
        return _("Nothing is chosen. Choose one.")
    if isinstance(widget, forms.FileInput):
        return _("There is no file. Choose one.")
    return _("This is empty. Fill it in.")
