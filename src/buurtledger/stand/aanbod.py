"""Which kernen took up what was offered to them: by the `activiteit` of their bonnen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Aanbod, Begroting
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.model.zoeken import kaal
from buurtledger.stand.ongedaan import geldend


class Gebruik(NamedTuple):
    """What one kern or other post spent on an offer."""

    post: str
    bedrag: Decimal
    bonnen: int


class Benut(NamedTuple):
    """An offer, and who took it up, in the order of the begroting."""

    aanbod: Aanbod
    gebruik: tuple[Gebruik, ...]

    @property
    def kernen(self) -> int:
        """How many took it up."""
        return len(self.gebruik)


def benut(begroting: Begroting, logboeken: Mapping[str, Sequence[Mutatie]], op: date) -> tuple[Benut, ...]:
    """Every offer with the kernen that took it up by a day: those with a bon of that activiteit that is not undone."""
    if not begroting.aanbod:
        return ()
    per_label: dict[str, dict[str, list[Mutatie]]] = {}
    for post in filter(begroting.is_kern, begroting.posten):
        for mutatie in geldend(logboeken.get(post, ()), op):
            if mutatie.soort == Soort.BON and mutatie.activiteit and mutatie.datum <= op:
                per_label.setdefault(_naam(mutatie.activiteit), {}).setdefault(post, []).append(mutatie)
    return tuple(
        Benut(
            aanbod,
            tuple(
                Gebruik(post, sum((bon.bedrag for bon in bonnen), NUL), len(bonnen))
                for post, bonnen in per_label.get(_naam(aanbod.naam), {}).items()
            ),
        )
        for aanbod in begroting.aanbod
    )


def _naam(tekst: str) -> str:
    """A name as people mean it: `LSA lidmaatschap` is `LSA-lidmaatschap`."""
    klein = kaal(tekst)
    return "".join(teken for teken in klein if teken.isalnum()) or klein


def benut_door(alles: Sequence[Benut], post: str) -> tuple[str, ...]:
    """The names of the offers that one kern took up."""
    return tuple(een.aanbod.naam for een in alles if any(gebruik.post == post for gebruik in een.gebruik))
