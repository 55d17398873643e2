"""The one door: a file with sheets, whatever it calls itself, read by what is in it."""

from __future__ import annotations

import stat
from pathlib import Path

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.model.blad import Blad
from buurtledger.store.bladen.csvblad import lees_csv
from buurtledger.store.bladen.rekenblad import lees_rekenblad

HOOGSTENS = 16 * 1024 * 1024
"""The largest file that is read, in bytes."""


def open_bladen(pad: Path) -> tuple[Blad, ...] | Bericht:
    """The sheets of a file, in its order; why not, when it cannot be read. Only `pad` is read, and nothing is run."""
    try:
        if not stat.S_ISREG(pad.stat().st_mode):
            return zin("{bestand} is geen bestand", bestand=str(pad))
        with pad.open("rb") as stroom:
            inhoud = stroom.read(HOOGSTENS + 1)
    except OSError as fout:
        return zin("{bestand}: {reden}", bestand=str(pad), reden=reden_van(fout))
    uitkomst = lees_bladen(inhoud)
    return zin("{bestand}: {reden}", bestand=pad.name, reden=uitkomst) if isinstance(uitkomst, Bericht) else uitkomst


def lees_bladen(inhoud: bytes) -> tuple[Blad, ...] | Bericht:
    """The sheets in a file's bytes; a kind that cannot be read is named, with what can."""
    if len(inhoud) > HOOGSTENS:
        return zin("het bestand is te groot: hoogstens {hoogste} MiB", hoogste=HOOGSTENS // 2**20)
    if inhoud.startswith(b"PK"):
        return lees_rekenblad(inhoud)
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            return zin("er zit een wachtwoord op; sla het op zonder wachtwoord")
        return zin("dit is een oud rekenblad (.xls); sla het op als .xlsx, .ods of .csv")
    if inhoud.startswith(b"%PDF"):
        return zin("dit is een pdf; sla de tabel op als .xlsx, .ods of .csv")
    blad = lees_csv(inhoud)
    return blad if isinstance(blad, Bericht) else (blad,)
