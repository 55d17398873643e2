"""The figures of a quarter: the stand at its last day, and what changed since the day before its first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.mutatie import OORDELEN, Mutatie
from buurtledger.model.nummer import invoerdag
from buurtledger.stand.cijfers import Cijfers, Som, Stand


class InKwartaal(NamedTuple):
    """What came in during the quarter. Each can be negative: more was undone than entered."""

    besteed: Decimal
    uitbetaald: Decimal
    bonnen: int


class KwartaalStand(NamedTuple):
    """A quarter: the stand at its end and, by the same ids, the change within it."""

    kwartaal: Kwartaal
    einde: Stand
    begin: Stand
    nagekomen: tuple[Mutatie, ...]
    """Entered in this quarter, dated in an earlier one."""

    def van_post(self, plek: int) -> InKwartaal:
        """The change of the post at this place in the plan's order."""
        return _verschil(self.einde.posten[plek].cijfers, self.begin.posten[plek].cijfers)

    def van_gebied(self, plek: int) -> InKwartaal:
        """The change of the gebied at this place."""
        return _verschil(self.einde.gebieden[plek].som, self.begin.gebieden[plek].som)

    @property
    def in_totaal(self) -> InKwartaal:
        """The change of the whole ledger."""
        return _verschil(self.einde.totaal, self.begin.totaal)


def _verschil(einde: Cijfers | Som, begin: Cijfers | Som) -> InKwartaal:
    return InKwartaal(einde.besteed - begin.besteed, einde.uitbetaald - begin.uitbetaald, einde.bonnen - begin.bonnen)


def laatkomers(mutaties: Iterable[Mutatie]) -> tuple[Mutatie, ...]:
    """The mutaties entered in a later quarter than their date falls in. An akkoord moves nothing."""
    return tuple(m for m in mutaties if is_laat(m.datum, m.nummer[:6]) and m.soort not in OORDELEN)


@lru_cache(maxsize=65536)
def is_laat(dag: date, begin_van_nummer: str) -> bool:
    """Whether a day falls in an earlier quarter than the day of entry, which begins an id (`JJMMDD`)."""
    # There are many mutaties, few pairs of days.
    return kwartaal_van(dag) < kwartaal_van(invoerdag(begin_van_nummer))


def nagekomen_in(kwartaal: Kwartaal, laatkomers: Iterable[Mutatie]) -> tuple[Mutatie, ...]:
    """Of the mutaties that came late, those entered in this quarter, by date and id."""
    gekozen = (m for m in laatkomers if kwartaal_van(m.invoerdag) == kwartaal)
    return tuple(sorted(gekozen, key=lambda m: (m.post, m.datum, m.nummer)))


def bekend(mutaties: Iterable[Mutatie], op: date | None) -> tuple[Mutatie, ...]:
    """What was known on a day: the mutaties entered by then; all of them when no day is asked."""
    return tuple(m for m in mutaties if op is None or m.invoerdag <= op)


def laatste_kwartaal(looptijd: Looptijd, vandaag: date) -> Kwartaal:
    """The last quarter that has ended, within the looptijd; its first one when none has."""
    eerste, laatste = kwartaal_van(looptijd.van), kwartaal_van(looptijd.tot_en_met)
    return max(eerste, min(laatste, kwartaal_van(vandaag).vorige))
