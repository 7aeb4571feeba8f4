"""Answers in the words people read: an option's label, a day in full, a table line by line."""

from datetime import date
from decimal import Decimal

from django.template.defaultfilters import date as in_words
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.document import kept_by, plain
from casework.tongue import language_read
from policy import registry
from policy.facts import known
from policy.text import DEFAULT, Spoken, Text


def spoken(text) -> str:
    """Return a framework's words in the reader's language."""
    return Spoken(text) if isinstance(text, Text) else str(text)


def as_its_law_says(case, kept: str) -> str:
    """Return a sentence that was kept in English in its reader's language, where the law of the
    case has it in that language: what an adviser is asked, what is due."""
    if language_read().startswith(DEFAULT) or not case.framework_id:
        return kept
    law = registry.pinned(case.framework_id, case.framework_version, case.framework_digest)
    return spoken(law.worded(kept))


def say(question, value) -> str:
    """Return an answer as people say it; "" where there is none."""
    value = known(value)
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(_one(question, each) for each in value)
    return _one(question, value)


def _one(question, value) -> str:
    if isinstance(value, dict):
        return " · ".join(str(text) for text in value.values() if str(text).strip())
    if term := question.option(value):
        return spoken(term.label)
    if question.options:
        return _("%(answer)s (no longer offered)") % {"answer": value}
    if question.type == "date":
        return in_words(date.fromisoformat(str(value)), "j F Y")
    return str(value)


def say_money(amount, currency: str) -> str:
    """Return a sum as people write it: “USD 410,000”, with its cents where there are any."""
    amount = Decimal(amount)
    cents = 0 if amount == amount.to_integral_value() else 2
    return f"{currency} {number_format(amount, cents, force_grouping=True)}".strip()


def say_adopted(source) -> str:
    """Say from whose document, and where in it, an answer was adopted; "" where none was."""
    if source is None:
        return ""
    where = {"title": source.title, "page": source.page}
    if not source.publisher:
        return _("Adopted from “%(title)s”, %(page)s.") % where
    said = _("Adopted from “%(title)s” of %(publisher)s, %(page)s.")
    return said % (where | {"publisher": source.publisher})


def say_of_row(framework, collection, row, answers, question) -> str:
    """Return what is said of one row: by its own field, or by an answer about it."""
    column = kept_by(collection.name).field_of(question)
    if column:
        choices = getattr(row, f"get_{column}_display", None)
        return str(choices()) if choices else say(question, plain(getattr(row, column, "")))
    found = next((each for each in answers if each.question == question.id), None)
    return say(question, found.value) if found else ""
