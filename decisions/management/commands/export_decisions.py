import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Portfolio
from decisions import exports


class Command(BaseCommand):
    help = "Write every decision out, one row each, for an auditor."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=exports.FORMATS, default="csv")
        parser.add_argument("--portfolio", action="append", help="its name or number; repeatable")
        parser.add_argument("--since", type=date.fromisoformat, help="made on or after YYYY-MM-DD")
        parser.add_argument("--output", help="a file; without one, standard output")
        parser.add_argument(
            "--bom", action="store_true", help="begin a CSV with a byte order mark, for Excel"
        )

    def handle(self, *, format, portfolio, since, output, bom, **options):
        wanted = exports.Wanted(self.portfolios(portfolio), since)
        if format == "csv":
            written = exports.as_csv(wanted, bom=bom)
        else:
            written = exports.as_json(wanted, lines=format == "jsonl")
        if not output:
            sys.stdout.reconfigure(encoding="utf-8")
            sys.stdout.writelines(written)
            return
        try:
            with Path(output).open("w", encoding="utf-8", newline="") as file:
                file.writelines(written)
        except OSError as problem:
            raise CommandError(
                f"{output} cannot be written: {problem.strerror}. Name a file you may write."
            ) from problem
        self.stderr.write(f"Written to {output}.")

    def portfolios(self, named):
        """Return the keys of the portfolios named, or None for all."""
        if not named:
            return None
        found = []
        for name in named:
            asked = {"pk": int(name)} if name.isdigit() else {"name": name}
            keys = list(Portfolio.objects.filter(**asked).values_list("pk", flat=True))
            if not keys:
                raise CommandError(
                    f"There is no portfolio “{name}”. Give the name or number of one that is."
                )
            found += keys
        return tuple(found)
