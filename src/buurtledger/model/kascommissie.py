"""What the kascommissie looked at and found: `data/kascommissie.yaml`."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from collections.abc import Iterable
from typing import NamedTuple

from buurtledger.model.velden import Datum, Nummer, Tekst200, Tekst2000

KASCOMMISSIE = "data/kascommissie.yaml"
"""The file, relative to the ledger's folder."""


class Oordeel(NamedTuple):
    """What was found of one bon."""

    datum: Datum
    bon: Nummer
    oordeel: Tekst2000
    zaad: Tekst200 = ""
    """The seed of the sample that it was drawn in."""
    door: Tekst200 = ""
    """Who looked: the public name of a person of rollen, or a name as it was typed; empty where nobody said."""


def tegenspraak(oordelen: Iterable[Oordeel]) -> dict[str, tuple[Oordeel, ...]]:
    """Per bon that was judged in more than one way its judgements, by day."""
    per_bon: dict[str, list[Oordeel]] = {}
    for oordeel in oordelen:
        per_bon.setdefault(oordeel.bon, []).append(oordeel)
    return {
        bon: tuple(sorted(eigen, key=lambda oordeel: oordeel.datum))
        for bon, eigen in per_bon.items()
        if len({" ".join(oordeel.oordeel.casefold().split()) for oordeel in eigen}) > 1
    }


class Oordelen(NamedTuple):
    """`data/kascommissie.yaml`."""

    bevindingen: tuple[Oordeel, ...] = ()
