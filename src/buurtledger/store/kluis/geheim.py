"""A small file of our own in the kluis: open, or encrypted as scans are when rollen has keys."""

from __future__ import annotations

import os
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.plek import lees_gewoon, schrijf_over
from buurtledger.store.kluis.sleutels import Sleutel, ontsleutel, versleutel


def lees_geheim(kluis: Path, naam: str, sleutel: Sleutel | None) -> bytes | Bericht | None:
    """What it holds; None when it is not there, or why it cannot be read."""
    dicht = kluis / f"{naam}.age"
    if not os.path.lexists(dicht):
        return lees_gewoon(kluis / naam) if os.path.lexists(kluis / naam) else None
    inhoud = lees_gewoon(dicht)
    if isinstance(inhoud, Bericht):
        return inhoud
    if sleutel is None:
        return zin(
            "{bestand} in de kluis is versleuteld; zet BUURTLEDGER_SLEUTEL op het bestand met je geheime sleutel",
            bestand=naam,
        )
    geopend = ontsleutel(inhoud, sleutel)
    return zin("jouw sleutel opent {bestand} in de kluis niet", bestand=naam) if geopend is None else geopend


def schrijf_geheim(kluis: Path, naam: str, inhoud: bytes, rollen: Rollen) -> Bericht | None:
    """Keep it, at one stroke; or why that cannot be done."""
    sleutels = [persoon.kluis for persoon in rollen.personen if persoon.kluis]
    if not sleutels:
        return schrijf_over(kluis / naam, inhoud)
    bezwaar = schrijf_over(kluis / f"{naam}.age", versleutel(inhoud, sleutels))
    if bezwaar is None:
        (kluis / naam).unlink(missing_ok=True)
    return bezwaar
