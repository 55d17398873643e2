"""How the columns of a table find room: beside each other, or with the text on lines of its own where it is narrow."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Balk, Tabel, cel_tekst
from buurtledger.report.vormen.breedte import breedte, vouw

SMALST = 12
"""Text columns are made no narrower than this; what is longer is folded."""
LANGSTE_WOORD = 16
"""A word no longer than this, such as an id, is not broken."""
BALK = 8
"""A bar in a pipe."""


class Indeling(NamedTuple):
    """Which columns stand beside each other, how wide, and which have lines of their own."""

    naast: tuple[int, ...]
    breedtes: tuple[int, ...]
    gat: int
    """Blanks between columns."""
    apart: tuple[int, ...] = ()
    """Columns of text that stand above the others, or below them when the first column is none of these.

    When these are all, a row is a card: a line per column, with its heading.
    """

    @property
    def tekst_eerst(self) -> bool:
        """The lines of text come before the columns beside each other."""
        return 0 in self.apart


def deel_in(tabel: Tabel, taal: Taal, ruimte: int, *, groei: bool) -> Indeling:
    """Find room for a table; with `groei` a bar takes what is over, else the first column does."""
    nodig = _nodig(tabel, taal)
    alle = tuple(range(len(nodig)))
    getal = tabel.getallen()
    balk = next((nr for nr in alle if any(isinstance(rij[nr], Balk) for rij in tabel.alle)), None)
    if balk is not None:
        zonder = tuple(nr for nr in alle if nr != balk)
        over = ruimte - sum(nodig[nr] + 1 for nr in zonder[1:]) - 1
        if groei:
            naam = max(min(nodig[0], over - BALK), 0)
            nodig[balk], nodig[0] = over - naam, naam
        else:
            nodig[balk], nodig[0] = BALK, over - BALK
        if nodig[0] >= SMALST or nodig[0] >= _nodig(tabel, taal)[0]:
            return Indeling(alle, tuple(nodig), 1)
        nodig, alle = _nodig(tabel, taal), zonder
    smalst = _smalst(tabel, nodig, getal)
    for gat in (2, 1):
        if past := _naast(nodig, smalst, alle, ruimte, gat):
            return Indeling(alle, past, gat)
    # The widest text leaves first.
    teksten = sorted((nr for nr in alle if not getal[nr]), key=lambda nr: -nodig[nr])
    for aantal in range(1, len(teksten) + 1):
        apart = tuple(sorted(teksten[:aantal]))
        rest = tuple(nr for nr in alle if nr not in apart)
        for gat in (2, 1):
            if past := _naast(nodig, smalst, rest, ruimte - 2, gat):
                return Indeling(rest, past, gat, apart)
    return Indeling((), (), 0, alle)


def _nodig(tabel: Tabel, taal: Taal) -> list[int]:
    """How wide each column would be; the heading of a number folds to two lines."""
    getal = tabel.getallen()
    koppen = [_kop(kop) if getal[nr] else breedte(kop) for nr, kop in enumerate(tabel.koppen(taal))]
    return [max([kop, *(breedte(cel_tekst(rij[nr])) for rij in tabel.alle)]) for nr, kop in enumerate(koppen)]


def _kop(kop: str) -> int:
    """How narrow a heading may be that has two lines at most."""
    woord = max(map(breedte, kop.split()), default=0)
    return next(hoe_breed for hoe_breed in range(woord, breedte(kop) + 1) if len(vouw(kop, hoe_breed)) <= 2)


def _smalst(tabel: Tabel, nodig: list[int], getal: list[bool]) -> list[int]:
    """How narrow each column can be made: a number not at all, a text not so that it breaks words, unless long ones."""
    uit = []
    for nr, breed in enumerate(nodig):
        stukken = (stuk for rij in tabel.alle for stuk in cel_tekst(rij[nr]).replace("/", "/ ").split())
        woord = min(max(map(breedte, stukken), default=0), LANGSTE_WOORD)
        uit.append(breed if getal[nr] else min(breed, max(woord, SMALST)))
    return uit


def _naast(nodig: list[int], smalst: list[int], kolommen: tuple[int, ...], ruimte: int, gat: int) -> tuple[int, ...]:
    """The width of each column where they fit, the widest text made narrower first; else nothing."""
    breedtes = [nodig[nr] for nr in kolommen]
    te_veel = sum(breedtes) + gat * (len(breedtes) - 1) - ruimte
    while te_veel > 0:
        ruim = max(
            (plek for plek, nr in enumerate(kolommen) if breedtes[plek] > smalst[nr]),
            key=breedtes.__getitem__,
            default=-1,
        )
        if ruim < 0:
            return ()
        breedtes[ruim] -= 1
        te_veel -= 1
    return tuple(breedtes)
