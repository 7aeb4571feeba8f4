"""Bringing grounds to those who command a recipient, and keeping what they answered."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.references import next_reference
from casework.refusals import Objection
from casework.road import journey
from recipients.actions.refusing import not_permitted, refuse_if
from recipients.models import Intercession
from recipients.permissions import READ_RESTRICTED, Perm
from recipients.signals import intercession_changed


def intercede(*, by, allegations, how, on, told_by, told, asked, answer_due, place=""):
    """Record that grounds were brought to the authorities; live cases then wait for an answer.

    The ledger keeps the reference alone: what it is about may be restricted.
    """
    allegations = list(allegations)
    with journey() as act:
        objections = [*_about_nothing(allegations)]
        for each in allegations:
            objections += not_permitted(by, Perm.RECORD_ALLEGATION, each.portfolio)
            objections += _not_theirs_to_read(by, each)
        objections += _not_whole(how, on, told_by, told, asked, answer_due, place)
        refuse_if("intercede", dict.fromkeys(objections))
        first = allegations[0]
        said = Intercession.objects.create(
            reference=next_reference("INT"),
            portfolio=first.portfolio,
            recipient=first.recipient,
            how=how,
            on=on,
            told_by=told_by,
            told=told,
            place=place,
            asked=asked,
            answer_due=answer_due,
            recorded_by=by,
        )
        said.allegations.set(allegations)
        act.record("recipients.intercede", said, by=by)
        heard = partial(intercession_changed.send_robust, Intercession, intercession=said)
        transaction.on_commit(heard, robust=True)
    return said


def record_answer(intercession, *, by, answered_on, answer, done=""):
    """Record what the authorities answered, when, and what they did; it is answered once."""
    with journey() as act:
        row = Intercession.objects.select_for_update(of=("self",)).select_related("portfolio")
        said = row.get(pk=intercession.pk)
        objections = [
            *not_permitted(by, Perm.RECORD_ALLEGATION, said.portfolio),
            *_answered_already(said),
            *_no_answer(said, answered_on, answer),
        ]
        for each in said.allegations.all():
            objections += _not_theirs_to_read(by, each)
        refuse_if("record_answer", dict.fromkeys(objections))
        said.answered_on, said.answer, said.done = answered_on, answer, done
        said.answer_recorded_by = by
        said.save(update_fields=["answered_on", "answer", "done", "answer_recorded_by"])
        act.record("recipients.record_answer", said, by=by)
        heard = partial(intercession_changed.send_robust, Intercession, intercession=said)
        transaction.on_commit(heard, robust=True)
    return said


def _about_nothing(allegations):
    if not allegations or len({each.recipient_id for each in allegations}) > 1:
        yield Objection(
            "not-of-one-recipient",
            _("An intercession is about what is alleged of one recipient."),
            _("Choose what was brought up against one of them, and record the others apart."),
        )


def _not_theirs_to_read(by, allegation):
    if by.is_program or not allegation.restricted:
        return
    if not by.may(READ_RESTRICTED, allegation.portfolio):
        yield Objection(
            "not-permitted",
            _("Your role does not let you read what this is about."),
            _("Ask somebody whose role lets them."),
        )


def _not_whole(how, on, told_by, told, asked, answer_due, place):
    """Object to what leaves open who said what to whom, where and when."""
    if on > timezone.localdate():
        yield Objection(
            "still-to-come",
            _("%(day)s is still to come.") % {"day": date_format(on, "j F Y")},
            _("Record it when it has been done."),
        )
    if not told_by.strip() or not told.strip() or not asked.strip():
        yield Objection(
            "not-said-who",
            _("It is not said who told whom, or what was asked."),
            _("Name both by their function, and say what must end."),
        )
    if how == Intercession.How.ORAL and not place.strip():
        yield Objection(
            "not-said-where",
            _("It was said in person, and it is not said where."),
            _("Name the place: nothing else will show that they met."),
        )
    if answer_due < on:
        yield Objection(
            "due-before-asked",
            _("The answer was due before it was asked for."),
            _("Give the day by which they were asked to answer."),
        )


def _answered_already(said):
    if said.answered_on is not None:
        yield Objection(
            "answered-already",
            _("An answer is recorded already, of %(day)s.")
            % {"day": date_format(said.answered_on, "j F Y")},
            _("Say what followed under what was made of the allegation."),
        )


def _no_answer(said, answered_on, answer):
    if not answer.strip():
        yield Objection(
            "no-answer",
            _("It is not said what they answered."),
            _("Say what they answered; while they are silent, leave this open."),
        )
    if not said.on <= answered_on <= timezone.localdate():
        yield Objection(
            "no-such-day",
            _("They cannot have answered before they were asked, or after today."),
            _("Check the day."),
        )
