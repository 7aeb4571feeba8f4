"""manage.py check_frameworks: read every framework and say what is in it, or what is wrong."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from policy.framework import Framework, FrameworkError, load
from policy.lint import lint
from policy.registry import directory


class Command(BaseCommand):
    help = "Read every policy framework, print what is in it, and report everything wrong with it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print the counts as JSON.")

    def handle(self, **options: Any) -> None:
        frameworks, faults = self._read()
        if faults:
            raise CommandError("\n".join(faults))
        if options["json"]:
            rows = [{"id": each.id, "version": each.version, **counts(each)} for each in frameworks]
            self.stdout.write(json.dumps(rows, indent=2))
            return
        for framework in frameworks:
            self.stdout.write(said(framework))
        self.stdout.write(
            _("{n} frameworks read, none wrong.").format(n=len(frameworks))
            if len(frameworks) != 1
            else _("1 framework read, nothing wrong.")
        )

    def _read(self) -> tuple[list[Framework], list[str]]:
        frameworks, faults = [], []
        for path in sorted(directory().glob("*.yaml")):
            try:
                framework = load(path)
            except FrameworkError as error:
                faults.append(str(error))
                continue
            frameworks.append(framework)
            faults += [str(fault) for fault in lint(framework)]
        return frameworks, faults


def counts(framework: Framework) -> dict[str, int]:
    """How much of each kind a framework holds."""
    return {
        "sections": len(framework.sections),
        "questions": len(framework.questions),
        "bars": len(framework.bars),
        "checks": len(framework.checks),
        "rules": len(framework.escalation) + len(framework.scope.rules),
        "levels": len(framework.levels),
        "duties": len(framework.monitoring) + len(framework.communications),
    }


def said(framework: Framework) -> str:
    """One framework in a line or two."""
    numbers = ", ".join(f"{number} {name}" for name, number in counts(framework).items())
    line = f"{framework.id} {framework.version} ({framework.state}): {numbers};"
    line += f" sha256 {framework.digest[:12]}"
    if framework.provisional_because:
        line += f"\n  {_('provisional because')}: {framework.provisional_because}"
    return line
