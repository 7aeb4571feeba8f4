"""Whom: countries, recipients and their names, what is alleged of them, and who was told."""

from recipients.models.alleged import Allegation, Source
from recipients.models.dates import PartialDateField, partial_date
from recipients.models.interceding import Intercession, Reappraisal
from recipients.models.register import Alias, Country, Recipient, Standing

__all__ = [
    "Alias",
    "Allegation",
    "Country",
    "Intercession",
    "PartialDateField",
    "Reappraisal",
    "Recipient",
    "Source",
    "Standing",
    "partial_date",
]
