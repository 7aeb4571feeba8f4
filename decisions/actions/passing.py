"""Going past a bar beforehand: whom one law names takes its way, and another decides the case."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.guards import Asking
from casework.refusals import Objection
from casework.road import journey
from decisions.actions.refusing import lacks, refuse_if
from decisions.guards import overrides
from decisions.guards.who import the_decider_signed_in_again
from decisions.models import WayTaken
from decisions.permissions import Perm
from decisions.verdicts import ProposedOverride, Verdict
from decisions.ways import as_kept, level_name, name_of, way_past


def take_way(
    assessment, *, by, taken: ProposedOverride, reauthenticated_at: datetime | None = None
) -> WayTaken:
    """Take the way of one's own law past one bar, on the submission as it is sealed.

    It decides nothing: whoever decides may rest on it, or refuse all the same. It falls when
    the case is submitted anew.
    """
    with journey() as act:
        case = assessment.locked()
        file = CaseFile(case)
        found = list(objections_to_taking(file, by, taken, reauthenticated_at))
        refuse_if(found, verb="decisions.take_way", subject=case, by=by)
        row = WayTaken(assessment=case, root=case.submission_root, **as_kept(taken))
        row.reauthenticated_at = reauthenticated_at
        _say_who(row, file, by, taken)
        row.save()
        act.record(
            "decisions.take_way",
            case,
            by=by,
            on_behalf_of=row.on_behalf_of,
            bar=row.bar_id,
            way=row.way,
            root=row.root,
        )
    return row


def _say_who(row: WayTaken, file, by, taken: ProposedOverride) -> None:
    """Copy who took the way, and by what right, as they are called on this day."""
    way = way_past(file.framework, taken)
    authority = overrides.authority_to_take(file, by, timezone.localdate(), way)
    loan = authority.delegation
    row.officer, row.officer_name = by, by.name
    row.post, row.post_title = authority.post, authority.post.title
    row.delegation, row.on_behalf_of = loan, loan.granted_by if loan else None
    row.level_id, row.rank = authority.level_id, authority.rank


def objections_to_going_past(file, by, bar) -> Iterator[Objection]:
    """Yield every reason this officer may not go past this bar now, whatever they would say."""
    case = file.case
    yield from lacks(by, Perm.DECIDE, case.portfolio)
    if case.state not in S.WITH_THE_DECIDER or not case.submission_root:
        yield Objection(
            "not-with-the-decider",
            _("%(case)s is not with whoever decides it.") % {"case": case},
            _("Open it again to see where it stands; a way is taken on what was put to them."),
            where=case.get_absolute_url(),
        )
    if bar is None or all(each.id != bar.id for each in file.evaluation.bars_standing):
        yield Objection(
            "no-such-bar",
            _("No such bar stands in this case."),
            _("Open the decision, and see which bars stand."),
        )
        return
    if any(each.bar_id == bar.id for each in file.ways_taken):
        yield Objection(
            "way-taken-already",
            _("A way past this bar is taken already on this submission."),
            _("Whoever decides rests on it, or refuses; nothing more is asked of you."),
        )
    yield from _not_theirs(file, by, bar)


def _not_theirs(file, by, bar) -> Iterator[Objection]:
    today = timezone.localdate()
    held = [overrides.authority_to_take(file, by, today, way) for way in bar.overrides]
    if not any(held):
        who = dict.fromkeys(level_name(file.framework, way.by) for way in bar.overrides)
        yield Objection(
            "override-not-yours",
            _("Only %(who)s may go past this: %(message)s")
            % {"who": ", ".join(who) or _("nobody"), "message": bar.message},
            _("Leave it to them; the case may be refused without it."),
        )
    lenders = {each.delegation.granted_by_id for each in held if each and each.delegation}
    if ({by.pk} | lenders) & file.contributors:
        yield Objection(
            "own-work",
            _("%(officer)s, or whoever they sign for, wrote part of this assessment.")
            % {"officer": by},
            _("Somebody in such a post who wrote none of it must go past the bar."),
        )


def objections_to_taking(
    file, by, taken: ProposedOverride, reauthenticated_at=None
) -> Iterator[Objection]:
    """Yield every reason this way may not be taken by this officer with what they say for it."""
    bar = file.framework.bars_by_id.get(taken.bar_id)
    found = list(objections_to_going_past(file, by, bar))
    yield from found
    verdict = Verdict(overrides=(taken,), reauthenticated_at=reauthenticated_at)
    asking = Asking(file.case, "authorise", by, file, proposal=verdict, making=True)
    for guard in (
        overrides.each_way_past_a_bar_belongs_to_this_case,
        overrides.each_way_past_a_bar_is_whole,
        the_decider_signed_in_again,
    ):
        for each in guard.objections(asking):
            yield replace(each, where="#take")  # to the form below: going elsewhere loses words
    way = way_past(file.framework, taken)
    if way and not found and not overrides.authority_to_take(file, by, asking.today, way):
        yield Objection(
            "override-not-yours",
            _("%(way)s is only for: %(who)s.")
            % {"way": name_of(way), "who": level_name(file.framework, way.by)},
            _("Choose a way of your own law, or leave it to them."),
            cites=way.cite,
            basis=way.basis,
        )
