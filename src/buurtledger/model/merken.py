"""Markers beside a field, for what a file spells otherwise than the value has it. `model.vorm` acts on them.

Plain classes, since every start of the program makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


class Buiten:
    """A field that does not stand in the file: the name of the file says it, or the place."""


class Ingevoegd:
    """A value whose fields stand directly in the group around it."""


class EenOfMeer:
    """A list of which a single text may stand for a list of one."""


class MagWeg:
    """A field that may be left out of the file, though the value always has it."""

    def __init__(self, waarde: object) -> None:
        self.waarde = waarde


class AlsVeld:
    """A field that has another name in the file."""

    def __init__(self, naam: str) -> None:
        self.naam = naam


class OpSleutel:
    """Values that stand in the file as a mapping, by one of their fields; `soort` judges the keys."""

    def __init__(self, veld: str, soort: object) -> None:
        self.veld = veld
        self.soort = soort


@cache
def velden_van(soort: type) -> Mapping[str, object]:
    """The declared type of every field of a value, with its markers."""
    uit: dict[str, object] = {}
    for klasse in reversed(soort.__mro__):
        uit |= getattr(klasse, "__annotations__", {})
    return uit
