"""What is undone, and from which day: the stornos of one logboek, worked out.

The outcome does not depend on the order of the lines: merges interleave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from buurtledger.model.mutatie import Mutatie, Soort

ZONDER_STORNO = (Soort.STORNO, Soort.AKKOORD)
"""What a storno cannot undo."""


def werkende_stornos(mutaties: Iterable[Mutatie]) -> Mapping[str, Mutatie]:
    """Per id of an undone mutatie, the storno that undoes it, for the lines of one logboek.

    Of two stornos of the same mutatie the earliest counts. A bon is undone only
    when its retouren are undone on or before the day of its storno: else money
    that came back would stay behind without the purchase it came from.
    """
    doelen: dict[str, Mutatie] = {}
    stornos: dict[str, Mutatie] = {}
    retouren: dict[str, list[Mutatie]] = {}
    for mutatie in mutaties:
        if mutatie.soort == Soort.STORNO:
            eerder = stornos.get(mutatie.van)
            if eerder is None or (mutatie.datum, mutatie.nummer) < (eerder.datum, eerder.nummer):
                stornos[mutatie.van] = mutatie
        elif mutatie.soort != Soort.AKKOORD:
            doelen.setdefault(mutatie.nummer, mutatie)
            if mutatie.soort == Soort.RETOUR:
                retouren.setdefault(mutatie.van, []).append(mutatie)
    return {
        nummer: storno
        for nummer, storno in stornos.items()
        if nummer in doelen and all(_is_ongedaan(retour, stornos, storno.datum) for retour in retouren.get(nummer, ()))
    }


def levende_retouren(mutaties: Iterable[Mutatie], bon: str, op: date) -> tuple[Mutatie, ...]:
    """The retouren of a bon that no storno dated `op` or earlier undoes."""
    mutaties = tuple(mutaties)
    stornos = werkende_stornos(mutaties)
    return tuple(m for m in mutaties if m.soort == Soort.RETOUR and m.van == bon and not _is_ongedaan(m, stornos, op))


def _is_ongedaan(mutatie: Mutatie, stornos: Mapping[str, Mutatie], op: date) -> bool:
    storno = stornos.get(mutatie.nummer)
    return storno is not None and (storno.datum <= op or storno.datum <= mutatie.datum)


def ongedaan_vanaf(mutatie: Mutatie, stornos: Mapping[str, Mutatie]) -> date | None:
    """The first day on which a mutatie no longer counts; its own day when it never did."""
    storno = stornos.get(mutatie.nummer)
    return None if storno is None else max(storno.datum, mutatie.datum)


def geldend(mutaties: Iterable[Mutatie], op: date) -> tuple[Mutatie, ...]:
    """The mutaties of one logboek that are not undone from the start or by `op`."""
    mutaties = tuple(mutaties)
    stornos = werkende_stornos(mutaties)
    return tuple(m for m in mutaties if not _is_ongedaan(m, stornos, op))
