"""Adding one line to the end of a small file."""

from __future__ import annotations

from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.store.files.bestand import lees_bytes, symlink_op_weg
from buurtledger.store.files.slot import een_bewerker
from buurtledger.store.files.wegschrijven import vervang


def voeg_regel_toe(wortel: Path, pad: str, regel: str) -> Bericht | None:
    """Add a line to a file, which is made when it is not there; why not, when it cannot be done.

    What stands there stays byte for byte, but for the newline that its last line may miss.
    """
    if weg := symlink_op_weg(wortel, pad):
        return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
    with een_bewerker(wortel):
        oud = lees_bytes(wortel, pad)
        if isinstance(oud, Bevinding):
            return oud.bericht
        scheiding = b"\n" if oud and not oud.endswith(b"\n") else b""
        return vervang(wortel / pad, oud + scheiding + regel.encode() + b"\n")
