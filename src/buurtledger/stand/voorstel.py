"""A proposal for the meeting: expected underspend to the posten that run short. Never applied by itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from buurtledger.model.besluit import Verschuiving
from buurtledger.model.geld import NUL
from buurtledger.stand.prognose import Verwachting

STAP = Decimal("5.00")
"""Amounts that people can talk about: whole steps of five euro's."""


def stel_voor(verwachtingen: Sequence[Verwachting], coordinatie: str) -> tuple[Verschuiving, ...]:
    """Moves that fill the largest shortages first, from where the most is sure to be left.

    A post gives no more than what it keeps even when it spends the most, nor what it
    was already promised. Coordination gets nothing: its share has a maximum. Nor does a post that is closed.
    """
    krijgen_niets = {coordinatie, *(v.post.id for v in verwachtingen if v.post.gesloten)}
    nodig = {v.post.id: _omhoog(-v.over) for v in verwachtingen if v.over < 0 and v.post.id not in krijgen_niets}
    ruimte = {
        v.post.id: _omlaag(min(v.over_minstens, v.cijfers.beschikbaar)) for v in verwachtingen if v.post.id not in nodig
    }
    verschuivingen = []
    for naar in sorted(nodig, key=lambda post: (-nodig[post], post)):
        tekort = nodig[naar]
        for van in sorted(ruimte, key=lambda post: (post == coordinatie, -ruimte[post], post)):
            bedrag = min(tekort, ruimte[van])
            if bedrag > 0:
                verschuivingen.append(Verschuiving(van, naar, bedrag))
                ruimte[van] -= bedrag
                tekort -= bedrag
    return tuple(verschuivingen)


def _omhoog(bedrag: Decimal) -> Decimal:
    return (bedrag / STAP).to_integral_value(ROUND_CEILING) * STAP


def _omlaag(bedrag: Decimal) -> Decimal:
    return max(bedrag // STAP * STAP, NUL)
