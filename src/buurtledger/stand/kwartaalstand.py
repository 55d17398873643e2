"""The figures of a quarter: the stand at its last day, and what changed since the day before its first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.mutatie import OORDELEN, Mutatie, Soort
from buurtledger.model.nummer import invoerdag
from buurtledger.stand.cijfers import Cijfers, Som, Stand
from buurtledger.stand.correcties import Correctie, correcties_in, rond_stornos, samen
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import Effect


class InKwartaal(NamedTuple):
    """The change of the figures in a quarter. Each can be negative: more was undone than entered."""

    besteed: Decimal
    uitbetaald: Decimal
    bonnen: int

    def zonder(self, correcties: Effect) -> InKwartaal:
        """What happened in the quarter itself: the change without what was corrected of earlier quarters."""
        return InKwartaal(
            self.besteed - correcties.besteed, self.uitbetaald - correcties.uitbetaald, self.bonnen - correcties.bonnen
        )


class KwartaalStand(NamedTuple):
    """A quarter: the stand at its end and, by the same ids, the change within it."""

    kwartaal: Kwartaal
    einde: Stand
    begin: Stand
    nagekomen: tuple[Mutatie, ...]
    """Entered in this quarter, dated in an earlier one."""
    correcties: tuple[Correctie, ...] = ()
    """What earlier quarters counted and was undone in this one."""
    doelen: Mapping[str, Mutatie] = MappingProxyType({})
    """Per id what a storno among the lines that are told undoes."""

    def gecorrigeerd(self, posten: Iterable[str]) -> Effect:
        """What the corrections do to the figures of these posten."""
        gezocht = frozenset(posten)
        return samen(correctie for correctie in self.correcties if correctie.doel.post in gezocht)

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
    """The lines of one logboek that a quarter tells of one by one. An akkoord moves nothing.

    Those entered in a later quarter than their date falls in, and all that is needed to know what was undone.
    """
    mutaties = tuple(mutaties)
    nodig = rond_stornos(mutaties)
    return tuple(
        m for m in mutaties if m.soort not in OORDELEN and (m.nummer in nodig or is_laat(m.datum, m.nummer[:6]))
    )


@lru_cache(maxsize=65536)
def is_laat(dag: date, begin_van_nummer: str) -> bool:
    """Whether a day falls in an earlier quarter than the day of entry, which begins an id (`JJMMDD`)."""
    # There are many mutaties, few pairs of days.
    return kwartaal_van(dag) < kwartaal_van(invoerdag(begin_van_nummer))


def nagekomen_in(kwartaal: Kwartaal, laatkomers: Iterable[Mutatie]) -> tuple[Mutatie, ...]:
    """Of the mutaties that came late, those entered in this quarter and not undone by its end, by date and id.

    A storno that came late stands among them, unless what it undid came late with it: then nothing came of either.
    """
    gekozen: list[Mutatie] = []
    for logboek in _per_post(laatkomers).values():
        ongedaan = zoek_ongedaan(logboek)
        nieuw = {m.nummer for m in logboek if kwartaal_van(m.invoerdag) == kwartaal and is_laat(m.datum, m.nummer[:6])}
        weg = {van for van in ongedaan.stornos if van in nieuw}
        for m in logboek:
            if m.nummer not in nieuw:
                continue
            if m.soort == Soort.STORNO:
                telt = ongedaan.stornos.get(m.van) == m and m.van not in weg
            else:
                telt = ongedaan.geldt(m, kwartaal.tot_en_met)
            if telt:
                gekozen.append(m)
    return tuple(sorted(gekozen, key=lambda m: (m.post, m.datum, m.nummer)))


def kwartaalcorrecties(kwartaal: Kwartaal, laatkomers: Iterable[Mutatie]) -> tuple[Correctie, ...]:
    """What was dated before a quarter and undone in it, by post and day."""
    logboeken = sorted(_per_post(laatkomers).items())
    return tuple(c for _, logboek in logboeken for c in correcties_in(logboek, kwartaal.van, kwartaal.tot_en_met))


def _per_post(mutaties: Iterable[Mutatie]) -> Mapping[str, list[Mutatie]]:
    per_post: dict[str, list[Mutatie]] = {}
    for mutatie in mutaties:
        per_post.setdefault(mutatie.post, []).append(mutatie)
    return per_post


def bekend(mutaties: Iterable[Mutatie], op: date | None) -> tuple[Mutatie, ...]:
    """What was known on a day: the mutaties entered by then; all of them when no day is asked."""
    return tuple(m for m in mutaties if op is None or m.invoerdag <= op)


def laatste_kwartaal(looptijd: Looptijd, vandaag: date) -> Kwartaal:
    """The last quarter that has ended, within the looptijd; its first one when none has."""
    eerste, laatste = kwartaal_van(looptijd.van), kwartaal_van(looptijd.tot_en_met)
    return max(eerste, min(laatste, kwartaal_van(vandaag).vorige))
