"""A sheet of cells, as a spreadsheet or a CSV file has it, before anything is made of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

Celwaarde = str | Decimal | date
"""What a cell holds; an empty cell is an empty text. Of a formula it is the value."""


class Blad(NamedTuple):
    """The rows of one sheet, from its first row on, so that a cell keeps its place."""

    naam: str
    """Empty for a CSV file."""
    rijen: tuple[tuple[Celwaarde, ...], ...]
    verborgen: int = 0
    """How many rows with something in them are hidden, as a filter does."""


def kolomletter(kolom: int) -> str:
    """The letters of a column that is counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def celplaats(rij: int, kolom: int) -> str:
    """The name of a cell, both counted from 0: `C14`."""
    return f"{kolomletter(kolom)}{rij + 1}"
