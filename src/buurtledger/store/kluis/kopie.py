"""Files between a kluis and a disk that may be full, gone, read-only, or a stranger's. Symlinks are never followed.

A file is written under a name of its own, then named: a stick that is pulled out leaves the old file or the new one.
Everything raises OSError.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, reden_van, zin

_STUK = 1 << 20
_HALF = re.compile(r"\.[0-9a-f]{16}")
_LEES = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Gevonden(NamedTuple):
    """A file below a folder: its path with slashes, and its size."""

    pad: str
    bytes: int


def gewone_bestanden(map_: Path) -> tuple[list[Gevonden], list[str]]:
    """The plain files below a folder, in order, and what is no plain file; hidden ones are passed over."""
    bestanden, anders = [], []

    def fout(wat: OSError) -> None:
        raise wat

    for hier, mappen, namen in os.walk(map_, onerror=fout):
        onder = Path(hier)
        anders += [_pad(onder / naam, map_) for naam in mappen if (onder / naam).is_symlink()]
        mappen[:] = sorted(naam for naam in mappen if not naam.startswith("."))
        for naam in namen:
            if naam.startswith("."):
                continue
            feiten = (onder / naam).lstat()
            if stat.S_ISREG(feiten.st_mode):
                bestanden.append(Gevonden(_pad(onder / naam, map_), feiten.st_size))
            else:
                anders.append(_pad(onder / naam, map_))
    return sorted(bestanden), sorted(anders)


def _pad(pad: Path, map_: Path) -> str:
    return pad.relative_to(map_).as_posix()


def ruim_half_op(map_: Path) -> None:
    """Take away what was being written when the stick was pulled out."""
    for hier, _, namen in os.walk(map_):
        for naam in namen:
            if _HALF.fullmatch(naam) and stat.S_ISREG((Path(hier) / naam).lstat().st_mode):
                (Path(hier) / naam).unlink()


def is_gewoon(map_: Path, pad: str) -> bool:
    """Whether a path below a folder is a plain file, and no part of it a symlink."""
    hier = map_
    delen = pad.split("/")
    for nr, deel in enumerate(delen, start=1):
        hier /= deel
        try:
            soort = hier.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return False
        if not (stat.S_ISREG(soort) if nr == len(delen) else stat.S_ISDIR(soort)):
            return False
    return True


def stukken(pad: Path, *, van_schijf: bool = False) -> Iterator[bytes]:
    """The bytes of a plain file; `van_schijf` has the system forget what it still knew of it."""
    lezer = os.open(pad, _LEES)
    with os.fdopen(lezer, "rb", buffering=0) as stroom:
        if not stat.S_ISREG(os.fstat(lezer).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(pad))
        if van_schijf and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(lezer, 0, 0, os.POSIX_FADV_DONTNEED)
        while stuk := stroom.read(_STUK):
            yield stuk


def som_van(pad: Path, *, van_schijf: bool = False) -> str:
    """The SHA-256 of a plain file."""
    som = hashlib.sha256()
    for stuk in stukken(pad, van_schijf=van_schijf):
        som.update(stuk)
    return som.hexdigest()


def schrijf_over(bron: Path, map_: Path, pad: str, *, mag_vervangen: bool) -> str:
    """Copy a file to a path below a folder, which are made: the SHA-256 of what was copied.

    Without `mag_vervangen` a file that is there stays (FileExistsError).
    """
    return _zet(stukken(bron), map_, pad, mag_vervangen=mag_vervangen)


def schrijf_bytes(inhoud: bytes, map_: Path, pad: str) -> None:
    """The same for bytes, over what stands there."""
    _zet(iter((inhoud,)), map_, pad, mag_vervangen=True)


def _zet(inhoud: Iterator[bytes], map_: Path, pad: str, *, mag_vervangen: bool) -> str:
    doel = map_ / pad
    hier = map_
    for deel in pad.split("/")[:-1]:
        hier /= deel
        with contextlib.suppress(FileExistsError):
            hier.mkdir(mode=0o700)
        if not stat.S_ISDIR(hier.lstat().st_mode):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(hier))
    if os.path.lexists(doel) and not (mag_vervangen and stat.S_ISREG(doel.lstat().st_mode)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(doel))
    half = hier / f".{secrets.token_hex(8)}"
    som = hashlib.sha256()
    schrijver = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(schrijver, "wb") as stroom:
            for stuk in inhoud:
                som.update(stuk)
                stroom.write(stuk)
            stroom.flush()
            os.fsync(schrijver)
        half.replace(doel)
    except BaseException:
        with contextlib.suppress(OSError):
            half.unlink()
        raise
    _bewaar_naam(hier)
    return som.hexdigest()


def _bewaar_naam(map_: Path) -> None:
    """Have the disk keep a name; not every disk of a stick can."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            lezer = os.open(map_, os.O_RDONLY)
            try:
                os.fsync(lezer)
            finally:
                os.close(lezer)


_WAAROM = {
    errno.ENOSPC: zin("de schijf is vol"),
    errno.EDQUOT: zin("de schijf is vol"),
    errno.EROFS: zin("er kan alleen van gelezen worden; zit er een schuifje op de stick?"),
    errno.EACCES: zin("daar mag je niet bij"),
    errno.EPERM: zin("daar mag je niet bij"),
    errno.EIO: zin("de schijf geeft fouten, of is eruit getrokken"),
    errno.ENODEV: zin("de schijf is eruit getrokken"),
    errno.ENXIO: zin("de schijf is eruit getrokken"),
    errno.EFBIG: zin("het bestand is te groot voor deze schijf"),
    errno.ELOOP: zin("het is een symlink; die volgt buurtledger niet"),
    errno.EEXIST: zin("daar ligt al iets anders"),
    errno.ENOTDIR: zin("waar een map hoort, ligt iets anders"),
}


def waarom(fout: OSError) -> Bericht:
    """What went wrong, in words that help."""
    return _WAAROM.get(fout.errno or 0) or zin("{reden}", reden=reden_van(fout))


def is_op(fout: OSError) -> bool:
    """Whether going on has no sense: the disk is full, read-only or gone."""
    return fout.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT)
