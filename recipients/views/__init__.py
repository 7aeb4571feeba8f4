"""The pages of the register, of what is alleged, and of a recipient's standing."""

from recipients.views.allegations import allegation, allege, cite, dispose, source
from recipients.views.interceding import answer, intercede, intercession
from recipients.views.register import add_alias, detail, enter, register, revise
from recipients.views.standing import bar, close_review, dissolve, lift_bar, open_review

__all__ = [
    "add_alias",
    "allegation",
    "allege",
    "answer",
    "bar",
    "cite",
    "close_review",
    "detail",
    "dispose",
    "dissolve",
    "enter",
    "intercede",
    "intercession",
    "lift_bar",
    "open_review",
    "register",
    "revise",
    "source",
]
