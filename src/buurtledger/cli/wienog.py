"""Who has to look yet at what was written just now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from buurtledger.cli.omgeving import Omgeving
from buurtledger.handelingen.akkoord_nodig import vraagt_akkoord
from buurtledger.model.mutatie import Mutatie
from buurtledger.model.rollen import rolnaam

GENOEMD = 5
"""How many ids are named at once."""


def zeg_wie_nog(hier: Omgeving, wortel: Path, nieuw: Sequence[Mutatie]) -> None:
    """Say what was written above a limit, and who has to look at it."""
    gevraagd = vraagt_akkoord(wortel, hier.vandaag, nieuw)
    per_rol: dict[str, list[str]] = {}
    for nummer, rollen in gevraagd.items():
        for rol in rollen:
            per_rol.setdefault(rol, []).append(nummer)
    for rol, nummers in per_rol.items():
        hier.zeg_zin(
            hier.taal(
                "Boven een grens: {aantal:regel vraagt|regels vragen} een akkoord van {rol}, {nummers}. "
                "Dat doet een ander: buurtledger akkoord NUMMER",
                aantal=len(nummers),
                rol=rolnaam(rol),
                nummers=(*nummers[:GENOEMD], *(("…",) if len(nummers) > GENOEMD else ())),
            )
        )
