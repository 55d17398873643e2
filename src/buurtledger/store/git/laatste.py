"""Which commit the books stand at."""

from __future__ import annotations

from pathlib import Path

from buurtledger.store.git.archief import open_archief
from buurtledger.store.git.proces import GitFout


def laatste_commit(wortel: Path) -> str:
    """The number of the last commit, with a `+` when the folder holds anything else; empty without git."""
    try:
        with open_archief(wortel, diep=False) as archief:
            if archief is None or not archief.hoofd:
                return ""
            in_git = {pad: blob for pad, blob in archief.kaart(archief.hoofd).items() if not _verborgen(pad)}
            return archief.hoofd[:10] + ("" if archief.werkmap() == in_git else "+")
    except GitFout:
        return ""


def _verborgen(pad: str) -> bool:
    return any(deel.startswith(".") for deel in pad.split("/"))
