"""The commit that takes a line out: the logboek without it and its rectificatie, together and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.store.git.proces import Git, GitFout
from buurtledger.store.git.vastleggen import Bestand
from buurtledger.store.git.vastleggen import leg_vast as leg_stukken_vast


def laatst_vastgelegd(wortel: Path, pad: str) -> bytes:
    """A file as the last commit holds it; empty when it holds none, or there is no git."""
    try:
        return Git(wortel)("cat-file", "blob", f"HEAD:./{pad}")
    except GitFout:
        return b""


def leg_vast(wortel: Path, inhoud: Mapping[str, bytes], boodschap: str) -> Bericht | None:
    """Make one commit in which these files have this content; why not, when it cannot be done.

    What else is changed or staged stays as it is.
    """
    stukken = [Bestand(pad, laatst_vastgelegd(wortel, pad), tekst) for pad, tekst in inhoud.items()]
    fout = leg_stukken_vast(wortel, stukken, boodschap)
    if fout is None:
        return None
    return zin(
        "het is hersteld, maar niet vastgelegd in git; leg {bestanden} samen vast. {reden}",
        bestanden=tuple(inhoud),
        reden=fout,
    )
