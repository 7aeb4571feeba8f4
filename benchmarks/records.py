"""The record as a PDF beside bare WeasyPrint, and the export beside COPY."""


def measure(officer):
    """Return the rows of PDF and CSV."""
    return {}
