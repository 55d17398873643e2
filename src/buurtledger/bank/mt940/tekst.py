"""What banks tell of an entry in free text, and the ways in which they cut it into lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

REGEL = 65
"""The most characters of a line: a longer text is cut there, also in the middle of a word."""


class Toelichting(NamedTuple):
    """Who is at the other side, and what for."""

    tegenrekening: str = ""
    naam: str = ""
    omschrijving: str = ""
    kenmerk: str = ""


class Regels(NamedTuple):
    """The text under an entry, as its lines."""

    regels: Sequence[str]
    """Of `:86:`."""
    eronder: Sequence[str] = ()
    """The lines under `:61:` before it."""
    kenmerk: str = ""
    """The reference that stands in `:61:`."""


def aaneen(regels: Sequence[str]) -> str:
    """Lines that were cut, as one: without a blank where the line was full, or the cut fell beside one."""
    return "".join(regel.strip("\r\n") for regel in regels).strip()


def gevuld(regels: Sequence[str]) -> str:
    """Lines of a text that was not cut, or was padded with blanks: with one blank between what there is."""
    uit = ""
    for regel in regels:
        vol = len(regel.rstrip("\r\n")) >= REGEL and not regel.endswith(" ")
        uit += regel.strip("\r\n") + ("" if vol else " ")
    return " ".join(uit.split())


def tussen_strepen(tekst: str, woorden: Sequence[str]) -> dict[str, str]:
    """The values behind `/WORD/` in a text, for the words of a bank; the first of a word holds.

    A word that another may precede (`/BENM//NAME/`) has an empty value itself.
    """
    delen = re.split(rf"/({'|'.join(woorden)})/", f"{tekst}/")
    uit: dict[str, str] = {}
    for woord, waarde in zip(delen[1::2], delen[2::2], strict=True):
        uit.setdefault(woord, waarde.rstrip("/").strip())
    return uit
