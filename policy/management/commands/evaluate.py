"""manage.py evaluate CASE.json: weigh a case document under its framework; touches no database."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from policy.document import DocumentError
from policy.evaluate import Evaluation, evaluate
from policy.framework import STAGES, Framework, FrameworkError, load
from policy.registry import available

MOST_BYTES = 5_000_000


class Command(BaseCommand):
    help = "Weigh a case document under its framework and say what follows. No database is needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("case", help="A case document in JSON, or - for standard input.")
        parser.add_argument("--json", action="store_true", help="Print the evaluation as JSON.")
        parser.add_argument("--stage", choices=STAGES, help="Only what is due by this stage.")
        parser.add_argument("--framework", type=Path, help="A framework file to use instead.")
        parser.add_argument("--explain", metavar="RULE", help="Say why this rule came out so.")

    def handle(self, **options: Any) -> None:
        document = read_document(options["case"])
        framework = self._framework(document, options["framework"])
        try:
            evaluation = evaluate(framework, document, options["stage"])
            if options["explain"]:
                self.stdout.write(evaluation.explain(options["explain"]).words())
                return
        except DocumentError as error:
            raise CommandError("\n".join(error.faults)) from error
        except KeyError as error:
            raise CommandError(error.args[0]) from error
        if options["json"]:
            self.stdout.write(json.dumps(evaluation.as_dict(), indent=2, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines(evaluation)))

    def _framework(self, document: Any, file: Path | None) -> Framework:
        try:
            if file:
                return load(file)
            known = available()
        except FrameworkError as error:
            raise CommandError(str(error)) from error
        named = document.get("framework") if isinstance(document, dict) else None
        id = named.get("id") if isinstance(named, dict) else named
        if not isinstance(id, str) or id not in known:
            raise CommandError(
                _(
                    "The case document does not say which framework it is for. Set “framework” to"
                    " one of: {known}."
                ).format(known=", ".join(known))
            )
        return known[id]


def read_document(path: str) -> Any:
    """The JSON in a file or on standard input, or CommandError with a sentence."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise CommandError(
            _("{path} cannot be read ({reason}). Check the name and the permissions.").format(
                path=path, reason=error.strerror
            )
        ) from error
    if len(raw) > MOST_BYTES:
        raise CommandError(_("{path} is larger than 5 MB. Split the case.").format(path=path))
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise CommandError(
            _("{path} is not a JSON document: {error}. Mend it there.").format(
                path=path, error=str(error).rstrip(".")
            )
        ) from error


def lines(evaluation: Evaluation) -> list[str]:
    """An evaluation as a person would read it aloud."""
    framework, level = evaluation.framework, evaluation.level
    said = [f"{framework.title} ({framework.id} {framework.version}, {framework.state})"]
    said.append(
        _("Scope: {outcome}.").format(outcome=evaluation.scope.outcome or _("not known yet"))
    )
    for ref, value in evaluation.derived.items():
        label = framework.derived[ref].label
        spoken = _("not known yet") if value is None else evaluation.facts.say(ref, value)
        said.append(f"{label}: {spoken}.")
    rung = framework.level(level.id).label if level.id else _("not known yet")
    provisional = _(" (provisional: something due is not known)") if level.provisional else ""
    said.append(_("Decided by: {rung}{provisional}.").format(rung=rung, provisional=provisional))
    said += [f"  - {reason.says} [{reason.cite or reason.basis}]" for reason in level.reasons]
    said += _lines_of_bars(evaluation)
    said += [
        f"{_('Look again')}: {each.check.says}" for each in evaluation.consistency if each.value
    ]
    if evaluation.missing:
        said.append(_("Still missing ({n}):").format(n=len(evaluation.missing)))
        said += [f"  - {each.says}" for each in evaluation.missing]
    return said


def _lines_of_bars(evaluation: Evaluation) -> list[str]:
    words = {True: _("Bar"), None: _("Bar not settled")}
    return [
        f"{words[found.value]}{_(' (warns only)') if found.only_warns else ''}: {found.bar.message}"
        for found in evaluation.bars.values()
        if found.value is not False
    ]
