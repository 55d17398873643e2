"""A row of a bank's table, as text: what every bank's columns come down to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin


class Rij(NamedTuple):
    """One entry, as it is written."""

    rekening: str
    dag: str
    bedrag: str
    kant: int = 0
    """1 for in, -1 for out where a column says so; 0 where the amount has its sign."""
    munt: str = "EUR"
    valutadag: str = ""
    voor: str = ""
    na: str = ""
    """The balance before and after it, where the bank writes that."""
    kenmerk: str = ""
    tegenrekening: str = ""
    naam: str = ""
    omschrijving: str = ""


class Kop:
    """The head of a table: where each column stands. Read once, for all its rows."""

    def __init__(self, kop: Sequence[str]) -> None:
        self._plekken = {koploos(naam): plek for plek, naam in enumerate(kop)}
        self._gevonden: dict[tuple[str, ...], int | None] = {}

    def plek(self, namen: tuple[str, ...]) -> int | None:
        """The place of the first of these columns that there is; None when there is none."""
        if namen not in self._gevonden:
            self._gevonden[namen] = next((self._plekken[naam] for naam in namen if naam in self._plekken), None)
        return self._gevonden[namen]


class Kolommen:
    """A row's cells by the name of their column, whatever its language."""

    __slots__ = ("_cellen", "_kop")

    def __init__(self, kop: Kop, cellen: Sequence[str]) -> None:
        self._kop = kop
        self._cellen = cellen

    def __call__(self, *namen: str) -> str:
        """The cell of the first of these columns that there is; empty where the row ends before it."""
        plek = self._kop.plek(namen)
        return self._cellen[plek].strip() if plek is not None and plek < len(self._cellen) else ""


class Dialect(NamedTuple):
    """How a bank writes its table."""

    naam: str
    koppen: tuple[frozenset[str], ...]
    """The columns by which a head is known; any of these sets."""
    lees: Callable[[Kolommen], Rij | Bericht]
    past: Callable[[Sequence[str]], bool] | None = None
    """Whether a first line without a head is of this bank; then `kop` names its columns."""
    kop: tuple[str, ...] = ()
    heel: Callable[[Sequence[str], Sequence[str]], Sequence[str]] | None = None
    """Makes a row whole that was cut at a sign within a text, where the bank quotes texts in a way of its own."""


def koploos(tekst: str) -> str:
    """A heading to compare with: small letters and digits, no accents."""
    plat = unicodedata.normalize("NFKD", tekst.casefold())
    return re.sub(r"[^a-z0-9]", "", plat)


def kant_van(tekst: str, erbij: Sequence[str], eraf: Sequence[str]) -> int | Bericht:
    """1 or -1 by the word in a column; anything else stops, since a guess would book money the wrong way."""
    woord = tekst.strip().casefold()
    if woord in erbij:
        return 1
    if woord in eraf:
        return -1
    return zin("{tekst} zegt niet of het geld erbij kwam of eraf ging", tekst=tekst or "-")


IS_DAG = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}")
IS_GETAL = re.compile(r"[+-]?[0-9][0-9.,]*")
IS_REKENING = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}|[0-9]{4,10}")
