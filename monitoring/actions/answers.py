"""Waiting for an answer: what authorities were asked in person or by letter, and their silence."""

from django.db.models import Exists, OuterRef, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Officer
from assessments.casefile import files_of
from assessments.models import Assessment, AssistanceRecipient
from assessments.states import AssessmentState as S
from casework.road import journey
from decisions.models import Communication
from monitoring.actions.occasions import INTERCEDED, ask_what_is_wanted
from monitoring.actions.triggers import open_trigger
from monitoring.models import Obligation, Trigger
from monitoring.plan import post_for
from policy.registry import available
from policy.text import authoritative
from recipients.models import Intercession
from recipients.queries import kin_of

From = Obligation.From


def await_answer(said: Intercession, *, by: Officer) -> int:
    """Write on each live case that reaches the recipient that an answer is due; return how many.

    What the framework wants done upon an intercession is written there with it. An answer that
    came closes what waited for it.
    """
    rule = f"intercession-{said.reference}"
    with journey() as act:
        # Two who do this at once take turns, so that each case is asked once.
        Intercession.objects.select_for_update(of=("self",)).get(pk=said.pk)
        waiting = Obligation.objects.filter(comes_from=From.INTERCESSION, rule=rule)
        if said.answered_on:
            return _close_what_waited(said, waiting)
        known = set(waiting.values_list("assessment_id", flat=True))
        files = files_of(each for each in live_naming(said.recipient) if each.pk not in known)
        _have_it_recorded(said, rule, files.values())
        ask_what_is_wanted(files.values(), {INTERCEDED}, key=said.reference, since=said.on)
        for file in files.values():
            act.record("monitoring.await_answer", file.case, by=by, intercession=said.reference)
    return len(files)


def _close_what_waited(said: Intercession, waiting) -> int:
    """Close what waited for an answer; return how many."""
    proof = _("They answered on %(day)s.") % {"day": date_format(said.answered_on, "j F Y")}
    return waiting.filter(done_on=None).update(
        done_on=timezone.localdate(), done_by=said.answer_recorded_by, proof=proof
    )


def _have_it_recorded(said: Intercession, rule: str, files) -> None:
    """Have whoever owns each case record the answer by its day."""
    says = _("Record what the authorities answered to %(reference)s.") % {
        "reference": said.reference
    }
    Obligation.objects.bulk_create(
        [
            Obligation(
                assessment=file.case,
                comes_from=From.INTERCESSION,
                rule=rule,
                says=says,
                owner=post_for("case_owner", file),
                due_on=said.answer_due,
            )
            for file in files
        ],
        ignore_conflicts=True,
    )


def live_naming(recipient) -> list[Assessment]:
    """Return the live cases that name a recipient, or anything above or below it."""
    naming = AssistanceRecipient.objects.filter(recipient__in=kin_of(recipient))
    live = Assessment.objects.filter(
        state__in=S.IN_FORCE, assistance__in=naming.values("assistance")
    )
    return list(live.select_related("assistance__country", "portfolio"))


def await_missing_answers(by: Officer) -> int:
    """Write down every answer that is due and that no case waits for yet; return how many."""
    unanswered = Intercession.objects.filter(answered_on=None).select_related("recipient")
    found = sum(await_answer(each, by=by) for each in unanswered.order_by("pk"))
    return found + _await_answers_to_letters(by)


def _await_answers_to_letters(by: Officer) -> int:
    """Start the clock of each letter that wants an answer, from the day it was sent."""
    wants = {
        letter.id
        for framework in available().values()
        for letter in framework.communications
        if letter.response_due
    }
    rule = Concat(Value("letter-"), Cast(OuterRef("pk"), CharField()))
    waited = Obligation.objects.filter(assessment=OuterRef("assessment"), rule=rule)
    sent = Communication.objects.filter(~Exists(waited), rule__in=wants, stands_on=None)
    sent = sent.filter(assessment__state__in=S.IN_FORCE)
    rows = list(sent.select_related("assessment__assistance", "assessment__portfolio"))
    files = files_of({row.assessment_id: row.assessment for row in rows}.values())
    with journey() as act:
        for row in rows:
            file = files[row.assessment_id]
            letter = next((x for x in file.framework.communications if x.id == row.rule), None)
            if letter is None or letter.response_due is None:
                continue
            Obligation.objects.create(
                assessment=row.assessment,
                comes_from=From.LETTER,
                rule=f"letter-{row.pk}",
                says=(
                    _("Record what they answered: %(letter)s")
                    % {"letter": authoritative(letter.label)}
                )[:300],
                basis=letter.due_basis[:40],
                owner=post_for("case_owner", file),
                due_on=letter.response_due.after(row.sent_on),
            )
            act.record("monitoring.await_answer", row.assessment, by=by, letter=row.rule)
    return len(rows)


def open_silences(by: Officer) -> int:
    """Lay before each live case that an answer did not come in time; return how many are new."""
    told = Trigger.objects.filter(
        assessment=OuterRef("assessment"), cause=Trigger.Cause.NO_ANSWER, key=OuterRef("rule")
    )
    late = Obligation.objects.filter(
        ~Exists(told),
        comes_from__in=(From.INTERCESSION, From.LETTER),
        done_on=None,
        due_on__lt=timezone.localdate(),
        assessment__state__in=S.IN_FORCE,
    )
    rows = list(late.select_related("assessment__assistance", "assessment__portfolio"))
    names = [row.rule.partition("-")[2] for row in rows]
    said = {
        each.reference: each
        for each in Intercession.objects.filter(reference__in=names).select_related("recipient")
    }
    for row in rows:
        about = said.get(row.rule.partition("-")[2])
        open_trigger(
            row.assessment,
            by=by,
            cause=Trigger.Cause.NO_ANSWER,
            key=row.rule,
            path=_silence(row, about),
            recipient=about.recipient if about else None,
        )
    return len(rows)


def _silence(row: Obligation, about: Intercession | None) -> str:
    words = {"day": date_format(row.due_on, "j F Y")}
    if about is None:
        return _("The letter that wanted an answer by %(day)s has had none.") % words
    words |= {"recipient": about.recipient, "reference": about.reference}
    return _("Nobody answered for %(recipient)s by %(day)s, as %(reference)s had asked.") % words
