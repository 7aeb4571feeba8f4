"""Start-up check: a framework that cannot be read stops the program before it can mislead."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from policy.framework import FrameworkError
from policy.registry import available


@register
def every_framework_reads(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Each file in policy/frameworks must parse and pass the lint."""
    try:
        available()
    except FrameworkError as error:
        return [
            Error(
                sentence,
                hint="Mend the entry it names, then run “manage.py check_frameworks”.",
                id="policy.E001",
            )
            for sentence in str(error).splitlines()
        ]
    return []
