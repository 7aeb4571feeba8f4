"""Take over decisions made before Heed from a CSV file, under two people."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Officer
from casework.refusals import Refused
from decisions.actions import import_earlier_decisions
from decisions.earlier import COLUMNS, BadRows, rows_of_csv


class Command(BaseCommand):
    help = "Take over decisions made before Heed: all rows of the file, or none.\n" + "\n".join(
        f"  {name}: {says}" for name, says in COLUMNS.items()
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--recorder", required=True, help="e-mail of who enters them")
        parser.add_argument("--confirmer", required=True, help="e-mail of who confirms them")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args, file, recorder, confirmer, **options):
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        people = {name: self._officer(name) for name in (recorder, confirmer)}
        try:
            taken = import_earlier_decisions(
                rows_of_csv(content), recorder=people[recorder], confirmer=people[confirmer]
            )
        except BadRows as bad:
            lines = [f"Line {each.line}: {each.says}" for each in bad.faults]
            raise CommandError("Nothing was taken over.\n" + "\n".join(lines)) from None
        except Refused as refused:
            raise CommandError(f"Nothing was taken over. {refused}") from None
        self._say(taken, options["json"])

    def _officer(self, email):
        officer = Officer.objects.filter(email__iexact=email, is_active=True).first()
        if officer is None:
            raise CommandError(f"No officer who may sign in has the address {email}.")
        return officer

    def _say(self, taken, as_json):
        if as_json:
            references = [each.reference for each in taken.decisions]
            said = {"taken_over": references, "known_already": taken.known_already}
            self.stdout.write(json.dumps(said))
            return
        self.stdout.write(
            f"Took over {len(taken.decisions)} decisions; {taken.known_already} were known already."
        )
