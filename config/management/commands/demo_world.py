"""`manage.py demo_world`: a made-up world to look around in."""

import time

from django.core.management.base import BaseCommand, CommandError

from config.demo.fiction.making import NotHere, make


class Command(BaseCommand):
    """Fill an empty database with people, recipients and cases in every state."""

    help = "Make a fictional world in an empty database, by the same actions people use."

    def handle(self, *args, **options) -> None:
        """Make it, saying what stands as it goes."""
        began = time.monotonic()
        try:
            make(self.say)
        except NotHere as why_not:
            raise CommandError(str(why_not)) from None
        self.say(f"The world is made, in {time.monotonic() - began:.0f} s.")

    def say(self, sentence: str) -> None:
        """Print at once, also into a file."""
        self.stdout.write(f"  {sentence}")
        self.stdout.flush()
