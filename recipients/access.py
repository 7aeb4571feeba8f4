"""The doors to recipients, allegations and sources: a page gets them here or not at all."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.queries import portfolios_where
from casework.actions import note_access
from casework.models import AccessEntry
from recipients.permissions import READ_PROTECTED, Perm
from recipients.queries import allegations_for, intercessions_for, register_for, sources_for


def recipient_for_reading(officer, reference):
    """Return a recipient of a register this officer may read, or answer 404."""
    rows = register_for(officer).select_related(
        "country", "portfolio__organisation", "parent", "successor", "recorded_by"
    )
    return get_object_or_404(rows, reference=reference)


def recipient_for_writing(officer, reference):
    """Return a recipient whose entry this officer may correct, or answer 404."""
    return _where_permitted(officer, reference, Perm.EDIT_RECIPIENTS)


def _where_permitted(officer, reference, permission):
    recipient = recipient_for_reading(officer, reference)
    if not officer.may(permission.value, recipient.portfolio):
        raise Http404("This officer may read this and no more.")
    return recipient


def allegation_for_reading(officer, reference):
    """Return an allegation this officer may read, and note that a restricted one was looked at."""
    rows = allegations_for(officer).select_related(
        "recipient__country", "portfolio__organisation", "recorded_by"
    )
    allegation = get_object_or_404(rows, reference=reference)
    if allegation.restricted:
        note_access(officer, AccessEntry.Kind.READ, allegation)
    return allegation


def allegation_for_writing(officer, reference):
    """Return an allegation of which this officer may say what was made, or answer 404."""
    allegation = allegation_for_reading(officer, reference)
    if not officer.may(Perm.RECORD_ALLEGATION.value, allegation.portfolio):
        raise Http404("This officer may read this and no more.")
    return allegation


def intercession_for_reading(officer, reference):
    """Return what was brought to the authorities, for whoever may read all it is about."""
    rows = intercessions_for(officer).select_related("recipient__country", "recorded_by")
    said = get_object_or_404(rows, reference=reference)
    for allegation in said.allegations.filter(restricted=True):
        note_access(officer, AccessEntry.Kind.READ, allegation)
    return said


def intercession_for_writing(officer, reference):
    """Return an intercession of which this officer may record the answer, or answer 404."""
    said = intercession_for_reading(officer, reference)
    if not officer.may(Perm.RECORD_ALLEGATION.value, said.portfolio):
        raise Http404("This officer may read this and no more.")
    return said


def source_for_reading(officer, key):
    """Return a source this officer may read, without the identity they may not.

    Whoever sees who a protected source is leaves a trace.
    """
    source = get_object_or_404(sources_for(officer).select_related("portfolio"), pk=key)
    if not source.protected:
        return source
    if officer.may(READ_PROTECTED, source.portfolio):
        note_access(officer, AccessEntry.Kind.READ, source)
    else:
        source.identity = ""
    return source


def portfolios_for(officer, permission):
    """Return the portfolios in which this officer may do a thing, named with their organisation."""
    return portfolios_where(officer, permission).select_related("organisation")


def recipients_among(officer, keys):
    """Return the keys among these of the recipients this officer may read of."""
    return set(register_for(officer).filter(pk__in=keys).values_list("pk", flat=True))
