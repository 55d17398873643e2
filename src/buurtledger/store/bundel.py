"""A new zip, written file by file: the same files give the same bytes, and what is there is never written over."""

from __future__ import annotations

import errno
import os
import secrets
import zipfile
from collections.abc import Callable
from pathlib import Path

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.store.kluis.plek import git_boom

_DAG = (1980, 1, 1, 0, 0, 0)
"""Of every file in it: a zip knows no earlier day, and the day on which it was made is no part of what it holds."""

Erin = Callable[[str, bytes], None]
"""Puts a file in the zip: its path there, and what it holds."""


def bezwaar_tegen_plek(naar: Path) -> Bericht | None:
    """Why a bundle may not come there: something is there, or git keeps the folder; what is in it may be of people."""
    if os.path.lexists(naar):
        return zin("{bestand} bestaat al; kies een andere naam", bestand=str(naar))
    if boom := git_boom(naar.parent.resolve()):
        return zin("{boom} is een map die git bewaart; kies een map daarbuiten", boom=str(boom))
    return None


def schrijf_bundel(naar: Path, vul: Callable[[Erin], None]) -> Bericht | None:
    """Write a zip that only its owner can read, wholly or not at all; why not, when it cannot be done.

    It has its name once it is whole: whoever is stopped halfway leaves no zip that looks like one.
    Nothing is packed smaller: pictures and PDF are, and so the bytes do not depend on who packs.
    """
    half = naar.with_name(f".{naar.name}.{secrets.token_hex(4)}")
    vlaggen = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        schrijver = os.open(half, vlaggen, 0o600)
    except OSError as fout:
        return _niet_te_schrijven(naar, fout)
    try:
        with os.fdopen(schrijver, "w+b") as stroom:
            with zipfile.ZipFile(stroom, "w", zipfile.ZIP_STORED) as bundel:

                def erin(naam: str, inhoud: bytes) -> None:
                    wat = zipfile.ZipInfo(naam, _DAG)
                    wat.create_system, wat.external_attr = 3, 0o644 << 16
                    bundel.writestr(wat, inhoud)

                vul(erin)
            stroom.flush()
            os.fsync(stroom.fileno())
        _geef_naam(half, naar)
    except OSError as fout:
        return _niet_te_schrijven(naar, fout)
    finally:
        half.unlink(missing_ok=True)
    return None


def _geef_naam(half: Path, naar: Path) -> None:
    """Give a file a name that nothing has; raises OSError."""
    try:
        # A link fails where a file is: no moment between looking and making.
        naar.hardlink_to(half)
    except FileExistsError:
        raise
    except OSError:
        # A stick may know no links.
        if os.path.lexists(naar):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(naar)) from None
        half.rename(naar)


def _niet_te_schrijven(naar: Path, fout: OSError) -> Bericht:
    reden = reden_van(fout)
    return zin("{bestand} is niet te schrijven: {reden}. Er is niets veranderd", bestand=str(naar), reden=reden)
