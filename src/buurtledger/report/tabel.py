"""A table: columns with a heading for people and a name for programs, and rows of values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.report.notatie import NEDERLANDS, Notatie
from buurtledger.report.taal import Taal, schoon


class Verwijzing(NamedTuple):
    """A word that leads to another page; where there are no pages, only the word."""

    tekst: str
    naar: str


class Balk(NamedTuple):
    """A share of one as a bar, and a second share that follows it; more than one is drawn full, and stands out."""

    deel: Decimal
    erna: Decimal = NUL


Cel = str | int | Decimal | date | Verwijzing | Balk | None
Rij = tuple[Cel, ...]


class Kolom(NamedTuple):
    """A column. The heading is Dutch, as the catalogs have it: `Tabel.koppen` says it in a language."""

    kop: str
    naam: str = ""
    """What programs call it."""


def koppen(*namen: str) -> tuple[Kolom, ...]:
    """Columns for people only."""
    return tuple(Kolom(kop) for kop in namen)


def velden(*namen: str) -> tuple[Kolom, ...]:
    """Columns for programs only."""
    return tuple(Kolom("", naam) for naam in namen)


class Tabel(NamedTuple):
    """What it is a table of, its columns and rows, and below them the sums."""

    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    slot: tuple[Rij, ...] = ()
    """Rows with the sums; for people only."""
    sommen: frozenset[int] = frozenset()
    """Which of the rows are themselves the sum of rows before them, by their place."""

    @property
    def alle(self) -> tuple[Rij, ...]:
        """The rows and the sums."""
        return (*self.rijen, *self.slot)

    def koppen(self, taal: Taal) -> list[str]:
        """The headings in a language: the one place where headings are translated."""
        return [taal(kolom.kop) if kolom.kop else "" for kolom in self.kolommen]

    def getallen(self) -> list[bool]:
        """Which columns hold numbers, and so stand at the right."""
        return [any(isinstance(rij[nr], (Decimal, int)) for rij in self.alle) for nr in range(len(self.kolommen))]


def cel_tekst(cel: Cel, notatie: Notatie = NEDERLANDS) -> str:
    """A cell as people read it."""
    match cel:
        case None:
            return ""
        case Decimal():
            return notatie.bedrag(cel)
        case date():
            return cel.isoformat()
        case Verwijzing():
            return schoon(cel.tekst)
        case Balk():
            return notatie.heel_procent(cel.deel)
        case _:
            return schoon(str(cel))


def cellen(rijen: Sequence[Rij]) -> list[list[str]]:
    """Rows as people read them."""
    return [[cel_tekst(cel) for cel in rij] for rij in rijen]


def feit_tekst(waarde: Cel, notatie: Notatie = NEDERLANDS) -> str:
    """The value of a fact as people read it: an amount with its currency."""
    return notatie.euro(waarde) if isinstance(waarde, Decimal) else cel_tekst(waarde, notatie)
