"""Putting a whole file on the disk at one stroke: readers, and a power cut, see the old bytes or the new ones."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from buurtledger.model.bericht import Bericht, reden_van, zin


def vervang(pad: Path, inhoud: bytes) -> Bericht | None:
    """Replace a file's content, or make it; why not, when it cannot be done."""
    return _zet(pad, inhoud, nieuw=False)


def vervang_vastgehouden(lezer: int, pad: Path, inhoud: bytes) -> Bericht | None:
    """The same for a file that we hold open to write in: Windows puts no other file in its place, so there it is
    written over."""
    if os.name != "nt":
        return vervang(pad, inhoud)
    os.lseek(lezer, 0, os.SEEK_SET)
    os.write(lezer, inhoud)
    os.ftruncate(lezer, len(inhoud))
    os.fsync(lezer)
    return None


def maak_nieuw(pad: Path, inhoud: bytes) -> Bericht | None:
    """Make a file that is not there yet; why not, when it cannot be done. A file that is there stays as it is."""
    return _zet(pad, inhoud, nieuw=True)


def schrijf_door(pad: Path, inhoud: bytes | Iterable[bytes]) -> Bericht | None:
    """Write to whatever a person named; why not, when it cannot be done. What comes in pieces is never held whole.

    A file is replaced at one stroke, where a symlink points when it is named by one. A pipe, a device or an open file
    of a process (`/dev/stdout`) is written to, and stays what it is; a reader who leaves early has seen enough.
    """
    try:
        soort = pad.stat().st_mode
    except FileNotFoundError:
        soort = stat.S_IFREG
    except OSError as fout:
        return _niet_te_schrijven(pad, fout)
    if stat.S_ISDIR(soort):
        return zin("{bestand} is een map; noem een bestand", bestand=str(pad))
    hier = os.path.realpath(pad.parent)
    if stat.S_ISREG(soort) and hier != "/dev" and not hier.startswith("/proc/"):
        return _zet(Path(os.path.realpath(pad)), inhoud, nieuw=False)
    try:
        with pad.open("ab", buffering=0) as stroom:
            for stuk in _stukken(inhoud):
                rest = memoryview(stuk)
                while rest:
                    rest = rest[stroom.write(rest) :]
    except BrokenPipeError:
        return None
    except OSError as fout:
        return _niet_te_schrijven(pad, fout)
    return None


def _niet_te_schrijven(pad: Path, fout: OSError) -> Bericht:
    reden = reden_van(fout)
    return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=pad.name, reden=reden)


def _stukken(inhoud: bytes | Iterable[bytes]) -> Iterable[bytes]:
    return (inhoud,) if isinstance(inhoud, bytes) else inhoud


def _zet(pad: Path, inhoud: bytes | Iterable[bytes], *, nieuw: bool) -> Bericht | None:
    from tempfile import mkstemp  # who only reads has no use for what that loads

    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        lezer, naam = mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
        tijdelijk = Path(naam)
        try:
            with os.fdopen(lezer, "wb") as stroom:
                for stuk in _stukken(inhoud):
                    stroom.write(stuk)
                stroom.flush()
                os.fsync(stroom.fileno())
            tijdelijk.chmod(pad.stat().st_mode & 0o777 if pad.exists() else 0o644)
            if nieuw:
                # A link fails where a file is: no moment between looking and making.
                pad.hardlink_to(tijdelijk)
            else:
                tijdelijk.replace(pad)
            bewaar_map(pad.parent)
        finally:
            tijdelijk.unlink(missing_ok=True)
    except OSError as fout:
        if nieuw and isinstance(fout, FileExistsError):
            return zin("{bestand} bestaat al", bestand=pad.name)
        return _niet_te_schrijven(pad, fout)
    return None


def bewaar_map(map_: Path) -> None:
    """Have the disk keep a file's name too; not every system can."""
    if os.name == "posix":
        lezer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(lezer)
        finally:
            os.close(lezer)
