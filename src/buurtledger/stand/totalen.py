"""What was spent, added up by shop, activity, month, post or gebied. What is undone does not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import HEEFT_BEDRAG, Mutatie, Soort

LEVERANCIER, ACTIVITEIT, MAAND, POST, GEBIED = "leverancier", "activiteit", "maand", "post", "gebied"
PER = (LEVERANCIER, ACTIVITEIT, MAAND, POST, GEBIED)
"""What can be added up by."""

Boeking = tuple[Mutatie, Mutatie | None]
"""A mutatie that is not undone, and the one it refers to."""


class Totaal(NamedTuple):
    """What belongs together."""

    groep: str
    """The shop or activity as it was spelled most, empty where none was named; the month `2023-01`; the id."""
    bonnen: int
    besteed: Decimal
    """Σ bon − Σ retour, in euro's."""


def tel_per_soort(mutaties: Iterable[Mutatie]) -> dict[str, tuple[int, Decimal]]:
    """Per kind that moves money how many and how much in euro's, in the order of the kinds."""
    per_soort: dict[str, list[Decimal]] = {soort.value: [] for soort in HEEFT_BEDRAG}
    for mutatie in mutaties:
        if mutatie.soort in per_soort:
            per_soort[mutatie.soort].append(mutatie.bedrag)
    return {soort: (len(bedragen), sum(bedragen, NUL)) for soort, bedragen in per_soort.items() if bedragen}


def tel_per(boekingen: Iterable[Boeking], per: str, begroting: Begroting) -> tuple[Totaal, ...]:
    """What was spent, by one of `PER`: shops and activities by amount, months by time, the rest as in the plan.

    A retour goes to the shop and activity of its bon, and to its own month.
    """
    sleutel = _SLEUTELS[per]
    namen: dict[str, Counter[str]] = {}
    bedragen: dict[str, list[Decimal]] = {}
    bonnen: Counter[str] = Counter()
    for mutatie, doel in boekingen:
        if mutatie.soort not in (Soort.BON, Soort.RETOUR):
            continue
        naam = sleutel(mutatie, doel or mutatie)
        groep = " ".join(naam.casefold().split())
        namen.setdefault(groep, Counter())[naam] += 1
        bedragen.setdefault(groep, []).append(mutatie.bedrag if mutatie.soort == Soort.BON else -mutatie.bedrag)
        bonnen[groep] += mutatie.soort == Soort.BON
    totalen = [
        Totaal(namen[groep].most_common(1)[0][0], bonnen[groep], sum(eigen, NUL)) for groep, eigen in bedragen.items()
    ]
    if per == MAAND:
        return tuple(sorted(totalen))
    if per in (POST, GEBIED):
        plek = {id_: nr for nr, id_ in enumerate((*(g.id for g in begroting.gebieden), *begroting.posten))}
        return tuple(sorted(totalen, key=lambda totaal: plek.get(totaal.groep, len(plek))))
    return tuple(sorted(totalen, key=lambda totaal: (-totaal.besteed, totaal.groep)))


_SLEUTELS: Mapping[str, Callable[[Mutatie, Mutatie], str]] = {
    LEVERANCIER: lambda mutatie, doel: mutatie.leverancier or doel.leverancier,
    ACTIVITEIT: lambda mutatie, doel: mutatie.activiteit or doel.activiteit,
    MAAND: lambda mutatie, _: f"{mutatie.datum:%Y-%m}",
    POST: lambda mutatie, _: mutatie.post,
    GEBIED: lambda mutatie, _: mutatie.post.partition("/")[0],
}
