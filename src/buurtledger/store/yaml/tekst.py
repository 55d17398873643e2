"""Text between double quotes, as YAML reads it back."""

from __future__ import annotations


def tussen_aanhalingstekens(tekst: str) -> str:
    """A text of one line without control characters, quoted."""
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'
