"""Reading YAML that may be hostile: bounded, without surprises, refused in a sentence."""

import re
from pathlib import Path
from typing import Any

import yaml

from policy.framework.errors import FrameworkError
from policy.words import _

MOST_CHARACTERS = 1_000_000
MOST_ALIASES = 50
MOST_NODES = 60_000
DEEPEST = 40
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?\Z")
MOST_DIGITS = 30
TRUTHS = {"true": True, "false": False}
SWITCHED_WORDS = {"yes", "no", "on", "off", "y", "n"}  # YAML's other words for true and false

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    """What is wrong with the text; becomes a FrameworkError that names the file."""


class _StrictLoader(Loader):
    """YAML's safe subset, without duplicate keys, merge keys, dates or bare yes and no."""


def read_text(path: Path) -> str:
    """The text of a file, or FrameworkError naming it; a huge one is not even opened."""
    try:
        if path.stat().st_size > 4 * MOST_CHARACTERS:
            raise FrameworkError(f"{path.name}: {_too_long()}")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise FrameworkError(
            _(
                "{file}: The file cannot be read ({reason}). Put it back, or mend its permissions."
            ).format(file=path.name, reason=error.strerror)
        ) from None
    except UnicodeDecodeError:
        raise FrameworkError(
            _("{file}: The file is not UTF-8 text. Save it as UTF-8.").format(file=path.name)
        ) from None


def _too_long() -> str:
    return _("It is longer than {n} characters. Split it.").format(n=MOST_CHARACTERS)


def read_yaml(text: str, file: str) -> dict[str, Any]:
    """The mapping a file holds, or FrameworkError saying where it cannot be read, and why."""
    data = _read(text, file)
    if not isinstance(data, dict):
        raise FrameworkError(
            _(
                "{file}: A framework is made of named parts, such as “framework:” and"
                " “sections:”; this file holds something else."
            ).format(file=file)
        )
    return data


def read_yaml_list(text: str, file: str) -> list[Any]:
    """The list a file holds, or FrameworkError saying where it cannot be read, and why."""
    data = _read(text, file)
    if not isinstance(data, list):
        raise FrameworkError(
            _("{file}: It should be a list of entries, each beginning with “- ”.").format(file=file)
        )
    return data


def _read(text: str, file: str) -> Any:
    try:
        if len(text) > MOST_CHARACTERS:
            raise _Refused(_too_long())
        _measure(text)
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except _Refused as refused:
        raise FrameworkError(f"{file}: {refused}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FrameworkError(f"{file}: {_unreadable(error, text)}") from None


def _measure(text: str) -> None:
    """Walk the events, which costs no memory, and refuse what would explode when built."""
    depth = aliases = 0
    anchored: list[int] = []
    for nodes, event in enumerate(yaml.parse(text, Loader=Loader), start=1):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
            _refuse_alias(event, aliases, inside_anchor=bool(anchored))
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if event.anchor:
                anchored.append(depth)
        elif isinstance(event, yaml.CollectionEndEvent):
            if anchored and anchored[-1] == depth:
                anchored.pop()
            depth -= 1
        if nodes > MOST_NODES:
            raise _Refused(_("It has more than {n} entries. Split it.").format(n=MOST_NODES))
        if depth > DEEPEST:
            raise _Refused(_("It is nested more than {n} deep. Flatten it.").format(n=DEEPEST))


def _refuse_alias(event: yaml.AliasEvent, aliases: int, inside_anchor: bool) -> None:
    line = event.start_mark.line + 1 if event.start_mark else 1
    if inside_anchor:
        raise _Refused(
            _(
                "Line {line}: the alias “*{name}” stands inside a part that is itself repeated."
                " Write it out."
            ).format(line=line, name=event.anchor)
        )
    if aliases > MOST_ALIASES:
        raise _Refused(
            _("It uses more than {n} aliases. Write the repeated parts out.").format(n=MOST_ALIASES)
        )


def _unreadable(error: Exception, text: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    problem = getattr(error, "problem", None) or _("it holds a character that is not text")
    written = [*text.splitlines(), ""][min(line - 1, len(text.splitlines()))]
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return _("Line {line} is indented with a tab, which YAML forbids. Use spaces.").format(
            line=line
        )
    return _("Line {line} is not readable as YAML: {problem}. Mend that line.").format(
        line=line, problem=problem
    )


def _mapping(loader: Any, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if key_node.tag == "tag:yaml.org,2002:merge":
            raise _Refused(
                _("Line {line}: “<<” merges one part into another. Write it out.").format(line=line)
            )
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise _Refused(
                _("Line {line}: the name “{key}” is not a word. Put it in quotation marks.").format(
                    line=line, key=key_node.value if isinstance(key_node.value, str) else "?"
                )
            )
        if key in built:
            raise _Refused(
                _("Line {line}: “{key}” stands twice in the same entry. Keep one.").format(
                    line=line, key=key
                )
            )
        built[key] = loader.construct_object(value_node, deep=True)
    return built


def _truth(loader: Any, node: yaml.ScalarNode) -> bool:
    if node.value.lower() not in TRUTHS:
        raise _Refused(
            _(
                "Line {line}: a bare “{word}” is read as true or false. Put it in quotation marks."
            ).format(line=node.start_mark.line + 1, word=node.value)
        )
    return TRUTHS[node.value.lower()]


def _number(loader: Any, node: yaml.ScalarNode) -> int | float:
    """A number as people write one; YAML has older ways, such as 010 for eight and 1:30 for 90."""
    if not NUMBER.match(node.value) or len(node.value) > MOST_DIGITS:
        raise _Refused(
            _(
                "Line {line}: a bare “{word}” is read as a number of another kind. Put it in"
                " quotation marks."
            ).format(line=node.start_mark.line + 1, word=node.value[:MOST_DIGITS])
        )
    return float(node.value) if "." in node.value else int(node.value)


def _as_written(loader: Any, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


def _unwanted(loader: Any, node: yaml.Node) -> None:
    raise _Refused(
        _("Line {line}: the tag “{tag}” is not used in framework files. Remove it.").format(
            line=node.start_mark.line + 1, tag=node.tag
        )
    )


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:bool", _truth)
_StrictLoader.add_constructor("tag:yaml.org,2002:int", _number)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _number)
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _as_written)
for _tag in ("binary", "omap", "pairs", "set"):
    _StrictLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _unwanted)
_StrictLoader.add_constructor(None, _unwanted)
