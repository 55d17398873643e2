"""Which entries of the bank and which mutaties belong together, by the lines in the books of the accounts.

An entry may name several mutaties (an invoice for three posten), a mutatie may be named by several entries (two
transfers for one bon). What hangs together is judged together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bank import Bankregel, Regelsoort, som_van
from buurtledger.model.geld import NUL
from buurtledger.stand.geldmutaties import Geldmutatie


class Groep(NamedTuple):
    """Entries and mutaties that name each other, and no others."""

    regels: tuple[Bankregel, ...]
    mutaties: tuple[Geldmutatie, ...]
    onbekend: tuple[str, ...] = ()
    """Ids that are named, and of which no money that counts moves."""

    @property
    def bank(self) -> Decimal:
        """What the bank moved."""
        return som_van(self.regels)

    @property
    def boeken(self) -> Decimal:
        """What the books say should move."""
        return sum((mutatie.bedrag for mutatie in self.mutaties), NUL)

    @property
    def verschil(self) -> Decimal:
        """What the bank moved beyond the books, signed as on the bank."""
        return self.bank - self.boeken

    @property
    def te_veel(self) -> bool:
        """Paid over, or the other way round: no later transfer of this kind can make that up."""
        if not self.boeken:
            return bool(self.bank)
        return (self.bank < self.boeken) if self.boeken < 0 else (self.bank > self.boeken)

    @property
    def omgekeerd(self) -> bool:
        """Money came in for what should have gone out, or the other way round."""
        return bool(self.boeken) and self.bank * self.boeken < 0


def maak_groepen(regels: Iterable[Bankregel], mutaties: Mapping[str, Geldmutatie]) -> tuple[Groep, ...]:
    """The groups of lines of the kind mutatie, in the order of their first line."""
    gekozen = [regel for regel in regels if regel.soort == Regelsoort.MUTATIE]
    keren = Counter(nummer for regel in gekozen for nummer in regel.van)
    vader: dict[str, str] = {}

    def wortel(naam: str) -> str:
        while (hoger := vader.setdefault(naam, naam)) != naam:
            vader[naam] = vader[hoger]
            naam = hoger
        return naam

    for regel in gekozen:
        for nummer in regel.van:
            if keren[nummer] == 1:
                continue  # named here only: nothing hangs together through it
            vader[wortel(nummer)] = wortel(f"regel {regel.nummer}")
    groepen: dict[str, list[Bankregel]] = {}
    for regel in gekozen:
        eigen = f"regel {regel.nummer}"
        groepen.setdefault(wortel(eigen) if eigen in vader else eigen, []).append(regel)
    return tuple([_groep(regels, mutaties) for regels in groepen.values()])


def _groep(regels: Sequence[Bankregel], mutaties: Mapping[str, Geldmutatie]) -> Groep:
    nummers = dict.fromkeys([nummer for regel in regels for nummer in regel.van])
    return Groep(
        tuple(regels),
        tuple([mutaties[nummer] for nummer in nummers if nummer in mutaties]),
        tuple([nummer for nummer in nummers if nummer not in mutaties]),
    )
