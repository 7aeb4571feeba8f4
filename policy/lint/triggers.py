"""Each letter is owed and each duty raised by something; ways past a bar can be told apart."""

from collections import Counter
from collections.abc import Iterator

from policy.framework import Framework
from policy.framework.duties import BY_ANSWER, OCCASIONS, OF_A_BAR, TRIGGERS
from policy.lint.fault import Fault, fault
from policy.text import authoritative
from policy.words import _


def something_makes_each_letter_owed(framework: Framework) -> Iterator[Fault]:
    """A letter's trigger is one that happens; one that is an answer says which, with “when”."""
    bars = {f"{OF_A_BAR}{bar.id}" for bar in framework.bars}
    for letter in framework.communications:
        entry = _("communication “{id}”").format(id=letter.id)
        if letter.trigger not in bars and letter.trigger not in TRIGGERS:
            yield fault(
                framework,
                entry,
                _("waits for “{trigger}”, which never happens. Use “bar_” and a bar, or: {known}."),
                trigger=letter.trigger,
                known=", ".join(TRIGGERS),
            )
        elif letter.trigger in BY_ANSWER and letter.when is None:
            yield fault(
                framework,
                entry,
                _("waits for an answer (“{trigger}”) and does not say which. Add “when”."),
                trigger=letter.trigger,
            )


def something_raises_each_duty(framework: Framework) -> Iterator[Fault]:
    """What a duty waits for is something that happens; and then it says within how long."""
    known = {*OCCASIONS, *(each.id for each in framework.validity.reassess_on)}
    for duty in framework.monitoring:
        entry = _("duty “{id}”").format(id=duty.id)
        for upon in duty.upon:
            if upon not in known:
                yield fault(
                    framework,
                    entry,
                    _(
                        "waits for “{upon}”, which never happens."
                        " Use one of “reassess_on”, or: {known}."
                    ),
                    upon=upon,
                    known=", ".join(OCCASIONS),
                )
        if duty.upon and duty.due is None:
            yield fault(
                framework,
                entry,
                _("waits for something and gives no time, so it is never asked for. Add “due”."),
            )


def letters_serve_until_a_change_that_can_be_told(framework: Framework) -> Iterator[Fault]:
    """What ends a letter for other cases is a change of this framework, and of a letter of many."""
    known = {each.id for each in framework.validity.reassess_on}
    for letter in framework.communications:
        entry = _("communication “{id}”").format(id=letter.id)
        for change in letter.until:
            if change not in known:
                yield fault(
                    framework,
                    entry,
                    _(
                        "serves until “{change}”, which nobody can tell of."
                        " Use one of “reassess_on”: {known}."
                    ),
                    change=change,
                    known=", ".join(sorted(known)),
                )
        if letter.until and not letter.serves:
            yield fault(
                framework,
                entry,
                _("says until when it serves other cases and serves none. Take “until” out."),
            )


def only_what_is_said_of_no_case_serves_many(framework: Framework) -> Iterator[Fault]:
    """A letter many cases may rely on goes before help begins, and says what it must hold."""
    for letter in framework.communications:
        if not letter.serves:
            continue
        entry = _("communication “{id}”").format(id=letter.id)
        if (letter.trigger, letter.blocks) != ("authorised", "start_delivery"):
            yield fault(
                framework,
                entry,
                _(
                    "“serves” other cases and tells of one event. Only what goes before help"
                    " begins (“trigger: authorised”, “blocks: start_delivery”) may; take “serves”"
                    " out."
                ),
            )
        if not letter.contents:
            yield fault(
                framework,
                entry,
                _(
                    "“serves” other cases and does not say what it must hold, so that nobody"
                    " could tell whether it does. List it in “contents”."
                ),
            )


def ways_are_told_apart(framework: Framework) -> Iterator[Fault]:
    """Two ways past one bar have each an id and a name of their own: each asks for other things."""
    for bar in framework.bars:
        names = {way.id: authoritative(way.name) for way in bar.overrides}
        for name, times in Counter(names.values()).items():
            if times > 1:
                yield fault(
                    framework,
                    _("bar “{id}”").format(id=bar.id),
                    _("has {times} ways past it that people call “{name}”. Give each a “label”."),
                    times=times,
                    name=name,
                )
        for id, times in Counter(way.id for way in bar.overrides).items():
            if times > 1:
                yield fault(
                    framework,
                    _("bar “{id}”").format(id=bar.id),
                    _("has {times} ways past it called “{way}”. Give each an “id” of its own."),
                    times=times,
                    way=id,
                )
