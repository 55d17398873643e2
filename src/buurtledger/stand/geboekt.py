"""What was booked on a post in a period, line by line, each with what it does to the figures.

A line that was undone in the period stands beside the storno that undid it, so that the lines add up to the figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import KERN, MET_BEDRAG, PENVOERDER, Mutatie, Soort
from buurtledger.stand.correcties import Correctie
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import Effect, effect, ontvanger_van


class Geboekt(NamedTuple):
    """A line and its effect."""

    mutatie: Mutatie
    """Of a correction the storno."""
    doel: Mutatie | None
    """What it undoes, of a correction."""
    dag: date
    """The day on which the figures change."""
    effect: Effect

    @property
    def _wat(self) -> Mutatie:
        return self.doel or self.mutatie

    @property
    def uitgegeven(self) -> Decimal:
        """What it does to what was spent, in euro's: below zero for a retour, or what was undone."""
        return self.effect.besteed

    @property
    def groepen(self) -> Decimal:
        """Money to groups, or below zero from them, in euro's."""
        return NUL if self._wat.soort in _IN_WINKELS else self.effect.uitbetaald

    @property
    def rechtstreeks(self) -> Decimal:
        """Money from the account to shops, or below zero from them, in euro's."""
        return self.effect.uitbetaald if self._wat.soort in _IN_WINKELS else NUL

    @property
    def betaler(self) -> str:
        """Who paid a shop, or got the money of a retour; empty where no shop is in it."""
        if self._wat.soort not in _IN_WINKELS:
            return ""
        return PENVOERDER if self.effect.uitbetaald else KERN


_IN_WINKELS = (Soort.BON, Soort.RETOUR)


def geboekt_in(mutaties: Iterable[Mutatie], van: date, tot_en_met: date) -> tuple[Geboekt, ...]:
    """Of one logboek what is dated in a period, and what undid it in the same period, by day.

    Their effects add up to what happened in the period itself, without corrections of before (`correcties_in`).
    """
    mutaties = tuple(mutaties)
    ongedaan = zoek_ongedaan(mutaties)
    bonnen = {m.nummer: m for m in mutaties if m.soort == Soort.BON} if ongedaan.retouren else {}
    gevonden = []
    for m in mutaties:
        if m.soort not in MET_BEDRAG or not van <= m.datum <= tot_en_met:
            continue
        wat = effect(m, ontvanger_van(m, bonnen) if m.soort == Soort.RETOUR else "")
        gevonden.append(Geboekt(m, None, m.datum, wat))
        vanaf = ongedaan.vanaf(m)
        if vanaf is not None and vanaf <= tot_en_met:
            gevonden.append(Geboekt(ongedaan.stornos[m.nummer], m, vanaf, -wat))
    return tuple(sorted(gevonden, key=lambda g: (g.dag, g.doel is not None, g.mutatie.nummer)))


def als_geboekt(correctie: Correctie) -> Geboekt:
    """A correction of an earlier period as a line."""
    return Geboekt(correctie.storno, correctie.doel, correctie.vanaf, correctie.effect)
