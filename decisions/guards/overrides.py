"""The lawful ways past a bar: who may take one, under which law, and what it must come with."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from casework.guards import Asking, on_proposal
from casework.refusals import Objection
from casework.templatetags.pages import day
from decisions.guards.who import authority_of, day_of, page
from decisions.ways import (
    as_taken,
    asked_for,
    level_name,
    name_of,
    reported_first,
    to_be_shown,
    unmet_scope,
    ways_taken,
)


def overridden(asking: Asking, bar) -> bool:
    """Say whether the verdict takes a way past this bar that the framework knows."""
    lawful = {way.id for way in bar.overrides}
    offered = getattr(asking.proposal, "overrides", ())
    return any(each.bar_id == bar.id and each.way in lawful for each in offered)


def authority_to_take(file, officer, day, way):
    """Return as what this officer could take a way that day: their own post first; or None."""
    needed = file.framework.level(way.by).rank if way.by in _levels(file) else 0
    held = [
        each
        for each in file.authorities(officer, day)
        if each.level_id == way.by or each.rank > needed > 0
    ]
    return min(held, key=lambda each: each.delegation is not None, default=None)


def _levels(file) -> set[str]:
    return {level.id for level in file.framework.levels}


def _objection(asking: Asking, way, code: str, says: str, remedy: str) -> Objection:
    return Objection(
        code, says, remedy, cites=way.cite, basis=way.basis, where=page(asking, "decision")
    )


@on_proposal
def each_way_past_a_bar_is_theirs_to_take(asking: Asking) -> Iterator[Objection]:
    """A way past a bar is taken by whom the law names, or by somebody above them."""
    framework = asking.file.framework
    ranks = {level.id: level.rank for level in framework.levels}
    authority = authority_of(asking)
    for taken, way in ways_taken(framework, asking.proposal):
        needed = ranks.get(way.by, 0)
        if taken.taken:
            yield from _not_as_taken(asking, taken, way)
            continue
        if authority is not None and (authority.level_id == way.by or authority.rank > needed):
            continue
        beside = authority is not None and authority.rank == needed
        yield _objection(
            asking,
            way,
            "override-not-yours" if beside else "override-above-you",
            _("Only %(who)s may go past this: %(message)s")
            % {
                "who": level_name(framework, way.by),
                "message": framework.bars_by_id[taken.bar_id].message,
            },
            _("Have them take this way on its own page, and rest your decision on it; or refuse."),
        )


def _not_as_taken(asking: Asking, taken, way) -> Iterator[Objection]:
    """Object to a way said to be taken by somebody else who did not take it, or not here."""
    row = as_taken(asking.file, taken)
    if row is None or (row.bar_id, row.way) != (taken.bar_id, taken.way):
        yield _objection(
            asking,
            way,
            "override-not-taken",
            _("%(way)s: nobody took it on the submission as it is sealed now.")
            % {"way": name_of(way)},
            _("Open the decision again; have whom the law names take it, or refuse."),
        )


@on_proposal
def each_way_past_a_bar_belongs_to_this_case(asking: Asking) -> Iterator[Objection]:
    """A way is one the bar has, under the law that pays, for the kind of help it is meant for."""
    bars, facts = asking.file.framework.bars_by_id, asking.file.evaluation.facts
    known = {id(taken) for taken, _way in ways_taken(asking.file.framework, asking.proposal)}
    for taken in getattr(asking.proposal, "overrides", ()):
        if id(taken) not in known:
            bar = bars.get(taken.bar_id)
            yield Objection(
                "override-unknown",
                _("The framework knows no such way past this: %(bar)s")
                % {"bar": bar.message if bar else taken.bar_id},
                _("Open the decision again, and choose one of the ways it offers, or refuse."),
                where=page(asking, "decision"),
            )
    for _taken, way in ways_taken(asking.file.framework, asking.proposal):
        if why := unmet_scope(way, facts):
            remedy = _("Take a way that is meant for this help, or leave out what the bar hits.")
            yield _objection(asking, way, "override-out-of-scope", why, remedy)


@on_proposal
def each_way_past_a_bar_is_whole(asking: Asking) -> Iterator[Objection]:
    """Its reasons and all it requires are given, who must be consulted was, and it is reported."""
    for taken, way in ways_taken(asking.file.framework, asking.proposal):
        named = {"way": name_of(way)}
        if not taken.reasons.strip():
            says = _("%(way)s: no reasons are given for going past the bar.") % named
            yield _objection(
                asking, way, "override-without-reasons", says, _("Give them; they are sealed.")
            )
        for each in to_be_shown(way):
            if not str(taken.shown.get(each, "")).strip():
                says = _("%(way)s: “%(asked)s” is not answered.") % {
                    **named,
                    "asked": asked_for(each),
                }
                yield _objection(
                    asking, way, f"override-without-{each}", says, _("Answer it, or refuse.")
                )
        yield from _unconsulted(asking, taken, way)
        yield from _unreported(asking, taken, way)


def _unconsulted(asking: Asking, taken, way) -> Iterator[Objection]:
    for whom in way.consult:
        said = taken.consulted.get(whom, {})
        if all(str(said.get(part) or "").strip() for part in ("who", "on", "said")) and (
            str(said["on"]) <= day_of(asking).isoformat()
        ):
            continue
        yield _objection(
            asking,
            way,
            f"override-unconsulted-{whom}",
            _("%(way)s: it is not recorded that this office was consulted before: %(whom)s.")
            % {"way": name_of(way), "whom": level_name(asking.file.framework, whom)},
            _("Consult it; record who was asked, on what day, and what they said."),
        )


def _unreported(asking: Asking, taken, way) -> Iterator[Objection]:
    if not reported_first(way):
        return
    if taken.reported_on is None or taken.reported_on > day_of(asking):
        yield _objection(
            asking,
            way,
            "override-unreported",
            _("%(way)s: it must be reported first, and no day up to %(day)s is given: %(whom)s.")
            % {
                "way": name_of(way),
                "day": day(day_of(asking)),
                "whom": way.report_to.replace("_", " "),
            },
            _("Report it, and give the day and the letter."),
        )
