"""Start-up check: a framework that cannot be read stops the program before it can mislead."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from policy.framework import FrameworkError
from policy.registry import available, edited_files


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


@register(Tags.database)
def no_text_in_use_was_edited(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    """A file must be the text that was put in use under its version, or have another version."""
    if not databases:
        return []
    try:
        return [Error(sentence, id="policy.E002") for sentence in edited_files()]
    except DatabaseError:  # away, or not migrated yet: readiness says so
        return []
