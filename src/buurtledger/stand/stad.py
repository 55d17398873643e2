"""A city of neighbourhoods at a day: the figures of each, their sums, and what asks for attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import Bericht
from buurtledger.stand.aandacht import ACHTER, HALVERWEGE, verstreken
from buurtledger.stand.cijfers import Som


class Missend(NamedTuple):
    """How many posten that used money still owe what the plan asks back."""

    gebruikers: int
    bonnen: int
    resultaat: int
    leersessie: int


class Buurt(NamedTuple):
    """One neighbourhood of a city."""

    id: str
    """Its name and a print of where its books began: two with one name stay two."""
    naam: str
    adres: str
    """Where its own website is; empty when it did not say."""
    commit: str
    laatste_dag: date
    """The last day in its own books: what was found there, and what is expected, is of that day."""
    begonnen: bool
    looptijd: Looptijd
    in_balans: bool
    posten: int
    mutaties: int
    fouten: int
    waarschuwingen: int
    wacht: int
    """How many mutaties wait for a second person."""
    mist: Missend
    verwacht_over: Decimal
    som: Som
    te_laat: Mapping[str, tuple[int, date]]
    """Per kind of deadline how many passed, and since when the first."""
    genoemd: str = ""
    """The folder or address by which somebody named it; empty when nobody said."""

    def tijd(self, op: date) -> Decimal | None:
        """The share of its time that has passed; None while its looptijd is an assumption."""
        return None if self.looptijd.aanname else verstreken(self.looptijd, op)

    @property
    def aandeel_besteed(self) -> Decimal | None:
        """The share of its budget that was spent; None without a budget."""
        return self.som.besteed / self.som.begroot if self.som.begroot else None

    def blijft_achter(self, op: date) -> bool:
        """Whether money is likely to be left over: less spent than half of what the time that passed suggests.

        The same measure as `status` has for a post; after the looptijd everything that is left counts.
        """
        tijd = self.tijd(op)
        if tijd is None or tijd < HALVERWEGE:
            return False
        if op > self.looptijd.tot_en_met:
            return self.som.vrij > 0
        return self.som.besteed < self.som.begroot * tijd * ACHTER

    @property
    def aantal_te_laat(self) -> int:
        """How many things should have been done."""
        return sum(aantal for aantal, _ in self.te_laat.values())


class NietGeteld(NamedTuple):
    """A ledger that was named and is in no sum, and why."""

    naam: str
    reden: Bericht


class PerRegel(NamedTuple):
    """What one rule found in all neighbourhoods."""

    regel: str
    ernst: str
    aantal: int
    buurten: int


class Stad(NamedTuple):
    """All that were named: those that count, their sums, and those that do not."""

    op: date
    gekozen: bool
    """Whether somebody chose the day; else it is the latest in any of the books."""
    buurten: tuple[Buurt, ...]
    som: Som
    """The sums of the neighbourhoods that count."""
    niet_geteld: tuple[NietGeteld, ...]
    bevindingen: tuple[PerRegel, ...]

    @property
    def namen(self) -> Mapping[str, str]:
        """Per id a name for people, which no other neighbourhood has: of two that call themselves the same, with the
        last of the folder or address by which it was named; where those are the same too, with the end of its id."""
        vaker = Counter(buurt.naam for buurt in self.buurten)
        met_map = {buurt.id: f"{buurt.naam} ({map_})" for buurt in self.buurten if (map_ := _laatste(buurt.genoemd))}
        bezet = Counter((*met_map.values(), *vaker))
        return {
            buurt.id: buurt.naam
            if vaker[buurt.naam] == 1
            else anders
            if bezet[anders := met_map.get(buurt.id, "")] == 1
            else f"{buurt.naam} ({buurt.id.rpartition('-')[2]})"
            for buurt in self.buurten
        }

    @property
    def eigen_dagen(self) -> tuple[date, date] | None:
        """The first and the last of the days that the findings and forecasts are of, where one is another than `op`."""
        dagen = {buurt.laatste_dag for buurt in self.buurten if buurt.begonnen}
        return (min(dagen), max(dagen)) if dagen - {self.op} else None


def _laatste(genoemd: str) -> str:
    """The folder of a path, or the repository of an address, without what stands before it."""
    naam = genoemd.rstrip("/").rpartition("/")[2]
    return "" if naam in (".", "..") else naam
