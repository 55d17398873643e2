"""One writer at a time: a lock on an open file, which the system lifts when the process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buurtledger.model.begroting import BUDGET

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def op_slot(lezer: int) -> Iterator[None]:
        """Hold the file behind a descriptor; wait while another process does."""
        # A byte far past the end: Windows would keep readers from a locked byte that is there.
        ver = 1 << 40

        def zet(wijze: int) -> None:
            hier = os.lseek(lezer, ver, os.SEEK_SET)
            assert hier == ver
            msvcrt.locking(lezer, wijze, 1)

        zet(msvcrt.LK_LOCK)
        try:
            yield
        finally:
            zet(msvcrt.LK_UNLCK)
else:
    import fcntl

    @contextmanager
    def op_slot(lezer: int) -> Iterator[None]:
        """Hold the file behind a descriptor; wait while another process does."""
        fcntl.flock(lezer, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lezer, fcntl.LOCK_UN)


@contextmanager
def een_bewerker(wortel: Path) -> Iterator[None]:
    """Hold the ledger for an edit in place; wait while another process edits. The plan's file stands for all."""
    lezer = os.open(wortel / BUDGET, os.O_RDONLY)
    try:
        with op_slot(lezer):
            yield
    finally:
        os.close(lezer)
