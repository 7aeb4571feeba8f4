"""`python -m config.services run [--keep NAME] -- COMMAND…` and `… reset NAME`."""

import argparse
import os
import signal
import subprocess
import sys

from config.services.children import die_with_parent
from config.services.interruption import ASKING, Interrupted, interruptible
from config.services.problems import CannotStart
from config.services.running import Services, reset, running


def main(arguments: list[str]) -> int:
    """Do what the command line asks; return its code."""
    wanted = _parser().parse_args(arguments)
    try:
        if wanted.verb == "reset":
            gone = reset(wanted.name)
            print(f"Removed {gone}." if gone else f"There was no data called {wanted.name}.")
            return 0
        command = wanted.command[1:] if wanted.command[:1] == ["--"] else wanted.command
        if not command:
            raise CannotStart("There is no command to run. Write it after `--`.")
        with interruptible(), running(keep=wanted.keep) as services:
            return run(command, services)
    except Interrupted as asked:
        return 128 + asked.number
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m config.services", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    run_verb = verbs.add_parser("run", help="start both services, run a command, stop them")
    run_verb.add_argument("--keep", metavar="NAME", help="keep the data under this name")
    run_verb.add_argument("command", nargs=argparse.REMAINDER)
    reset_verb = verbs.add_parser("reset", help="remove the data kept under a name")
    reset_verb.add_argument("name")
    return parser


def run(command: list[str], services: Services) -> int:
    """Run the command beside the services, pass Ctrl-C and TERM on, and return its code."""
    asked: list[int] = []
    before = {
        number: signal.signal(number, lambda got, _frame: asked.append(got)) for number in ASKING
    }
    try:
        process = subprocess.Popen(
            command,
            env=os.environ | services.environment,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        code = _wait(process, services, asked)
    except OSError as problem:
        raise CannotStart(f"{command[0]} could not be run: {problem.strerror}.") from problem
    finally:
        for number, disposition in before.items():
            signal.signal(number, disposition)
    return 128 - code if code < 0 else code


def _wait(process: subprocess.Popen, services: Services, asked: list[int]) -> int:
    """Wait for the command, handing on what we are asked and watching the services.

    A terminal's Ctrl-C reaches the command by itself; it gets half a second to act on that before
    it is told again, because many programs take a second one to mean "at once".
    """
    while True:
        waiting = list(asked)
        try:
            return process.wait(0.5)
        except subprocess.TimeoutExpired:
            for number in waiting:
                asked.remove(number)
                process.send_signal(number)
        try:
            services.must_be_alive()
        except CannotStart:
            process.terminate()
            process.wait(10)
            raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
