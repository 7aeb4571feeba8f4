"""What the components and the form templates need to lay themselves out; pages load `pages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from django import forms, template
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

register = template.Library()

COLUMN: dict[str, Any] = {"label": "", "url": "", "sorted": "", "number": False}
CELL: dict[str, Any] = {
    "text": None,
    "url": "",
    "small": "",
    "tone": "",
    "badge": "",
    "badge_tone": "plain",
    "lang": "",
}


@register.filter
def beside(columns: Iterable[Any], cells: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Pair each column of a table with its cell of one row; a row may be short, never long."""
    return (
        (_whole(column, COLUMN), _whole(cell, CELL))
        for column, cell in zip_longest(columns, cells)
        if column is not None
    )


def _whole(given: Any, blank: dict[str, Any]) -> Any:
    """Name every part of a cell, since a name that is missing costs a template dear."""
    return {**blank, **given} if isinstance(given, Mapping) else given or blank


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
