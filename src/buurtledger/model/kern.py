"""A kern: who it is, and what it tells of its money."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.verantwoording import Verantwoording


class Kern(NamedTuple):
    """One resident group. `naam` is empty while nobody has named it."""

    id: str
    naam: str
    bron: str
    verantwoording: Verantwoording = Verantwoording()
