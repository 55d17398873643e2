"""Asking which line of a small book is meant, where its number was not typed."""

from __future__ import annotations

from collections.abc import Mapping

from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import vraag
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.zoeken import past_op_nummer
from buurtledger.report.taal import schoon

_GETOOND = 8
"""So many of the last lines are shown; more are offered while typing."""


def kies_regel(hier: Omgeving, nummer: str | None, regels: Mapping[str, str], tekst: str) -> str:
    """The number as it was typed, or that of the line that is picked: by its number, the end of it, or a piece of what
    it says. `regels` has what each says by its number, the oldest first."""
    if nummer is not None:
        return nummer

    def lees(getypt: str) -> str | Bericht:
        klein = getypt.casefold()
        past = [getypt] if getypt in regels else [nr for nr in regels if klein and past_op_nummer(getypt, nr)]
        past = past or [nr for nr, wat in regels.items() if klein and klein in wat.casefold()]
        if len(past) == 1:
            return past[0]
        if past:
            return zin("{naam} past op {posten}", naam=getypt, posten=tuple(past[:5]))
        return zin("{tekst} is er niet; typ een nummer of een stuk van wat er staat", tekst=getypt)

    keuzes = [Keus(nr, schoon(wat)[:60]) for nr, wat in list(regels.items())[::-1]]
    if hier.mag_vragen:
        for keus in keuzes[:_GETOOND]:
            hier.zeg_zin(f"  {keus.waarde}  {keus.uitleg}")
    return vraag(hier, "NUMMER", tekst, lees, keuzes=keuzes)
