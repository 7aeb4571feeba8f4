"""The published JSON Schema of a framework file, found by asking the reader what it would read.

A probe stands in for each entry of a file. It writes down every part the reader asks of it, as
what, and hands back something harmless; so the schema knows what the reader knows, and no more.
"""

from collections.abc import Callable, Mapping
from typing import Any

from policy.framework.basics import Term
from policy.framework.entry import MISSING, Entry
from policy.framework.errors import FrameworkError
from policy.framework.loading import read_whole
from policy.framework.rules import Override
from policy.logic import NAMESPACES, Weighable
from policy.periods import PATTERN, Period
from policy.text import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORD = {"type": "string", "pattern": r"\S"}
WORDS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
TEXT = {
    "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]
}
PERIOD = {"type": "string", "pattern": PATTERN.pattern.replace("^P", "^P(?=.)")}
CONDITION = {"$ref": "#/$defs/condition"}


def framework_schema() -> dict[str, Any]:
    """What may stand in a framework file, for editors and other programs."""
    whole = _asked(read_whole)
    question = whole["properties"]["facts"]["anyOf"][1]["items"]
    return {
        "$schema": DIALECT,
        "title": "A policy framework",
        "description": (
            "One version of a policy, as docs/schemas/README.md describes it. The program checks"
            " more than this: see manage.py check_frameworks."
        ),
        **_pointing(whole, question, "#/$defs/question"),
        "$defs": {
            "question": question,
            "condition": _condition(),
            "term": {"anyOf": [{"type": "string"}, _short_term(), _asked(Term.read)]},
            "override": _asked(Override.read),
        },
    }


class Probe(Entry):
    """An entry that is not there: it writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__("", "", {})
        self.parts: dict[str, Mapping[str, Any]] = {}
        self.needed: list[str] = []
        self.closed = False

    def schema(self) -> dict[str, Any]:
        """What was asked of it, as JSON Schema."""
        said: dict[str, Any] = {"type": "object", "properties": self.parts}
        if self.needed:
            said["required"] = self.needed
        return said | ({"additionalProperties": False} if self.closed else {})

    def _note(self, key: str, schema: Mapping[str, Any], default: Any) -> None:
        if default is MISSING:
            self.needed += [key] if key not in self.needed else []
            self.parts[key] = schema
        else:
            self.parts[key] = {"anyOf": [{"type": "null"}, schema]} if schema else {}

    def take(self, key: str, default: Any = MISSING, shape: Mapping | None = None) -> Any:
        self._note(key, shape or {}, default)
        return _sample(shape or {}) if default is MISSING else default

    def word(self, key: str, default: Any = MISSING, among: tuple[str, ...] = ()) -> str:
        allowed = [*among, *({default} & {""} if default is not MISSING else ())]
        schema = {"enum": list(dict.fromkeys(allowed))} if among else WORD
        schema = {"pattern": r"^$|\S", "type": "string"} if default == "" and not among else schema
        self._note(key, schema, default)
        return "a word" if default is MISSING else default

    def text(self, key: str, default: Any = MISSING) -> Text:
        self._note(key, TEXT, default)
        return Text(key)

    def flag(self, key: str, default: bool = False) -> bool:
        self._note(key, {"type": "boolean"}, default)
        return default

    def number(self, key: str, default: int) -> int:
        self._note(key, {"type": "integer", "minimum": 0}, default)
        return default

    def number_if_any(self, key: str) -> int | None:
        return self.number(key, 0)

    def period(self, key: str) -> Period:
        self._note(key, PERIOD, MISSING)
        return Period()

    def period_if_any(self, key: str) -> Period | None:
        self._note(key, PERIOD, None)
        return None

    def period_or(self, key: str, word: str) -> Period | str | None:
        self._note(key, {"anyOf": [{"const": word}, PERIOD]}, None)
        return None

    def condition(self, key: str, default: Any = MISSING) -> Any:
        self._note(key, CONDITION, default)
        return Weighable({"answered": "case.x"}) if default is MISSING else default

    def words(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        self._note(key, WORDS, default)
        return default

    def entry(self, key: str, where: str = "") -> Entry:
        return self._inside(key, MISSING)

    def entry_if_any(self, key: str) -> Entry | None:
        return self._inside(key, None)

    def _inside(self, key: str, default: Any) -> Entry:
        inside = Probe()
        self._note(key, _Later(inside), default)
        return inside

    def entries(self, key: str, make: Callable[[Entry], Any]) -> tuple:
        self._note(key, {"type": "array", "items": _asked(make)}, None)
        return ()

    def named(self, key: str, make: Callable[[str, Entry], Any]) -> dict[str, Any]:
        holder = Probe()
        _until_refused(lambda: make("each", holder))
        held = holder.schema()["properties"]["each"]
        self._note(key, {"type": "object", "additionalProperties": held}, None)
        return {}

    def done(self) -> None:
        self.closed = True


class _Later(dict[str, Any]):
    """The schema of an entry that is still being asked; read when the whole is written."""

    def __init__(self, probe: Probe) -> None:
        super().__init__(later=True)
        self.probe = probe


def _sample(shape: Mapping) -> Any:
    """Something harmless of this shape."""
    first = next(iter(shape.get("anyOf", ())), shape)
    return first.get("const", [])


def _asked(make: Callable[[Entry], Any]) -> dict[str, Any]:
    probe = Probe()
    _until_refused(lambda: make(probe))
    return _written(probe.schema())


def _until_refused(make: Callable[[], Any]) -> None:
    """Let a reader ask; it may find what the probe hands back wanting, once it has asked all."""
    try:
        make()
    except FrameworkError:
        return


def _written(schema: Any) -> Any:
    if isinstance(schema, _Later):
        return _written(schema.probe.schema())
    if isinstance(schema, dict):
        return {key: _written(value) for key, value in schema.items()}
    return [_written(each) for each in schema] if isinstance(schema, list) else schema


def _pointing(schema: Any, part: Any, ref: str) -> Any:
    """The schema with a reference wherever this part of it stands."""
    if schema == part:
        return {"$ref": ref}
    if isinstance(schema, dict):
        return {key: _pointing(value, part, ref) for key, value in schema.items()}
    return [_pointing(each, part, ref) for each in schema] if isinstance(schema, list) else schema


def _short_term() -> dict[str, Any]:
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "not": {"required": ["id"]},
        "additionalProperties": TEXT,
    }


def _condition() -> dict[str, Any]:
    """The language of conditions; how deep one may go, and what names mean, is checked later."""
    name = {"type": "string", "pattern": rf"^({'|'.join(NAMESPACES)})\..+"}
    value = {"type": ["string", "number", "boolean"]}
    either = {"anyOf": [value, {"type": "array", "items": value}]}
    group = {"type": "array", "items": CONDITION, "minItems": 1}
    wanted = {"type": "array", "items": value, "minItems": 1}
    operators = {
        "all": group,
        "any": group,
        "not": CONDITION,
        "eq": _tuple(name, either),
        "ne": _tuple(name, either),
        "in": _tuple(name, wanted),
        "gte": {**_tuple(name, either, either), "minItems": 2},
        "answered": name,
        "some": _tuple({"type": "string"}, CONDITION),
        "every": _tuple({"type": "string"}, CONDITION),
    }
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": operators,
        "additionalProperties": False,
    }


def _tuple(*items: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "array",
        "prefixItems": list(items),
        "minItems": len(items),
        "maxItems": len(items),
    }
