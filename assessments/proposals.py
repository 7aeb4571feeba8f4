"""What is proposed with a move of these cases: frozen, passed to the guards, then saved."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Following:
    """That the assistance follows an assessment under this framework, which becomes this.

    `screening` where it follows a finding on scope that two people share, with no assessment.
    """

    framework_id: str
    becomes: str
    screening: Any = None


@dataclass(frozen=True, slots=True)
class RaiseTo:
    """That a higher rung than the one computed must decide."""

    to_rank: int
