"""Looking for private details in every file of the ledger that is published."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from buurtledger.checks.privacy import prive_in
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.rollen import Rollen
from buurtledger.store.files.bestand import lees_tekst, onderliggend

_TWEEDE_KERN = 4 * 1024 * 1024
"""From so many bytes on a second process saves more time than it costs to start."""


def prive(wortel: Path, rollen: Rollen) -> Iterator[Bevinding]:
    """The private details in all files below `data/`; also in comments, since those are published too."""
    for pad in _paden(wortel):
        yield from _in_bestand(wortel, rollen, pad)


@contextmanager
def prive_ernaast(wortel: Path, rollen: Rollen) -> Iterator[Callable[[], Iterator[Bevinding]]]:
    """The same, asked for later: when there is much to look at, another process looks while this one goes on."""
    paden = _paden(wortel)
    groot = sum((wortel / pad).lstat().st_size for pad in paden if os.path.lexists(wortel / pad))
    if groot < _TWEEDE_KERN or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        yield partial(prive, wortel, rollen)
        return
    from multiprocessing import get_context

    with get_context("fork").Pool(1) as werker:
        gevraagd = werker.map_async(partial(_alles_in, wortel, rollen), paden)
        yield lambda: (gevonden for bestand in gevraagd.get() for gevonden in bestand)


def _paden(wortel: Path) -> list[str]:
    return [pad for pad in onderliggend(wortel, "data") if pad.endswith((".yaml", ".yml", ".md", ".txt", ".csv"))]


def _in_bestand(wortel: Path, rollen: Rollen, pad: str) -> Iterator[Bevinding]:
    return prive_in(lees_tekst(wortel, pad).tekst, pad, rollen)


def _alles_in(wortel: Path, rollen: Rollen, pad: str) -> list[Bevinding]:
    return list(_in_bestand(wortel, rollen, pad))
