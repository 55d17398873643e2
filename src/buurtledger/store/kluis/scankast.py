"""Scans taken out of the kluis one by one, by the hash that a line names."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.store.kluis.bewaren import bekijk
from buurtledger.store.kluis.plek import Scan, inhoud_van
from buurtledger.store.kluis.sleutels import Sleutel


class Uitgehaald(NamedTuple):
    """What a scan holds, and of what kind it is."""

    soort: str
    inhoud: bytes


class Scankast:
    """The scans of a kluis. None are held: each is read when it is asked for."""

    def __init__(self, kluis: Path, sleutel: Sleutel | None) -> None:
        self._sleutel = sleutel
        self._scans: dict[str, list[Scan]] = defaultdict(list)
        for scan in inhoud_van(kluis).scans:
            self._scans[scan.hash].append(scan)

    def haal(self, hash_: str) -> Uitgehaald | str:
        """What a scan holds, held against its hash; or in a word (Dutch, as the catalogs have it) why it is missing."""
        dicht = False
        for scan in self._scans.get(hash_, ()):
            gezien = bekijk(scan, self._sleutel)
            if gezien.inhoud is not None:
                return Uitgehaald(scan.soort, gezien.inhoud)
            dicht |= gezien.dicht
        if dicht:
            return N_("versleuteld, niet te openen")
        return N_("veranderd in de kluis") if hash_ in self._scans else N_("niet in de kluis")
