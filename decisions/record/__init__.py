"""The sealed record of a decision, read from its parts alone.

`read(seal)` gives the record as it is printed; `read(seal, for_officer=…)` as one person may
read it. What a reader may not see stands in it as withheld, by its digest.
"""

from decisions.record.reading import PRINTED, legible_to, protected, read, read_parts
from decisions.record.view import Record

__all__ = ["PRINTED", "Record", "legible_to", "protected", "read", "read_parts"]
