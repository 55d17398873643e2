"""What is known of the kluis without opening a scan."""

from __future__ import annotations

from typing import NamedTuple


class InKluis(NamedTuple):
    """A scan in the kluis."""

    hash: str
    soort: str
    """jpg, png, webp or pdf; bonnen.xlsx, bonnen.ods or bonnen.csv of a spreadsheet."""
    bytes: int
    voor: tuple[str, ...] | None
    """For whom it is encrypted: names of rollen, `age` or `ssh` for a key that tells no name; None: for nobody."""
    nummers: tuple[str, ...]
    """The mutaties that refer to it."""
    is_blad: bool = False
    """A spreadsheet, to which no mutatie refers."""


class Kluisoverzicht(NamedTuple):
    """All of the kluis."""

    scans: tuple[InKluis, ...]
    vreemd: tuple[str, ...]
    """What is no scan, by its path in the kluis."""
    ontbreekt: tuple[str, ...]
    """The mutaties whose scan is not there."""
    voor_anderen: bool
    """Other users of the machine can read a scan, or look in the folder."""
