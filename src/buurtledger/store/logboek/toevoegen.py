"""Adding a line to a logboek. What is already there is never rewritten."""

from __future__ import annotations

import os
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.mutatie import Mutatie, logboek_van
from buurtledger.store.files.slot import op_slot_van
from buurtledger.store.files.wegschrijven import bewaar_map
from buurtledger.store.logboek.lezen import is_afgebroken, lees_logboek
from buurtledger.store.logboek.patroon import lees_vlug, schrijf_regel

_STAART = 128 * 1024
"""More bytes than the longest line that can be read."""


def voeg_toe(wortel: Path, mutatie: Mutatie, *meer: Mutatie) -> Bericht | None:
    """Append the line of a mutatie to the logboek of its post, and more of that post; why not, when it cannot be done.

    Afterwards the file holds its old bytes, or its old bytes and every whole new
    line, and what is there is on the disk.
    """
    regels = [schrijf_regel(een) for een in (mutatie, *meer)]
    for een, regel in zip((mutatie, *meer), regels, strict=True):
        if lees_vlug(regel, mutatie.post, een.lijn) != een:
            # Only reachable through a fault of ours; better no line than one that reads otherwise.
            return zin("deze mutatie is niet veilig op te schrijven: {regel}", regel=regel)
    regel = "\n".join(regels)
    pad = wortel / logboek_van(mutatie.post)
    try:
        nieuw = not pad.exists()
        pad.parent.mkdir(parents=True, exist_ok=True)
        if any(deel.is_symlink() for deel in (pad, *pad.parents[:3])):
            return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=logboek_van(mutatie.post))
        with op_slot_van(pad, os.O_RDWR | os.O_APPEND | os.O_CREAT) as lezer:
            bezwaar = _schrijf(lezer, mutatie, regel)
        if nieuw and bezwaar is None:
            bewaar_map(pad.parent)
        return bezwaar
    except OSError as fout:
        return zin(
            "{bestand} is niet te schrijven: {reden}. Er is niets veranderd",
            bestand=logboek_van(mutatie.post),
            reden=fout.strerror or str(fout),
        )


def _schrijf(lezer: int, mutatie: Mutatie, regel: str) -> Bericht | None:
    lengte = os.fstat(lezer).st_size
    staart = _lees_staart(lezer, lengte)
    if staart and not staart.endswith(b"\n"):
        laatste = staart.rpartition(b"\n")[2].decode("utf-8", "replace")
        if not lees_logboek(laatste, mutatie.post).mutaties:
            bestand = logboek_van(mutatie.post)
            if is_afgebroken(laatste):
                return zin(
                    "de laatste regel van {bestand} is niet af; buurtledger herstel brengt dat in orde", bestand=bestand
                )
            return zin(
                "de laatste regel van {bestand} is niet te lezen; buurtledger check zegt wat eraan schort",
                bestand=bestand,
            )
        regel = "\n" + regel
    inhoud = (regel + "\n").encode()
    try:
        geschreven = os.write(lezer, inhoud)
        if geschreven != len(inhoud):
            raise OSError(28, "de schijf is vol")
        os.fsync(lezer)
    except OSError:
        os.ftruncate(lezer, lengte)
        raise
    return None


def _lees_staart(lezer: int, lengte: int) -> bytes:
    os.lseek(lezer, max(0, lengte - _STAART), os.SEEK_SET)
    return os.read(lezer, _STAART)


def neem_terug(wortel: Path, mutatie: Mutatie) -> None:
    """Take out the line that `voeg_toe` wrote just now, when what should be written with it elsewhere was not.

    Only when it is still the last: what somebody added since leans on nothing, but is not ours to move.
    """
    regel = (schrijf_regel(mutatie) + "\n").encode()
    with op_slot_van(wortel / logboek_van(mutatie.post), os.O_RDWR) as lezer:
        begin = os.fstat(lezer).st_size - len(regel)
        os.lseek(lezer, max(0, begin), os.SEEK_SET)
        if os.read(lezer, len(regel)) == regel:
            os.ftruncate(lezer, begin)
            os.fsync(lezer)
