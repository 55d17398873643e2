"""A besluit that two versions of the mandates bind, of two branches, must do what each of them asks."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

from buurtledger.model.begroting import Mandaat
from buurtledger.store.git.toets import _strengste


def test_van_twee_mandaten_geldt_van_alles_het_strengste() -> None:
    ruim = Mandaat("coalitie", "de coalitie", Decimal(500), 0, 0)
    streng = Mandaat("coalitie", "de coalitie", Decimal(50), 2, 14)
    for volgorde in permutations((ruim, streng, ruim._replace(hoogstens=None))):
        assert _strengste(list(volgorde)) == streng
