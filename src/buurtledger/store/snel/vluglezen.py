"""The figures of a logboek without a value for every line: what a cold `status` reads.

Bonnen as buurtledger writes them are added up per day straight from their columns. All
other lines, and the bonnen they refer to, become mutaties as always. The outcome is
that of reading everything and adding it up (tests/test_vluglezen.py); where that is
not certain, there is no outcome here and everything is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import compress
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import PENVOERDER, Mutatie
from buurtledger.stand.kwartaalstand import is_laat, laatkomers
from buurtledger.stand.verloop import Effect, Verloop, per_dag, tel_door
from buurtledger.store.snel.kolommen import Kolommen, lees_kolommen


class Figuren(NamedTuple):
    """What a logboek amounts to."""

    aantal: int
    verloop: Verloop
    laat: tuple[Mutatie, ...]
    """The lines that a quarter tells of one by one, in no order."""


def lees_figuren(tekst: str, post: str) -> Figuren | None:
    """The figures of a text; None when every line must be read to know them."""
    kolommen = lees_kolommen(tekst, post)
    if kolommen is None:
        return None
    aantal = len(kolommen.lijnen) + len(kolommen.los)
    return Figuren(aantal, verloop_van(kolommen), (*laatkomers(kolommen.los), *_late_bonnen(kolommen)))


def verloop_van(kolommen: Kolommen) -> Verloop:
    """How the figures of a logboek went."""
    dagen, bedragen = kolommen.velden["datum"], kolommen.velden["bedrag"]
    van_penvoerder = [betaler == PENVOERDER for betaler in kolommen.velden["betaald_door"]]
    besteed = _per_dag(dagen, bedragen)
    uitbetaald = _per_dag(compress(dagen, van_penvoerder), compress(bedragen, van_penvoerder))
    effecten = per_dag(kolommen.los)
    for dag, gegeven in besteed.items():
        erbij = Effect(sum(map(Decimal, gegeven), NUL), sum(map(Decimal, uitbetaald.get(dag, ())), NUL), len(gegeven))
        op = date.fromisoformat(dag)
        effecten[op] = effecten[op] + erbij if op in effecten else erbij
    return tel_door(effecten)


def _per_dag(dagen: Iterable[str], bedragen: Iterable[str]) -> dict[str, list[str]]:
    gevonden: defaultdict[str, list[str]] = defaultdict(list)
    for dag, bedrag in zip(dagen, bedragen, strict=True):
        gevonden[dag].append(bedrag)
    return gevonden


def _late_bonnen(kolommen: Kolommen) -> list[Mutatie]:
    datums, invoer = kolommen.velden["datum"], [nummer[:6] for nummer in kolommen.velden["bon"]]
    laat = {
        (datum, zes) for datum, zes in {*zip(datums, invoer, strict=True)} if is_laat(date.fromisoformat(datum), zes)
    }
    return kolommen.bonnen([dag in laat for dag in zip(datums, invoer, strict=True)]) if laat else []
