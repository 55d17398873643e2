"""`--naar`: output goes to what was named, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from buurtledger.cli.omgeving import ONLEESBAAR, Omgeving, stop
from buurtledger.cli.stromen import schrijf_uit
from buurtledger.store.files.wegschrijven import schrijf_door


def schrijf_naar(hier: Omgeving, naar: str, inhoud: bytes | Iterable[bytes]) -> None:
    """Write to a file, a pipe, a device or (`-`) standard output, and say so; stops when that cannot be done.

    What comes in pieces is written as it comes.
    """
    if naar == "-":
        for stuk in (inhoud,) if isinstance(inhoud, bytes) else inhoud:
            schrijf_uit(stuk)
        return
    fout = schrijf_door(Path(naar), inhoud)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=naar))
