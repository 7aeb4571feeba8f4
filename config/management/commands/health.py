"""`manage.py health`: what /health/ready says, for machines without a web server to ask."""

import json

from django.core.management.base import BaseCommand, CommandError

from config.health import all_problems, background_problems, database_problems
from config.models import Heartbeat


class Command(BaseCommand):
    """Say whether Heed, or one of its background programs, works; fail with sentences if not."""

    help = "Say whether everything Heed needs is there."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        """Take one program to ask after, or none for all."""
        parser.add_argument("program", nargs="?", choices=Heartbeat.Program.values)
        parser.add_argument("--json", action="store_true", help="print it as JSON")

    def handle(self, *args, program: str | None, json: bool, **options) -> None:
        """Ask, then print or fail."""
        if program:
            problems = database_problems() or background_problems(program)
        else:
            problems = all_problems()
        if json:
            self.stdout.write(_as_json(problems))
            if problems:
                raise SystemExit(1)
        elif problems:
            raise CommandError("\n".join(problems))
        else:
            self.stdout.write("Everything is there.")


def _as_json(problems: list[str]) -> str:
    return json.dumps({"ready": not problems, "problems": problems})
