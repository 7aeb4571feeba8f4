#!/usr/bin/env python
"""Heed's commands: `manage.py help` lists them."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")


def main() -> None:
    """Run the command; a wrong setting or a silent database is a sentence, not a traceback."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        _leave(problem, str(problem))
    except KeyboardInterrupt:
        sys.exit(130)
    except OperationalError as problem:
        _leave(
            problem,
            f"The database did not do what was asked: {str(problem).splitlines()[0]}. Start it, "
            "check DATABASE_URL, or run this under `python -m config.services run -- …`.",
        )


def _leave(problem: Exception, sentence: str) -> None:
    if "--traceback" in sys.argv:
        raise problem
    sys.exit(sentence)


if __name__ == "__main__":
    main()
