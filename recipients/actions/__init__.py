"""What one can do with recipients and what is known of them."""

from recipients.actions.alleged import add_source, dispose, record_allegation
from recipients.actions.interceding import intercede, record_answer
from recipients.actions.register import (
    add_alias,
    change_standing,
    register_recipient,
    revise_recipient,
)

__all__ = [
    "add_alias",
    "add_source",
    "change_standing",
    "dispose",
    "intercede",
    "record_allegation",
    "record_answer",
    "register_recipient",
    "revise_recipient",
]
