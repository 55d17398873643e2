"""Answering `buurtledger check BESTAND`, however it was asked. Needs no Typer: an editor asks at every save."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import FOUTEN, GOED, Omgeving
from buurtledger.cli.uitvoer import toon
from buurtledger.report.bevindingen import Bevindingen

if TYPE_CHECKING:
    from buurtledger.model.bevinding import Bevinding

VORMEN = ("tekst", "json", "github", "junit")
"""The formats in which findings are printed."""


def lijkt_bestand(woord: str) -> bool:
    """Whether a word after `check` is a file: no rule has a point or a slash in its name."""
    return "/" in woord or os.sep in woord or "." in woord


def beantwoord(hier: Omgeving, bestanden: Sequence[str], formaat: str, regels: Collection[str] = ()) -> int:
    """Print what the rules find in these files and, because of them, in others. Without `regels` all rules."""
    from buurtledger.checks.register import REGELS
    from buurtledger.handelingen.een_bestand import NIET_GEVRAAGD, kijk_bestand_na, pad_binnen

    gekozen = tuple(regels or REGELS)
    paden = [of_stop(hier, pad_binnen(hier.wortel, getypt, Path.cwd())) for getypt in bestanden]
    gevonden: list[Bevinding] = []
    for pad in dict.fromkeys(paden):
        gevonden += (b for b in kijk_bestand_na(hier.wortel, pad, hier.vandaag) if b not in gevonden)
    verslag = Bevindingen(tuple(b for b in gevonden if b.regel in gekozen), gekozen, (NIET_GEVRAAGD,))
    toon(hier, formaat, verslag, VORMEN)
    if formaat == "tekst":
        hier.zeg(hier.taal("Niet nagekeken: {wat}.", wat=hier.taal.zeg(NIET_GEVRAAGD)))
    return FOUTEN if verslag.fouten else GOED
