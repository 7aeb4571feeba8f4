"""Weighing every live case under a proposed text: which would be routed otherwise?

In the background, some hundred cases at a time: each hundred is kept when it is done, so that
whoever goes on after an interruption begins where it stopped, and two who go on do no harm.
"""

from functools import lru_cache

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.actions.grounds import refuse
from assessments.models import Assessment, Rerouted, Rerouting
from assessments.shelf import files_in_bulk
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.road import journey
from policy.document import DocumentError
from policy.evaluate import evaluate
from policy.framework import Framework, loads

AT_A_TIME = 200
READ_BY_THE_LAW = ("framework", "risks", "document", "evaluation")


def ask_rerouting(proposal, *, by) -> Rerouting:
    """Begin to weigh the live cases of a proposal's framework under its text."""
    under_way = Rerouting.objects.filter(proposal=proposal, finished_at=None).first()
    if under_way:
        refuse(
            "ask_rerouting",
            "under-way",
            _("The live cases are being weighed: %(done)d of %(total)d.")
            % {"done": under_way.done, "total": under_way.total},
            _("Wait for it, or let it go on from where it stopped."),
        )
    with journey() as act:
        rerouting = Rerouting.objects.create(
            proposal=proposal, asked_by=by, total=_live(proposal.framework_id).count()
        )
        act.record("assessments.ask_rerouting", rerouting, by=by, digest=proposal.digest)
    return rerouting


def go_on_rerouting(rerouting) -> bool:
    """Weigh the next cases and keep what was found; return whether any are left."""
    with journey():
        row = Rerouting.objects.select_for_update().select_related("proposal").get(pk=rerouting.pk)
        if row.finished_at:
            return False
        proposed = _read(row.proposal.text, f"{row.proposal.framework_id}.yaml")
        cases = list(_live(proposed.id).filter(pk__gt=row.last).order_by("pk")[:AT_A_TIME])
        found = [weighed(file, proposed, row) for file in files_in_bulk(cases)]
        Rerouted.objects.bulk_create([each for each in found if each], ignore_conflicts=True)
        if cases:
            row.last, row.done = cases[-1].pk, row.done + len(cases)
        if len(cases) < AT_A_TIME:
            row.finished_at = timezone.now()
        row.save(update_fields=["last", "done", "finished_at"])
    return row.finished_at is None


@lru_cache(maxsize=1)
def _read(text: str, name: str) -> Framework:
    """Return the proposed text as rules: read once for all the hundreds weighed under it."""
    return loads(text, name)


def _live(framework_id: str):
    return Assessment.objects.filter(framework_id=framework_id, state__in=S.LIVE).select_related(
        "assistance", "portfolio"
    )


def weighed(file: CaseFile, proposed: Framework, rerouting) -> Rerouted | None:
    """Return how a case would fare under the proposed text, or None where nothing changes."""
    case, before = file.case, file.evaluation
    try:
        after = evaluate(proposed, _same_file(file, proposed).document)
    except DocumentError:  # somebody must look at it, whatever it would come to
        return Rerouted(rerouting=rerouting, assessment=case, level_before=before.level.id or "")
    standing = [{each.id for each in found.bars_standing} for found in (before, after)]
    known = {(each.question, each.row) for each in before.missing}
    asked = [each for each in after.missing if (each.question, each.row) not in known]
    same_level = (before.level.id, before.level.rank) == (after.level.id, after.level.rank)
    if same_level and standing[0] == standing[1] and not asked:
        return None
    return Rerouted(
        rerouting=rerouting,
        assessment=case,
        level_before=before.level.id or "",
        level_after=after.level.id or "",
        bars_new=sorted(standing[1] - standing[0]),
        bars_gone=sorted(standing[0] - standing[1]),
        newly_asked=len(asked),
    )


def _same_file(file: CaseFile, framework: Framework) -> CaseFile:
    """Return the file of the same case, read by another text: nothing is asked for twice."""
    again = CaseFile(file.case)
    kept = {name: held for name, held in vars(file).items() if name not in READ_BY_THE_LAW}
    vars(again).update(kept | {"framework": framework})
    return again
