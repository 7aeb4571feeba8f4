import json as as_json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from decisions.record.bundle import Unreadable, check


class Command(BaseCommand):
    help = "Check a record.json, or the PDF that carries one, against its root. No database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a record.json, or the PDF of a record")
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, *, file, json, **options):
        try:
            found = check(file)
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        if json:
            self.stdout.write(as_json.dumps({"holds": found.holds, **asdict(found)}))
        if not found.holds:
            raise CommandError(
                f"The record of {found.reference} does not hold. {' '.join(found.wrong)} "
                "Do not rely on this copy: ask for one from where the record is kept."
            )
        if not json:
            self.stdout.write(self.in_words(found))

    def in_words(self, found):
        """Say what holds, what was withheld, and what is still to be compared."""
        shown = found.parts - len(found.withheld)
        lines = [
            f"The record of {found.reference} holds: {shown} of its {found.parts} parts stand in "
            "this copy, and each is what was sealed.",
            f"Root: {found.root}",
        ]
        if found.withheld:
            lines += ["Withheld, and bound by digest:", *(f"  {path}" for path in found.withheld)]
        lines.append("Compare the root with the one in the ledger.")
        return "\n".join(lines)
