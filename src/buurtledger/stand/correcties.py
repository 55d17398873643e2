"""What was undone after the period it was dated in: a correction, told apart from what happened in a period.

The difference of two stands is what was booked in between and not undone by its end, and the corrections of what was
booked before: the two always add up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from buurtledger.model.mutatie import MET_BEDRAG, Mutatie
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.verloop import NIETS, Effect, effect, ontvanger_van


class Correctie(NamedTuple):
    """A mutatie that was undone, and the storno that did it."""

    doel: Mutatie
    storno: Mutatie
    vanaf: date
    """The day on which the figures change."""
    effect: Effect
    """What that does to them, below zero for a bon."""


def correcties_in(mutaties: Iterable[Mutatie], van: date, tot_en_met: date) -> tuple[Correctie, ...]:
    """Of one logboek, the money that was dated before a period and undone in it, by day; an offer moved none."""
    mutaties = tuple(mutaties)
    ongedaan = zoek_ongedaan(mutaties)
    bonnen = {m.nummer: m for m in mutaties if m.soort == "bon"} if ongedaan.retouren else {}
    gevonden = []
    for doel in mutaties:
        vanaf = ongedaan.vanaf(doel)
        if vanaf is not None and doel.soort in MET_BEDRAG and doel.datum < van <= vanaf <= tot_en_met:
            wat = effect(doel, ontvanger_van(doel, bonnen) if doel.soort == "retour" else "")
            gevonden.append(Correctie(doel, ongedaan.stornos[doel.nummer], vanaf, -wat))
    return tuple(sorted(gevonden, key=lambda correctie: (correctie.vanaf, correctie.doel.nummer)))


def samen(correcties: Iterable[Correctie]) -> Effect:
    """What corrections do to the figures together."""
    som = NIETS
    for correctie in correcties:
        som += correctie.effect
    return som


def rond_stornos(mutaties: Iterable[Mutatie]) -> frozenset[str]:
    """The ids of one logboek by which stornos can be understood: theirs, of what they name, and its bon or retouren."""
    mutaties = tuple(mutaties)
    stornos = {m.nummer: m.van for m in mutaties if m.soort == "storno"}
    if not stornos:
        return frozenset()
    doelen = set(stornos.values())
    retouren = [m for m in mutaties if m.soort == "retour"]
    eigen = {m.nummer for m in retouren if m.van in doelen} | {m.van for m in retouren if m.nummer in doelen}
    return frozenset(eigen.union(stornos, doelen))
