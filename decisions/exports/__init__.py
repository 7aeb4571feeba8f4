"""Decisions as a file for an auditor: one row each, as CSV or JSON, however many there are."""

from decisions.exports.columns import COLUMNS, Column, supply
from decisions.exports.streaming import BOM, FORMATS, Wanted, as_csv, as_json, export_sql, safe

__all__ = [
    "BOM",
    "COLUMNS",
    "FORMATS",
    "Column",
    "Wanted",
    "as_csv",
    "as_json",
    "export_sql",
    "safe",
    "supply",
]
