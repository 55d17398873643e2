"""One at a time changes what the kluis remembers: who reads it, thinks, and writes it again holds it meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from buurtledger.store.files.slot import op_slot, pak_slot

SLOT = ".slot"
"""Hidden, so that neither a backup nor `kluis toon` takes it for something that is kept."""


@contextmanager
def kluis_op_slot(kluis: Path, wacht: Callable[[], None]) -> Iterator[None]:
    """Hold the kluis; `wacht` is called when another process does, before waiting for it.

    A kluis that cannot be written is not held: nothing changes in it.
    """
    lezer = _open(kluis)
    if lezer is None:
        yield
        return
    try:
        if pak_slot(lezer):
            yield
        else:
            wacht()
            with op_slot(lezer):
                yield
    finally:
        os.close(lezer)


def _open(kluis: Path) -> int | None:
    """The file that stands for the kluis, which is never taken away; None where it cannot be made."""
    vlaggen = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.open(kluis / SLOT, vlaggen, 0o600)
    except OSError:
        return None
