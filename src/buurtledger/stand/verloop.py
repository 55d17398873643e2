"""How a post's figures change from day to day; every figure at a date is a sum of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import PENVOERDER, Mutatie, Soort
from buurtledger.stand.ongedaan import ongedaan_vanaf, werkende_stornos


class Effect(NamedTuple):
    """What something does to a post. Since besteed + te verantwoorden = uitbetaald, two sums are enough."""

    besteed: Decimal = NUL
    uitbetaald: Decimal = NUL
    bonnen: int = 0

    def __add__(self, ander: object) -> Effect:
        if not isinstance(ander, Effect):
            return NotImplemented
        return Effect(self.besteed + ander.besteed, self.uitbetaald + ander.uitbetaald, self.bonnen + ander.bonnen)

    def __neg__(self) -> Effect:
        return Effect(-self.besteed, -self.uitbetaald, -self.bonnen)


NIETS = Effect()


class Verloop(NamedTuple):
    """The days on which something changed, rising, and the sums up to and including each."""

    dagen: tuple[date, ...] = ()
    standen: tuple[Effect, ...] = ()

    def op(self, dag: date) -> Effect:
        """The sums over everything up to and including a day."""
        plek = bisect_right(self.dagen, dag)
        return self.standen[plek - 1] if plek else NIETS


def effect(mutatie: Mutatie, ontvanger: str = "") -> Effect:
    """What a mutatie does on its day. Of a retour, `ontvanger` says who got the money.

    besteed = Σ bon − Σ retour;
    uitbetaald = Σ voorschot + Σ vergoeding − Σ terugbetaling + Σ bon paid by the
    penvoerder − Σ retour received by the penvoerder.
    """
    bedrag = mutatie.bedrag
    match mutatie.soort:
        case Soort.BON:
            return Effect(bedrag, bedrag if mutatie.betaald_door == PENVOERDER else NUL, 1)
        case Soort.VOORSCHOT | Soort.VERGOEDING:
            return Effect(NUL, bedrag)
        case Soort.TERUGBETALING:
            return Effect(NUL, -bedrag)
        case Soort.RETOUR:
            return Effect(-bedrag, -bedrag if ontvanger == PENVOERDER else NUL)
        case _:
            return NIETS


def ontvanger_van(retour: Mutatie, bonnen: dict[str, Mutatie]) -> str:
    """Who got the money of a retour: whoever paid the bon, unless the retour says."""
    bon = bonnen.get(retour.van)
    return retour.ontvangen_door or (bon.betaald_door if bon else "")


def maak_verloop(mutaties: Iterable[Mutatie]) -> Verloop:
    """The verloop of one logboek's lines."""
    mutaties = tuple(mutaties)
    stornos = werkende_stornos(mutaties)
    retouren = any(m.soort == Soort.RETOUR for m in mutaties)
    bonnen = {m.nummer: m for m in mutaties if m.soort == Soort.BON} if retouren else {}
    per_dag: dict[date, Effect] = {}
    for mutatie in mutaties:
        wat = effect(mutatie, ontvanger_van(mutatie, bonnen) if mutatie.soort == Soort.RETOUR else "")
        if wat is NIETS:
            continue
        vanaf = ongedaan_vanaf(mutatie, stornos) if stornos else None
        if vanaf == mutatie.datum:
            continue
        per_dag[mutatie.datum] = per_dag.get(mutatie.datum, NIETS) + wat
        if vanaf is not None:
            per_dag[vanaf] = per_dag.get(vanaf, NIETS) + -wat
    dagen = tuple(sorted(per_dag))
    standen = []
    som = NIETS
    for dag in dagen:
        som += per_dag[dag]
        standen.append(som)
    return Verloop(dagen, tuple(standen))
