"""What people call the things conditions look up, and the answers found there."""

from typing import Any

from policy.framework import Framework
from policy.words import _


class Names:
    """The words of one framework for its own names and values."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    def name(self, ref: str) -> str:
        """What people call this name: the question's words, or a label."""
        if ref in self.framework.derived:
            return self.framework.derived[ref].label
        if ref in self.framework.collections:
            return self.framework.collections[ref].label
        if question := self.framework.questions_by_ref.get(ref):
            return question.text
        return self._other_name(ref)

    def _other_name(self, ref: str) -> str:
        space, _dot, key = ref.partition(".")
        if space == "switch":
            return next((each.label for each in self.framework.switches if each.id == key), ref)
        if space == "it":
            for collection in self.framework.collections.values():
                if field := collection.field(key):
                    return field.label
            if key in self.framework.collections:
                return self.framework.collections[key].label
        return ref

    def say(self, ref: str, value: Any) -> str:
        """What people call this answer to it."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        question = self.framework.questions_by_ref.get(ref)
        if question and (term := question.option(value)):
            return term.label
        if ref in self.framework.derived:
            for term in self.framework.terms(self.framework.derived[ref].scale):
                if term.id == value:
                    return term.label
        return self._term_label(ref, value) or str(value)

    def _term_label(self, ref: str, value: Any) -> str | None:
        labels = (
            labels[value]
            for outline in self.framework.outlines.values()
            for field, labels in outline.named_by
            if ref == f"it.{field}" and isinstance(value, str) and value in labels
        )
        return next(labels, None)
