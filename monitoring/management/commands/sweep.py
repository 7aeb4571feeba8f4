"""Do everything the calendar asks for, now."""

import json

from django.core.management.base import BaseCommand, CommandError

from monitoring.actions import sweep


class Command(BaseCommand):
    help = "Reminds, escalates, expires and sends: what Celery beat asks for every five minutes."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="say what was done as JSON")

    def handle(self, *args, json: bool = False, **options):
        """Sweep once and say what it did."""
        row = sweep()
        if json:
            self.stdout.write(_as_json(row))
        else:
            self.stdout.write(f"Swept in {(row.ended_at - row.started_at).total_seconds():.1f} s.")
            for name, did in row.did.items():
                self.stdout.write(f"  {name.replace('_', ' ')}: {did}")
        failed = [name for name, did in row.did.items() if did == "failed"]
        if failed:
            raise CommandError(f"These steps failed and will be tried again: {', '.join(failed)}.")


def _as_json(row):
    return json.dumps(
        {
            "started_at": row.started_at.isoformat(),
            "ended_at": row.ended_at.isoformat(),
            "did": row.did,
        }
    )
