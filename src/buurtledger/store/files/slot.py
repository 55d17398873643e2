"""One writer at a time: a lock on an open file, which the system lifts when the process ends."""

from __future__ import annotations

import errno
import os
import stat
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

        while True:
            try:
                zet(msvcrt.LK_LOCK)
                break
            except OSError as fout:
                # Windows gives up after ten seconds; whoever writes may take longer than that.
                if fout.errno != errno.EDEADLK:
                    raise
        try:
            yield
        finally:
            zet(msvcrt.LK_UNLCK)

    def pak_slot(lezer: int) -> bool:
        """Hold the file behind a descriptor until it is closed; False when another process does, without waiting."""
        os.lseek(lezer, 1 << 40, os.SEEK_SET)
        try:
            msvcrt.locking(lezer, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
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

    def pak_slot(lezer: int) -> bool:
        """Hold the file behind a descriptor until it is closed; False when another process does, without waiting."""
        try:
            fcntl.flock(lezer, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk that knows no locks
        return True


@contextmanager
def op_slot_van(pad: Path, vlaggen: int, rechten: int = 0o666) -> Iterator[int]:
    """Open a regular file and hold it; wait while another process does. Gives its descriptor.

    While we waited another may have put a new file in its place, and what is written to the old one is lost: so what
    is held is always the file that the path names, or a new attempt is made. Raises OSError.
    """
    veilig = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    while True:
        lezer = os.open(pad, vlaggen | veilig, rechten)
        try:
            gehouden = os.fstat(lezer)
            if not stat.S_ISREG(gehouden.st_mode):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(pad))
            with op_slot(lezer):
                if _is_nog(pad, gehouden):
                    yield lezer
                    return
        finally:
            os.close(lezer)


def _is_nog(pad: Path, gehouden: os.stat_result) -> bool:
    try:
        nu = pad.lstat()
    except FileNotFoundError:
        return False
    return (nu.st_dev, nu.st_ino) == (gehouden.st_dev, gehouden.st_ino)


@contextmanager
def een_bewerker(wortel: Path) -> Iterator[None]:
    """Hold the ledger for an edit in place; wait while another process edits. The plan's file stands for all."""
    with op_slot_van(wortel / BUDGET, os.O_RDONLY):
        yield
