"""Figures: many timings of one thing, and the row of the table they end in."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


def timed(act: Callable[[], Any], times: int, warm: int = 3) -> list[float]:
    """Return how long each of `times` calls took, in milliseconds, after a few unmeasured."""
    for _turn in range(warm):
        act()
    taken = []
    for _turn in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def p95(taken: list[float]) -> float:
    """Return the time that nineteen of twenty stayed under."""
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * 0.95))]


@dataclass
class Row:
    """One line of the table: what was measured, beside what, and what is aimed at."""

    median_ms: float | None = None
    p95_ms: float | None = None
    queries: int | None = None
    ratio: float | None = None
    sql_ratio: float | None = None
    aim: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, taken: list[float], **rest: Any) -> "Row":
        """Return the row of these timings."""
        return cls(round(statistics.median(taken), 2), round(p95(taken), 2), **rest)

    def as_dict(self) -> dict[str, Any]:
        """Return the row as var/bench.json holds it."""
        return {
            "median_ms": self.median_ms,
            "p95_ms": self.p95_ms,
            "queries": self.queries,
            "ratio": self.ratio,
            "sql_ratio": self.sql_ratio,
            "aim": self.aim,
            **self.more,
        }


def table(rows: dict[str, Row]) -> str:
    """Return the rows as people read them."""
    lines = [
        f"{'':38}{'median':>10}{'p95':>10}{'queries':>9}{'ratio':>8}{'sql':>8}  aim",
    ]
    for name, row in rows.items():
        cells = [
            f"{name:38}",
            f"{_ms(row.median_ms):>10}",
            f"{_ms(row.p95_ms):>10}",
            f"{row.queries if row.queries is not None else '':>9}",
            f"{row.ratio if row.ratio is not None else '':>8}",
            f"{row.sql_ratio if row.sql_ratio is not None else '':>8}",
            f"  {row.aim}",
        ]
        lines.append("".join(cells))
        for each, value in row.more.items():
            lines.append(f"{'':38}  {each}: {value}")
    return "\n".join(lines)


def _ms(value: float | None) -> str:
    return "" if value is None else f"{value:.1f} ms"
