"""`--naar`: output goes to what was named, and to nothing else."""

from __future__ import annotations

from pathlib import Path

from buurtledger.cli.omgeving import ONLEESBAAR, Omgeving, stop
from buurtledger.cli.stromen import schrijf_uit
from buurtledger.store.files.wegschrijven import schrijf_door


def schrijf_naar(hier: Omgeving, naar: str, inhoud: bytes) -> None:
    """Write to a file, a pipe, a device or (`-`) standard output, and say so; stops when that cannot be done."""
    if naar == "-":
        schrijf_uit(inhoud)
        return
    fout = schrijf_door(Path(naar), inhoud)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=naar))
