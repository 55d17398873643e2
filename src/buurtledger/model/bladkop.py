"""The headings of a sheet: which column a word stands above, however it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

from buurtledger.model.blad import Blad, Celwaarde, kolomletter

_NIET = {"in", "eur", "euro", "euros", "incl", "excl", "btw", "vat", "het", "de", "the", "per", "jaar"}
HOOGSTE_KOP = 40
"""A heading is looked for in so many rows."""


class Kolom(NamedTuple):
    """A column that was recognised: what it holds, where, and its heading."""

    soort: str
    nr: int
    kop: str

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return kolomletter(self.nr)


def zonder_accenten(tekst: str) -> str:
    """Lower case, letters and digits and single blanks only: how headings and names are compared."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(t for t in ontleed if not unicodedata.combining(t))).split())


def kopwoorden(cel: Celwaarde) -> str:
    """The words of a heading that tell what it is: `Bedrag (in €, 2023)` is `bedrag`."""
    if not isinstance(cel, str) or len(cel) > 80:
        return ""
    woorden = zonder_accenten(re.sub(r"\(.*?\)", " ", cel)).split()
    over = " ".join(w for w in woorden if w not in _NIET and not re.fullmatch(r"20[0-9]{2}", w))
    if not over and ("€" in cel or {"eur", "euro", "euros"} & set(woorden)):
        return "bedrag"
    return over


def alle(koppen: Sequence[str], woorden: Collection[str], bezet: Collection[int] = ()) -> list[int]:
    """The columns that are not taken and whose heading is one of the words, from left to right."""
    return [nr for nr, kop in enumerate(koppen) if kop in woorden and nr not in bezet]


def beste(koppen: Sequence[str], woorden: Sequence[str], bezet: Collection[int] = ()) -> list[int]:
    """The columns whose heading comes first in the list of words; more than one when they are equal."""
    for woord in woorden:
        gevonden = alle(koppen, (woord,), bezet)
        if gevonden:
            return gevonden
    return []


def een(koppen: Sequence[str], woorden: Sequence[str], bezet: Collection[int] = ()) -> int:
    """The first of those; -1 when there is none."""
    gevonden = beste(koppen, woorden, bezet)
    return gevonden[0] if gevonden else -1


def getoond(soorten: dict[str, int], kop: int, blad: Blad) -> tuple[Kolom, ...]:
    """The columns as a person is shown them, from left to right: `kop` is the row of the headings, -1 for none."""
    boven = blad.rijen[kop] if kop >= 0 else ()
    return tuple(
        Kolom(soort, nr, str(boven[nr]) if nr < len(boven) else "")
        for soort, nr in sorted(soorten.items(), key=lambda paar: paar[1])
        if nr >= 0
    )


def cel_op(rij: Sequence[Celwaarde], nr: int) -> Celwaarde:
    """The cell of a column; empty where the row does not reach it."""
    return rij[nr] if 0 <= nr < len(rij) else ""
