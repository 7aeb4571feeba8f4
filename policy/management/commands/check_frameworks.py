"""manage.py check_frameworks: read every framework and say what is in it, or what is wrong."""

import json
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import URLResolver, get_resolver
from django.utils.translation import gettext as _

from casework import ledger
from policy.framework import Framework, FrameworkError, load
from policy.framework.schema import framework_schema
from policy.lint import lint
from policy.paragraph import Paragraph, Surroundings, faults_in, read_paragraphs, rules_page
from policy.paragraph.page import counted
from policy.registry import directory

Read = list[tuple[Framework, tuple[Paragraph, ...]]]
TEST = re.compile(r"^ *(?:async )?def (test_\w+)\(", re.MULTILINE)


class Command(BaseCommand):
    help = (
        "Read every policy framework and what answers each paragraph of its sources, print what"
        " is in them, and report everything wrong."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print the counts as JSON.")
        parser.add_argument(
            "--write-rules", action="store_true", help="Write docs/rules.md afresh as well."
        )
        parser.add_argument(
            "--write-schema",
            action="store_true",
            help="Write docs/schemas/framework.json afresh as well.",
        )

    def handle(self, **options: Any) -> None:
        read, faults = read_all()
        if faults:
            raise CommandError("\n".join(faults))
        if options["write_rules"]:
            (docs() / "rules.md").write_text(rules_page(read), encoding="utf-8")
        if options["write_schema"]:
            (docs() / "schemas" / "framework.json").write_text(schema_text(), encoding="utf-8")
        if options["json"]:
            rows = [
                {"id": each.id, "version": each.version, **counts(each, paragraphs)}
                for each, paragraphs in read
            ]
            self.stdout.write(json.dumps(rows, indent=2))
            return
        for framework, paragraphs in read:
            self.stdout.write(said(framework, paragraphs))
        self.stdout.write(
            _("{n} frameworks read, none wrong.").format(n=len(read))
            if len(read) != 1
            else _("1 framework read, nothing wrong.")
        )


def read_all() -> tuple[Read, list[str]]:
    """Every framework that reads with its paragraphs, and every fault in a sentence."""
    read: Read = []
    faults: list[str] = []
    around = surroundings()
    for path in sorted(directory().glob("*.yaml")):
        try:
            framework = load(path)
        except FrameworkError as error:
            faults.append(str(error))
            continue
        faults += [str(fault) for fault in lint(framework)]
        paragraphs, more = _read_paragraphs(framework, path.name, around)
        read.append((framework, paragraphs))
        faults += more
    return read, faults


def _read_paragraphs(
    framework: Framework, name: str, around: Surroundings
) -> tuple[tuple[Paragraph, ...], list[str]]:
    path = directory().parent / "paragraphs" / name
    if not path.exists():
        sentence = _(
            "{name}: Nobody has said what answers its paragraphs. Write paragraphs/{name}."
        )
        return (), [sentence.format(name=name)]
    try:
        paragraphs = read_paragraphs(path)
    except FrameworkError as error:
        return (), [str(error)]
    faults = faults_in(framework, paragraphs, around, f"paragraphs/{name}")
    return paragraphs, [str(fault) for fault in faults]


def docs() -> Path:
    """Where the pages stand that are written from what was read."""
    return Path(settings.BASE_DIR) / "docs"


def schema_text() -> str:
    """The JSON Schema of a framework file, as it is published."""
    return json.dumps(framework_schema(), indent=1) + "\n"


def surroundings() -> Surroundings:
    """The screens, acts, commands and tests a paragraph may point at."""
    return Surroundings(
        screens=frozenset(_screens(get_resolver())),
        actions=frozenset(ledger.verbs()),
        commands=frozenset(get_commands()),
        tests=_tests(Path(settings.BASE_DIR) / "tests"),
    )


def _screens(resolver: Any, namespace: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= _screens(pattern, inner)
        else:
            found.add(f"{namespace}{pattern.name}")
    return found


def _tests(folder: Path) -> frozenset[str] | None:
    """The names of every test, or None where the tests were not delivered."""
    if not folder.is_dir():
        return None
    files = folder.rglob("test_*.py")
    return frozenset(name for file in files for name in TEST.findall(file.read_text("utf-8")))


def counts(framework: Framework, paragraphs: tuple[Paragraph, ...]) -> dict[str, int]:
    """How much of each kind a framework holds, and how many paragraphs stand how."""
    return {
        "sections": len(framework.sections),
        "questions": len(framework.questions),
        "bars": len(framework.bars),
        "checks": len(framework.checks),
        "rules": len(framework.escalation) + len(framework.scope.rules),
        "levels": len(framework.levels),
        "duties": len(framework.monitoring) + len(framework.communications),
        "paragraphs": len(paragraphs),
        **counted(paragraphs),
    }


def said(framework: Framework, paragraphs: tuple[Paragraph, ...]) -> str:
    """One framework in a few lines."""
    held = counts(framework, paragraphs)
    states = ", ".join(f"{held.pop(state)} {state}" for state in counted(paragraphs))
    points = held.pop("paragraphs")
    numbers = ", ".join(f"{number} {name}" for name, number in held.items())
    line = f"{framework.id} {framework.version} ({framework.state}): {numbers};"
    line += f" sha256 {framework.digest[:12]}\n  {_('paragraphs')}: {points} ({states})"
    if framework.provisional_because:
        line += f"\n  {_('provisional because')}: {framework.provisional_because}"
    return line
