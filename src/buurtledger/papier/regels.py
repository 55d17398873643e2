"""Words with their places as lines, and lines as parts with a wide gap between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from buurtledger.model.papier import Blad, Plek, Vak, Woord

_RUIM = 2.2
"""A gap of so many heights of a letter parts a line: a second column begins, or the amount."""


class Deel(NamedTuple):
    """Words next to each other, with one blank between them."""

    tekst: str
    woorden: tuple[Woord, ...]
    bladzijde: int
    """From 1."""

    def plek(self, begin: int, einde: int) -> Plek:
        """Where these characters of the text stand."""
        return Plek(self.bladzijde, _om(woord.vak for woord in self.over(begin, einde)))

    def over(self, begin: int, einde: int) -> Iterator[Woord]:
        """The words in which these characters stand."""
        plaats = 0
        for woord in self.woorden:
            if plaats < einde and plaats + len(woord.tekst) > begin:
                yield woord
            plaats += len(woord.tekst) + 1

    def zekerheid(self, begin: int, einde: int) -> int:
        """How sure the reader is of the least sure of them."""
        return min((woord.zekerheid for woord in self.over(begin, einde)), default=0)


class Regel(NamedTuple):
    """A line: its parts from left to right."""

    delen: tuple[Deel, ...]
    boven: float
    """The top, in heights of a page: the second page begins at 1."""
    hoogte: float
    """Of its letters, in widths of a page."""

    @property
    def tekst(self) -> str:
        """All of it, with two blanks where a part begins."""
        return "  ".join(deel.tekst for deel in self.delen)


def lees_regels(bladen: Sequence[Blad]) -> tuple[Regel, ...]:
    """The lines of all pages, from top to bottom."""
    return tuple(regel for nr, blad in enumerate(bladen, 1) for regel in _van_blad(blad, nr))


def _van_blad(blad: Blad, nr: int) -> Iterator[Regel]:
    rijen: list[list[Woord]] = []
    for woord in sorted(blad.woorden, key=lambda w: w.vak[1] + w.vak[3]):
        rij = next((rij for rij in reversed(rijen[-4:]) if _zelfde_hoogte(rij, woord)), None)
        if rij is None:
            rijen.append([woord])
        else:
            rij.append(woord)
    verhouding = blad.hoog / blad.breed if blad.breed else 1.0
    rijen.sort(key=lambda rij: sum(w.vak[1] + w.vak[3] for w in rij) / len(rij))
    for rij in rijen:
        rij.sort(key=lambda w: w.vak[0])
        hoogte = sorted(w.vak[3] - w.vak[1] for w in rij)[len(rij) // 2] * verhouding
        boven = nr - 1 + min(w.vak[1] for w in rij) / 1000
        yield Regel(tuple(_delen(rij, hoogte, nr)), boven, hoogte / 1000)


def _zelfde_hoogte(rij: list[Woord], woord: Woord) -> bool:
    """Whether a word stands on this line: beside its nearest word for at least half of the lower of both."""
    naast = min(rij, key=lambda w: abs(w.vak[0] - woord.vak[0]))
    (boven, onder), (b, o) = (naast.vak[1], naast.vak[3]), (woord.vak[1], woord.vak[3])
    laagste = max(1, min(onder - boven, o - b))
    return min(onder, o) - max(boven, b) >= 0.5 * laagste


def _delen(rij: list[Woord], hoogte: float, nr: int) -> Iterator[Deel]:
    groep: list[Woord] = []
    for woord in rij:
        if groep and woord.vak[0] - groep[-1].vak[2] > _RUIM * max(hoogte, 4):
            yield Deel(" ".join(w.tekst for w in groep), tuple(groep), nr)
            groep = []
        groep.append(woord)
    if groep:
        yield Deel(" ".join(w.tekst for w in groep), tuple(groep), nr)


def _om(vakken: Iterator[Vak]) -> Vak:
    alle = list(vakken) or [(0, 0, 0, 0)]
    return min(v[0] for v in alle), min(v[1] for v in alle), max(v[2] for v in alle), max(v[3] for v in alle)


_LIJKT = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b", "|": "l", "€": "e"})


def woorden_van(tekst: str) -> tuple[str, ...]:
    """The words of a text as they are compared: no accents, no case; a digit amid letters is the letter it looks
    like."""
    kaal = unicodedata.normalize("NFKD", tekst.casefold()).encode("ascii", "ignore").decode()
    uit = []
    for woord in re.findall(r"[a-z0-9|]+", kaal):
        letters = sum(teken.isalpha() for teken in woord)
        if letters:
            uit.append(woord.translate(_LIJKT) if letters > len(woord) / 2 else woord)
    return tuple(uit)


def lijkt_op(woord: str, gezocht: str) -> bool:
    """Whether a word that was read from a picture can be this one: one slip in five letters, two in nine."""
    mag = 0 if len(gezocht) < 5 else 1 if len(gezocht) < 9 else 2
    if woord == gezocht:
        return True
    if not mag or abs(len(woord) - len(gezocht)) > mag:
        return False
    vorige = list(range(len(gezocht) + 1))
    for nr, teken in enumerate(woord, 1):
        rij = [nr]
        for plek, ander in enumerate(gezocht, 1):
            rij.append(min(vorige[plek] + 1, rij[-1] + 1, vorige[plek - 1] + (teken != ander)))
        vorige = rij
        if min(rij) > mag:
            return False
    return vorige[-1] <= mag
