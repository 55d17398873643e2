"""How a post's figures change from day to day; every figure at a date is a sum of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import PENVOERDER, Mutatie
from buurtledger.stand.ongedaan import zoek_ongedaan
from buurtledger.stand.vastlegging import per_dag as vastgelegd_per_dag


class Effect(NamedTuple):
    """What something does to a post. Since besteed + te verantwoorden = uitbetaald, two sums are enough, and what
    accepted offers hold."""

    besteed: Decimal = NUL
    uitbetaald: Decimal = NUL
    bonnen: int = 0
    vastgelegd: Decimal = NUL

    def __add__(self, ander: object) -> Effect:
        if not isinstance(ander, Effect):
            return NotImplemented
        return Effect(
            self.besteed + ander.besteed,
            self.uitbetaald + ander.uitbetaald,
            self.bonnen + ander.bonnen,
            self.vastgelegd + ander.vastgelegd,
        )

    def __neg__(self) -> Effect:
        return Effect(-self.besteed, -self.uitbetaald, -self.bonnen, -self.vastgelegd)


NIETS = Effect()


class Verloop(NamedTuple):
    """The days of which something was booked, rising, and the sums up to and including each.

    Also a day on which nothing changed: of an akkoord, or of what was undone from the start.
    """

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
        case "bon":
            return Effect(bedrag, bedrag if mutatie.betaald_door == PENVOERDER else NUL, 1)
        case "voorschot" | "vergoeding":
            return Effect(NUL, bedrag)
        case "terugbetaling":
            return Effect(NUL, -bedrag)
        case "retour":
            return Effect(-bedrag, -bedrag if ontvanger == PENVOERDER else NUL)
        case _:
            return NIETS


def ontvanger_van(retour: Mutatie, bonnen: Mapping[str, Mutatie]) -> str:
    """Who got the money of a retour: whoever paid the bon, unless the retour says."""
    bon = bonnen.get(retour.van)
    return retour.ontvangen_door or (bon.betaald_door if bon else "")


def maak_verloop(mutaties: Iterable[Mutatie]) -> Verloop:
    """The verloop of one logboek's lines."""
    return tel_door(per_dag(mutaties))


def per_dag(mutaties: Iterable[Mutatie]) -> dict[date, Effect]:
    """What the lines of one logboek do on each day, stornos worked out."""
    mutaties = tuple(mutaties)
    ongedaan = zoek_ongedaan(mutaties)
    bonnen = {m.nummer: m for m in mutaties if m.soort == "bon"} if ongedaan.retouren else {}
    op_dag: dict[date, list[Effect]] = {}
    for mutatie in mutaties:
        wat = effect(mutatie, ontvanger_van(mutatie, bonnen) if mutatie.soort == "retour" else "")
        op_dag.setdefault(mutatie.datum, [])
        vanaf = ongedaan.vanaf(mutatie)
        if vanaf == mutatie.datum or wat is NIETS:
            continue
        op_dag[mutatie.datum].append(wat)
        if vanaf is not None:
            op_dag.setdefault(vanaf, []).append(-wat)
    for dag, verschil in vastgelegd_per_dag(mutaties, ongedaan).items():
        op_dag.setdefault(dag, []).append(Effect(vastgelegd=verschil))
    return {dag: _som(effecten) for dag, effecten in op_dag.items()}


def vervolg(verloop: Verloop, erbij: Verloop) -> Verloop:
    """Two verlopen of the same post as one: of the lines that were there, and of lines added since."""
    op_dag: dict[date, Effect] = {}
    for deel in (verloop, erbij):
        vorige = NIETS
        for dag, stand in zip(*deel, strict=True):
            op_dag[dag] = op_dag.get(dag, NIETS) + stand + -vorige
            vorige = stand
    return tel_door(op_dag)


def _som(effecten: Sequence[Effect]) -> Effect:
    if not effecten:
        return NIETS
    besteed, uitbetaald, bonnen, vastgelegd = zip(*effecten, strict=True)
    return Effect(sum(besteed, NUL), sum(uitbetaald, NUL), sum(bonnen), sum(vastgelegd, NUL))


def tel_door(op_dag: Mapping[date, Effect]) -> Verloop:
    """The verloop of what happened on each day."""
    dagen = tuple(sorted(op_dag))
    kolommen = zip(*(op_dag[dag] for dag in dagen), strict=True)
    return Verloop(dagen, tuple(map(Effect, *map(accumulate, kolommen))) if dagen else ())
