"""What one can do with what is alleged, and with where it is known from."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from casework.references import next_reference
from casework.refusals import Objection
from casework.road import journey
from recipients.actions.refusing import not_permitted, refuse_if
from recipients.models import Allegation, Reappraisal, Source
from recipients.permissions import Perm
from recipients.signals import allegation_recorded


def add_source(*, by, portfolio, allegation=None, **fields):
    """Keep a source once, to be cited anywhere; or the word of who holds it elsewhere."""
    with journey() as act:
        objections = [*not_permitted(by, Perm.RECORD_ALLEGATION, portfolio)]
        refuse_if("add_source", [*objections, *_source_objections(fields)])
        source = Source.objects.create(portfolio=portfolio, recorded_by=by, **fields)
        if allegation:
            allegation.sources.add(source)
        act.record("recipients.add_source", source, by=by, protected=source.protected)
    return source


def record_allegation(*, by, recipient, portfolio, sources=(), **fields):
    """Record what is said to have happened; whoever listens is told after the commit.

    The ledger keeps the reference alone: what is alleged may be restricted.
    """
    with journey() as act:
        refuse_if("record_allegation", not_permitted(by, Perm.RECORD_ALLEGATION, portfolio))
        allegation = Allegation.objects.create(
            reference=next_reference("ALL"),
            portfolio=portfolio,
            recipient=recipient,
            recorded_by=by,
            **fields,
        )
        allegation.sources.set(sources)
        act.record("recipients.record_allegation", allegation, by=by)
        transaction.on_commit(
            partial(allegation_recorded.send_robust, Allegation, allegation=allegation),
            robust=True,
        )
    return allegation


def dispose(allegation, *, by, disposition, standard=None, continuing=None, code=None):
    """Say what was made of an allegation, how well it is shown now, and whether it goes on.

    That it is shown less well than it was, or has ended, is kept apart with its reasons: help
    that this opens again is decided one rung higher.
    """
    with journey() as act:
        refuse_if("dispose", not_permitted(by, Perm.RECORD_ALLEGATION, allegation.portfolio))
        allegation = Allegation.objects.select_for_update(of=("self",)).get(pk=allegation.pk)
        was, went_on = allegation.standard, allegation.continuing
        allegation.disposition = disposition
        allegation.standard = standard or was
        allegation.continuing = went_on if continuing is None else continuing
        allegation.code = allegation.code if code is None else code
        allegation.save(update_fields=["disposition", "standard", "continuing", "code"])
        if _shown_less(was, allegation.standard) or (went_on and not allegation.continuing):
            Reappraisal.objects.create(
                allegation=allegation,
                was=was,
                now=allegation.standard,
                was_continuing=went_on,
                continuing=allegation.continuing,
                why=disposition,
                by=by,
            )
        act.record("recipients.dispose", allegation, by=by, standard=allegation.standard)
    return allegation


def _shown_less(was, now):
    ranks = Allegation.Standard.values
    return ranks.index(now) < ranks.index(was)


def _source_objections(fields):
    """Object to a source held elsewhere that says not where, or a hidden one without a gist."""
    if fields.get("held_elsewhere") and not fields.get("custodian"):
        yield Objection(
            "no-custodian",
            _("The source is held elsewhere, and nobody is named who holds it."),
            _("Name who holds it, so that it can be asked for."),
        )
    if fields.get("identity") and not fields.get("protected"):
        yield Objection(
            "identity-unprotected",
            _("Somebody is named as the source, and the source is not protected."),
            _("Mark the source as protected, or leave out who it is."),
        )
