"""Bring in facts about countries: treaty status and indices, with their source and date."""

import json
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.actions import the_program
from assessments.actions.indicators import import_indicators
from assessments.indicators import MOST_BYTES, BadFile


class Command(BaseCommand):
    help = (
        "Bring in facts about countries from a CSV file: all rows, or none. They are shown as "
        "evidence beside a country's baseline; nothing is decided or routed by them."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="whose file it is")
        parser.add_argument("--as-of", required=True, help="the day it holds, as YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *, file, source, as_of, **options):
        try:
            day = date.fromisoformat(as_of)
        except ValueError:
            raise CommandError(f"“{as_of}” is no day. Write it as 2022-08-31.") from None
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
        except OSError as problem:
            raise CommandError(f"{file} cannot be read: {problem.strerror}.") from None
        said = {"name": file.name, "source": source, "as_of": day, "by": the_program()}
        try:
            brought = import_indicators(content, **said)
        except BadFile as bad:
            raise CommandError("Nothing was brought in.\n" + "\n".join(bad.faults)) from None
        self._say(brought, options["json"])

    def _say(self, brought, as_json):
        if as_json:
            said = {"new": brought.new, "known": brought.known, "left_out": brought.left_out}
            self.stdout.write(json.dumps(said))
            return
        self.stdout.write(f"Brought in {brought.new} facts; {brought.known} were known already.")
        if brought.left_out:
            names = ", ".join(brought.left_out)
            self.stdout.write(f"Left out, since the list of countries has none of them: {names}.")
