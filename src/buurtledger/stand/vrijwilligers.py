"""What each volunteer got per year, held against the limits of the month and of the year.

Source: Belastingdienst, vrijwilligersvergoedingen: above either limit the whole sum is taxed, of all foundations
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.vrijwilligers import Elders, Vergoedingsgrens, Vrijwilligers, grens_van
from buurtledger.stand.ongedaan import zoek_ongedaan


class Vergoed(NamedTuple):
    """An allowance: out of these books with its post and id, or from elsewhere."""

    naam: str
    datum: date
    bedrag: Decimal
    post: str = ""
    nummer: str = ""
    waar: str = ""


class Vrijwilligersjaar(NamedTuple):
    """A volunteer in a year, over all posten and other foundations."""

    naam: str
    jaar: int
    grens: Vergoedingsgrens
    vergoed: tuple[Vergoed, ...]

    @property
    def per_maand(self) -> Mapping[int, Decimal]:
        """What they got in each month, in euro's."""
        uit: dict[int, Decimal] = {}
        for een in self.vergoed:
            uit[een.datum.month] = uit.get(een.datum.month, NUL) + een.bedrag
        return dict(sorted(uit.items()))

    @property
    def totaal(self) -> Decimal:
        """What they got in the year."""
        return sum((een.bedrag for een in self.vergoed), NUL)

    @property
    def elders(self) -> Decimal:
        """What of it came from others."""
        return sum((een.bedrag for een in self.vergoed if not een.nummer), NUL)

    @property
    def posten(self) -> tuple[str, ...]:
        """From which posten it came."""
        return tuple(dict.fromkeys(een.post for een in self.vergoed if een.post))

    @property
    def te_hoge_maanden(self) -> tuple[int, ...]:
        """The months above their limit."""
        return tuple(maand for maand, som in self.per_maand.items() if som > self.grens.maand)

    @property
    def boven_jaar(self) -> bool:
        """Whether the year is above its limit."""
        return self.totaal > self.grens.in_jaar

    @property
    def is_belast(self) -> bool:
        """Whether one of the limits was passed."""
        return self.boven_jaar or bool(self.te_hoge_maanden)

    @property
    def nog(self) -> Decimal:
        """What they may still get in the year; never below zero."""
        return max(self.grens.in_jaar - self.totaal, NUL)

    @property
    def grens_bekend(self) -> bool:
        """Whether the limits are of this very year."""
        return int(self.grens.jaar) == self.jaar


def vergoedingen(weet: Vrijwilligers, logboeken: Mapping[str, Sequence[Mutatie]]) -> Iterator[Vergoed]:
    """What the books and the kluis together say was given: what was undone or came back does not count."""
    for post, logboek in logboeken.items():
        ongedaan = zoek_ongedaan(logboek)
        for m in logboek:
            naam = weet.bij.get(m.nummer)
            if naam is None or m.soort != Soort.BON or not ongedaan.geldt(m, date.max):
                continue
            terug = sum((retour.bedrag for retour in ongedaan.levende_retouren(m.nummer, date.max)), NUL)
            if m.bedrag > terug:
                yield Vergoed(naam, m.datum, m.bedrag - terug, post, m.nummer)
    yield from (Vergoed(een.naam, een.datum, een.bedrag, waar=een.waar) for een in weet.elders)


def vrijwilligersjaren(
    vergoed: Iterable[Vergoed], eigen: Iterable[Vergoedingsgrens] = ()
) -> tuple[Vrijwilligersjaar, ...]:
    """A row per volunteer and year, by year and name."""
    eigen = tuple(eigen)
    per_jaar: dict[tuple[int, str], list[Vergoed]] = {}
    for een in vergoed:
        per_jaar.setdefault((een.datum.year, een.naam), []).append(een)
    return tuple(
        Vrijwilligersjaar(naam, jaar, grens_van(jaar, eigen), tuple(sorted(rij, key=lambda v: (v.datum, v.nummer))))
        for (jaar, naam), rij in sorted(per_jaar.items())
    )


def met_elders(weet: Vrijwilligers, erbij: Elders) -> Vrijwilligers:
    """The same with what a volunteer got from another foundation."""
    return weet._replace(elders=(*weet.elders, erbij))
