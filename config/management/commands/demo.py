"""`manage.py demo`: everything on this machine, until Ctrl-C."""

import os
import time

from django.core.management.base import BaseCommand, CommandError

from config.demo.fiction.cast import PASSPHRASE
from config.demo.ground import check_the_ground
from config.demo.people import as_table, people_to_sign_in_as
from config.demo.programs import programs, watch
from config.demo.world import bring_up_to_date, half_made, signed_in_by
from config.services import CannotStart, running
from config.services.interruption import Interrupted, interruptible
from config.services.running import kept_folder, reset


class Command(BaseCommand):
    """Start PostgreSQL, Valkey, the web, the worker and beat; say who to sign in as."""

    help = "Run the whole of Heed on this machine, with a made-up world, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        """Take the port from --port or PORT, and which data to use."""
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--keep", default="demo", help="the name under which data is kept")
        parser.add_argument("--empty", action="store_true", help="make no world")

    def handle(self, *args, port: str, keep: str, empty: bool, **options) -> None:
        """Start, show, wait, stop."""
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT is {port!r}. Give a number from 1 to 65535.")
        try:
            with interruptible():
                self._run(int(port), keep, empty=empty)
        except Interrupted:
            self.say("Stopped. The demo's data is kept; `make demo-reset` starts it afresh.")
        except CannotStart as problem:
            raise CommandError(str(problem)) from problem

    def _run(self, port: int, keep: str, *, empty: bool) -> None:
        began = time.monotonic()
        check_the_ground(port)
        if half_made(kept_folder(keep)):
            self.say("The last start was cut short before its world was made. Starting afresh.")
            reset(keep)
        self.say("Starting PostgreSQL and Valkey.")
        with running(keep=keep) as services:
            bring_up_to_date(services, self.say, empty=empty)
            self.say("Starting the web, the worker and beat.")
            with programs(services, port) as started:
                self._welcome(port, time.monotonic() - began)
                watch(started, services)

    def _welcome(self, port: int, seconds: float) -> None:
        with signed_in_by("DATABASE_URL"):
            people = people_to_sign_in_as()
        self.say(f"\nHeed answers at http://127.0.0.1:{port}/ after {seconds:.0f} s.")
        if people:
            self.say(
                f"Sign in as one of these people; the page offers each as a button.\n\n"
                f"{as_table(people)}\n\n"
                f"Whoever signs something is asked for a password first: “{PASSPHRASE}”.\n"
            )
        self.say("Press Ctrl-C to stop. Logs are in var/log.")

    def say(self, sentence: str) -> None:
        """Print at once, also into a file."""
        self.stdout.write(sentence)
        self.stdout.flush()
