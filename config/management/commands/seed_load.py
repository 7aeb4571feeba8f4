from django.core.management.base import BaseCommand, CommandError

from benchmarks.seeding import CannotSeed, seed


class Command(BaseCommand):
    help = "Fill an empty database with a realistic, invented world, for measuring."

    def add_arguments(self, parser):
        parser.add_argument("--cases", type=int, default=100_000, help="how many cases (100,000)")

    def handle(self, *, cases, **options):
        try:
            seed(cases, self.stdout.write)
        except CannotSeed as problem:
            raise CommandError(str(problem)) from problem
