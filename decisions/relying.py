"""Whether a letter of one case still serves another: same authority, same text, nothing changed.

Policy asks that an authority be told before it is helped, not that it be told anew for each
case. What has changed since, in the text or in the authority, makes the letter one about
something else; then it is sent again. What was told of the authority on the watch of any case
(another commander, another government) the case file knows: its drawer is the watch's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from casework.templatetags.pages import day
from decisions.models import Communication
from policy.queries import Begun, texts_begun
from policy.registry import UnknownFramework, pinned
from recipients.queries import authorities_over, changes_of

# What makes a letter another letter; to say it better, to want it sooner or to show it to more
# people does not.
SUBSTANCE = ("to", "form", "signed_by", "contents", "label", "serves")


def lapses(letters: Iterable[Communication], file: Any) -> dict[int, str]:
    """Return why each of these letters of other cases does not serve this one, by its key.

    What still serves is left out. Four queries, or a few more where no day was ever set.
    """
    letters = list(letters)
    if not letters:
        return {}
    case = file.case
    since = _Since(
        texts_begun(case.framework_id, case.portfolio.organisation),
        changes_of({each.recipient_id for each in letters}),
        authorities_over(file.recipients),
        _told_on_the_watch(letters, file),
    )
    found = {each.pk: _what_changed(each, file, since) for each in letters}
    return {key: why for key, why in found.items() if why}


@dataclass(frozen=True, slots=True)
class _Since:
    """What may have changed since a letter was sent."""

    texts: list[Begun]
    changes: Mapping[int, list[datetime]]
    over: Mapping[int, frozenset[int]]
    told: Mapping[int, list[tuple[str, datetime]]]


def _told_on_the_watch(letters: list[Communication], file: Any) -> Mapping[int, Any]:
    """Return the changes told of whom the letters went to, where the text lets one end a letter."""
    ends = _ends(file.framework)
    about = {each.recipient_id for each in letters if ends.get(each.rule)}
    return file.changes_on_the_watch(about) if about else {}


def _ends(framework: Any) -> dict[str, tuple[str, ...]]:
    """Return the changes with which each letter of a text no longer serves, by its rule."""
    return {each.id: each.until for each in framework.communications}


def _what_changed(letter: Communication, file: Any, since: _Since) -> str:
    said = {"day": day(letter.sent_on), "authority": letter.recipient}
    if _is_another_text(letter, file) or _a_text_began_after(letter, since.texts):
        return _("The letter of %(day)s told %(authority)s under an earlier text.") % said
    if letter.recipient.is_dissolved:
        return _("The letter of %(day)s told %(authority)s, which exists no more.") % said
    changes = since.changes.get(letter.recipient_id, ())
    if any(_is_after(letter, timezone.localdate(at), at) for at in changes):
        return (
            _(
                "The letter of %(day)s told %(authority)s, whose name, kind or place has changed"
                " since."
            )
            % said
        )
    ends = _ends(file.framework).get(letter.rule, ())
    for kind, at in since.told.get(letter.recipient_id, ()):
        if kind in ends and _is_after(letter, timezone.localdate(at), at):
            return _(
                "The letter of %(day)s told %(authority)s, of which this was recorded since:"
                " %(change)s."
            ) % (said | {"change": _called(file.framework, kind)})
    if since.over.get(letter.recipient_id) != {each.pk for each in file.recipients}:
        return (
            _(
                "The letter of %(day)s told %(authority)s, and not every recipient of this case"
                " stands beneath it."
            )
            % said
        )
    return ""


def _called(framework: Any, kind: str) -> str:
    """Return what a text calls a kind of change."""
    named = {each.id: str(each.label) for each in framework.validity.reassess_on}
    return named.get(kind, kind)


def _a_text_began_after(letter: Communication, texts: Iterable[Begun]) -> bool:
    today = timezone.localdate()
    return any(
        each.digest != letter.assessment.framework_digest
        and each.day <= today
        and _is_after(letter, each.day, each.said_at)
        for each in texts
    )


def _is_after(letter: Communication, on: date, at: datetime) -> bool:
    """Say whether something came after a letter; on its very day, what was noted later did."""
    return on > letter.sent_on or at > letter.recorded_at


def _is_another_text(letter: Communication, file: Any) -> bool:
    """Say whether the text the letter was sent under wants another letter than this case's."""
    case = letter.assessment
    if case.framework_digest == file.case.framework_digest:
        return False
    try:
        text = pinned(case.framework_id, case.framework_version, case.framework_digest)
    except UnknownFramework:  # what was said cannot be known any more
        return True
    theirs, ours = (list(_wanted(each, letter.rule)) for each in (text, file.framework))
    return theirs != ours


def _wanted(framework: Any, rule: str) -> Iterator[list[Any]]:
    for each in framework.communications:
        if each.id == rule:
            yield [getattr(each, part) for part in SUBSTANCE]
