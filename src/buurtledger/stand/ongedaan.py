"""What is undone, and from which day: the stornos of one logboek, worked out.

The outcome does not depend on the order of the lines: merges interleave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.datum import kwartaal_van
from buurtledger.model.mutatie import ZONDER_STORNO, Mutatie


class Ongedaan(NamedTuple):
    """The stornos of a logboek that take effect, and the retouren per bon."""

    stornos: Mapping[str, Mutatie]
    """Per id of an undone mutatie, the storno that undoes it."""
    retouren: Mapping[str, Sequence[Mutatie]]

    def vanaf(self, mutatie: Mutatie) -> date | None:
        """The first day on which a mutatie no longer counts; its own day when it never did."""
        storno = self.stornos.get(mutatie.nummer)
        return None if storno is None else max(storno.datum, mutatie.datum)

    def geldt(self, mutatie: Mutatie, op: date) -> bool:
        """Whether a mutatie is not undone: not from the start, nor by that day."""
        return not _is_ongedaan(mutatie, self.stornos, op)

    def levende_retouren(self, bon: str, op: date) -> tuple[Mutatie, ...]:
        """The retouren of a bon that are not undone by a day."""
        return tuple(retour for retour in self.retouren.get(bon, ()) if self.geldt(retour, op))


def zoek_ongedaan(mutaties: Iterable[Mutatie]) -> Ongedaan:
    """Work out the stornos of one logboek.

    Of two stornos of the same mutatie the earliest counts. A bon is undone only
    when its retouren are undone on or before the day of its storno: else money
    that came back would stay behind without the purchase it came from.
    """
    mutaties = tuple(mutaties)
    stornos: dict[str, Mutatie] = {}
    retouren: dict[str, list[Mutatie]] = {}
    for mutatie in mutaties:
        if mutatie.soort == "storno":
            eerder = stornos.get(mutatie.van)
            if eerder is None or (mutatie.datum, mutatie.nummer) < (eerder.datum, eerder.nummer):
                stornos[mutatie.van] = mutatie
        elif mutatie.soort == "retour":
            retouren.setdefault(mutatie.van, []).append(mutatie)
    if stornos:
        doelen = {m.nummer for m in mutaties if m.soort not in ZONDER_STORNO}
        stornos = {
            nummer: storno
            for nummer, storno in stornos.items()
            if nummer in doelen and all(_is_ongedaan(r, stornos, storno.datum) for r in retouren.get(nummer, ()))
        }
    return Ongedaan(stornos, retouren)


def _is_ongedaan(mutatie: Mutatie, stornos: Mapping[str, Mutatie], op: date) -> bool:
    storno = stornos.get(mutatie.nummer)
    return storno is not None and (storno.datum <= op or storno.datum <= mutatie.datum)


def geldend(mutaties: Sequence[Mutatie], op: date) -> tuple[Mutatie, ...]:
    """The mutaties of one logboek that are not undone from the start or by `op`."""
    ongedaan = zoek_ongedaan(mutaties)
    return tuple(m for m in mutaties if ongedaan.geldt(m, op)) if ongedaan.stornos else tuple(mutaties)


def stornodag(doel: Mutatie, mutaties: Iterable[Mutatie], vandaag: date) -> date:
    """The day on which a storno entered today undoes a mutatie of this logboek, so that a correction reads as one.

    The day of the mutatie itself when no round ever told of it: it was entered and dated in this quarter, or entered
    this very day, of whatever day it is. Else today. Never before its last retour was undone; a retour undone from the
    start is not in the way.
    """
    nu = kwartaal_van(vandaag)
    nooit_verteld = doel.invoerdag == vandaag or nu == kwartaal_van(doel.invoerdag) == kwartaal_van(doel.datum)
    eigen = nooit_verteld and doel.datum <= vandaag
    ongedaan = zoek_ongedaan(mutaties)
    gestorneerd = ((r, ongedaan.stornos.get(r.nummer)) for r in ongedaan.retouren.get(doel.nummer, ()))
    later = [storno.datum for retour, storno in gestorneerd if storno and storno.datum > retour.datum]
    return max([doel.datum if eigen else vandaag, *later])
