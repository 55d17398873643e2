"""Looking for private details in every file of the ledger that is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from buurtledger.checks.privacy import prive_in
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.rollen import Rollen
from buurtledger.store.bestand import lees_tekst, onderliggend


def prive(wortel: Path, rollen: Rollen) -> Iterator[Bevinding]:
    """The private details in all files below `data/`; also in comments, since those are published too."""
    for pad in onderliggend(wortel, "data"):
        if pad.endswith((".yaml", ".yml", ".md", ".txt", ".csv")):
            yield from prive_in(lees_tekst(wortel, pad).tekst, pad, rollen)
