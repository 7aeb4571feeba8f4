"""How the pages of a recipient are put together, from what every app knows of it."""

from recipients.pages.alleged import (
    acts_on_allegation,
    allegation_columns,
    allegation_rows,
    reappraisal_rows,
    source_card,
    source_rows,
    what_is_alleged,
)
from recipients.pages.entry import (
    ASKED,
    TONES,
    acts_on,
    identity,
    listing,
    listing_columns,
    side_by_side,
    standing_events,
    standing_line,
    tree,
    who_it_is,
)
from recipients.pages.history import Deed, add_history, deed_columns, history_of, history_rows
from recipients.pages.interceded import (
    acts_on_intercession,
    intercession_cards,
    what_was_said,
)

__all__ = [
    "ASKED",
    "TONES",
    "Deed",
    "acts_on",
    "acts_on_allegation",
    "acts_on_intercession",
    "add_history",
    "allegation_columns",
    "allegation_rows",
    "deed_columns",
    "history_of",
    "history_rows",
    "identity",
    "intercession_cards",
    "listing",
    "listing_columns",
    "reappraisal_rows",
    "side_by_side",
    "source_card",
    "source_rows",
    "standing_events",
    "standing_line",
    "tree",
    "what_is_alleged",
    "what_was_said",
    "who_it_is",
]
