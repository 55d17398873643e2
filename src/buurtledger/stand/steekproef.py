"""The kascommissie's sample: by amount, and the same for everybody who knows the seed.

Monetary unit sampling, systematic: lay all bonnen in the order of their ids on a line, each as long as its amount,
and put a mark every `totaal / aantal` euro's, the first at a place that SHA-256 of the seed decides. The bonnen under
a mark are looked at. So a bon of twice the amount has twice the chance, a bon longer than the distance is always there,
and nobody can choose: agree on the seed in public before the quarter ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie


class Steekproef(NamedTuple):
    """What was drawn, and from what."""

    zaad: str
    totaal: Decimal
    stap: Decimal
    begin: Decimal
    gekozen: tuple[Mutatie, ...]
    uit: int


def trek(bonnen: Sequence[Mutatie], zaad: str, aantal: int) -> Steekproef:
    """Draw about `aantal` bonnen; all of them when there are no more."""
    op_rij = sorted(bonnen, key=lambda m: m.nummer)
    totaal = sum((m.bedrag for m in op_rij), NUL)
    if not op_rij or aantal >= len(op_rij):
        return Steekproef(zaad, totaal, NUL, NUL, tuple(op_rij), len(op_rij))
    centen = int(totaal * 100)
    # Whole cents only, and no chance but the seed's: anyone may work it out by hand.
    begin = int.from_bytes(sha256(zaad.encode()).digest()) % -(-centen // aantal)
    merken = [begin + nr * centen // aantal for nr in range(aantal)]
    gekozen, tot = [], 0
    for bon in op_rij:
        vanaf, tot = tot, tot + int(bon.bedrag * 100)
        if any(vanaf <= merk < tot for merk in merken):
            gekozen.append(bon)
    return Steekproef(zaad, totaal, Decimal(centen) / 100 / aantal, Decimal(begin) / 100, tuple(gekozen), len(op_rij))
