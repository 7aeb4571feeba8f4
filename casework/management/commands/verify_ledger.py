from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework import ledger


class Command(BaseCommand):
    help = "Walk the ledger from its first entry and name the first link that does not hold."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, *, json: bool, **options: object) -> str:
        count, broken = ledger.verify()
        if json:
            return self.as_json(count, broken)
        if broken:
            raise CommandError(
                f"{count} entries hold; then the chain breaks. {broken.says} "
                "Compare with a copy of the ledger that has left this machine."
            )
        head = ledger.head()
        return f"{count} entries hold. Head: {bytes(head.hash).hex() if head else 'none'}."

    def as_json(self, count: int, broken: ledger.Break | None) -> str:
        import json

        head = ledger.head()
        return json.dumps(
            {
                "entries": count,
                "holds": broken is None,
                "broken_at": broken.sequence if broken else None,
                "says": broken.says if broken else "",
                "head": bytes(head.hash).hex() if head else "",
            }
        )
