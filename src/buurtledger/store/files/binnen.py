"""Reading, writing and removing within one folder, whatever the symlinks in it say.

Every part of a path is opened from the one before it, and none of them may be a symlink: what is looked at is what is
written, also when somebody swaps a folder for a link in between. (Windows knows no such opening: there each part is
looked at just before.)
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VANUIT = os.open in os.supports_dir_fd
_NIET_VOLGEN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Binnen:
    """A folder; its methods raise OSError, also where a part of the path is a symlink."""

    def __init__(self, map_: Path) -> None:
        self._map = map_

    def lees(self, pad: str) -> bytes | None:
        """The bytes of a regular file; None when there is none."""
        try:
            with self._ouder(pad, maak=False) as (ouder, naam):
                lezer = os.open(naam, os.O_RDONLY | _NIET_VOLGEN, dir_fd=ouder)
                with os.fdopen(lezer, "rb") as stroom:
                    return stroom.read() if stat.S_ISREG(os.fstat(lezer).st_mode) else None
        except FileNotFoundError:
            return None

    def schrijf(self, pad: str, inhoud: bytes, *, vast: bool = True) -> None:
        """Put a file there at one stroke; its folders are made. `vast` waits until the disk has it."""
        with self._ouder(pad, maak=True) as (ouder, naam):
            if _soort(naam, ouder) not in (0, stat.S_IFREG):
                raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), pad)
            map_, kaal = os.path.split(naam)
            tijdelijk = os.path.join(map_, f".{kaal}.{secrets.token_hex(4)}")  # noqa: PTH118 a name, not a path
            lezer = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NIET_VOLGEN, 0o600, dir_fd=ouder)
            try:
                with os.fdopen(lezer, "wb") as stroom:
                    stroom.write(inhoud)
                    stroom.flush()
                    if vast:
                        os.fsync(lezer)
                    if hasattr(os, "fchmod"):
                        os.fchmod(lezer, 0o644)
                os.replace(tijdelijk, naam, src_dir_fd=ouder, dst_dir_fd=ouder)
            except BaseException:
                os.unlink(tijdelijk, dir_fd=ouder)
                raise

    def verwijder(self, pad: str) -> bool:
        """Remove a regular file; False when there is none, or when it is not below this folder."""
        try:
            with self._ouder(pad, maak=False) as (ouder, naam):
                if _soort(naam, ouder) != stat.S_IFREG:
                    return False
                os.unlink(naam, dir_fd=ouder)
                return True
        except OSError:
            return False

    @contextmanager
    def _ouder(self, pad: str, *, maak: bool) -> Iterator[tuple[int | None, str]]:
        """The folder that holds a path's last part, opened, and that part; on Windows None and the whole path."""
        *mappen, naam = pad.split("/")
        if maak:
            self._map.mkdir(parents=True, exist_ok=True)
        if not _VANUIT:
            yield None, self._zonder_openen(mappen, naam, maak=maak)
            return
        vlaggen = os.O_RDONLY | os.O_DIRECTORY | _NIET_VOLGEN
        hier = os.open(self._map, vlaggen)
        try:
            for map_ in mappen:
                if maak and _soort(map_, hier) == 0:
                    os.mkdir(map_, dir_fd=hier)
                verder = os.open(map_, vlaggen, dir_fd=hier)
                os.close(hier)
                hier = verder
            yield hier, naam
        finally:
            os.close(hier)

    def _zonder_openen(self, mappen: list[str], naam: str, *, maak: bool) -> str:
        hier = self._map
        for map_ in mappen:
            hier /= map_
            if maak:
                hier.mkdir(exist_ok=True)
            if hier.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(hier))
        return str(hier / naam)


def _soort(naam: str, ouder: int | None) -> int:
    """What kind of thing a name is, itself; 0 when it is nothing."""
    try:
        return stat.S_IFMT(os.stat(naam, dir_fd=ouder, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return 0
