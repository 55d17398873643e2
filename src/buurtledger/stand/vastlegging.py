"""What accepted offers hold on a post: a verplichting, less what its bonnen have used, and never below nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.stand.ongedaan import Ongedaan, zoek_ongedaan


class Vastlegging(NamedTuple):
    """A verplichting and what became of it."""

    verplichting: Mutatie
    bonnen: tuple[Mutatie, ...]
    """The bonnen that name it."""
    over: Mapping[date, Decimal]
    """What it holds from each day on which that changes, rising."""

    def op(self, dag: date) -> Decimal:
        """What it holds on a day."""
        return next((self.over[vanaf] for vanaf in sorted(self.over, reverse=True) if vanaf <= dag), NUL)


def vastleggingen(mutaties: Sequence[Mutatie], ongedaan: Ongedaan | None = None) -> tuple[Vastlegging, ...]:
    """The verplichtingen of one logboek, stornos worked out, in the order of its lines."""
    verplichtingen = {m.nummer: m for m in mutaties if m.soort == Soort.VERPLICHTING}
    if not verplichtingen:
        return ()
    ongedaan = ongedaan or zoek_ongedaan(mutaties)
    bonnen: dict[str, list[Mutatie]] = defaultdict(list)
    for mutatie in mutaties:
        if mutatie.bij in verplichtingen:
            bonnen[mutatie.bij].append(mutatie)
    return tuple(_vastlegging(een, bonnen[nummer], ongedaan) for nummer, een in verplichtingen.items())


def _vastlegging(verplichting: Mutatie, bonnen: Sequence[Mutatie], ongedaan: Ongedaan) -> Vastlegging:
    retouren = [retour for bon in bonnen for retour in ongedaan.retouren.get(bon.nummer, ())]
    erbij = [(m, m.bedrag if m.soort == Soort.BON else -m.bedrag) for m in (*bonnen, *retouren)]
    dagen = {verplichting.datum, *(m.datum for m, _ in erbij)}
    dagen |= {weg for m in (verplichting, *bonnen, *retouren) if (weg := ongedaan.vanaf(m)) is not None}

    def telt(mutatie: Mutatie, dag: date) -> bool:
        weg = ongedaan.vanaf(mutatie)
        return mutatie.datum <= dag and (weg is None or weg > dag)

    over: dict[date, Decimal] = {}
    for dag in sorted(dagen):
        gebruikt = sum((bedrag for m, bedrag in erbij if telt(m, dag)), NUL)
        over[dag] = max(verplichting.bedrag - gebruikt, NUL) if telt(verplichting, dag) else NUL
    return Vastlegging(verplichting, tuple(bonnen), over)


def per_dag(mutaties: Sequence[Mutatie], ongedaan: Ongedaan) -> dict[date, Decimal]:
    """What the verplichtingen of a logboek hold more, or less, from each day on."""
    uit: dict[date, Decimal] = defaultdict(lambda: NUL)
    for een in vastleggingen(mutaties, ongedaan):
        vorige = NUL
        for dag, over in een.over.items():
            uit[dag] += over - vorige
            vorige = over
    return {dag: verschil for dag, verschil in uit.items() if verschil}
