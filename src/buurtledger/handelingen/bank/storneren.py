"""Undoing one line in the book of an account or of the cash."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import Afschrift, Bankregel, Geldig, Regelsoort, Telling
from buurtledger.model.bericht import zin
from buurtledger.model.nummer import maak_nummer
from buurtledger.model.regelboek import Regelstorno
from buurtledger.store.bankboek import lees_bankboeken, schrijf_erbij


def storneer(wortel: Path, nummer: str, reden: str, vandaag: date) -> str | Bezwaar:
    """Write a storno: the file; or why it cannot be. Both sides of a transfer between own accounts go together."""
    boeken = lees_bankboeken(wortel).boeken
    geldig = {naam: Geldig(boek) for naam, boek in boeken.items()}
    bezet = {getattr(regel, "nummer", "") for boek in boeken.values() for regel in boek.regels}
    for naam, een in geldig.items():
        regels: list[Afschrift | Bankregel | Telling] = [*een.bankregels, *een.afschriften, *een.tellingen]
        doel = next((regel for regel in regels if regel.nummer == nummer), None)
        if doel is None:
            continue
        if isinstance(doel, Afschrift):
            return Bezwaar(zin("{nummer} is een afschrift; neem het terug met bank importeer --terug", nummer=nummer))
        weg = [(naam, nummer)]
        if isinstance(doel, Bankregel) and doel.soort == Regelsoort.OVERBOEKING:
            weg += ((ander, r.nummer) for ander, g in geldig.items() for r in g.bankregels if r.nummer in doel.van)
        for boek, van in weg:
            eigen = maak_nummer(vandaag, bezet, secrets.choice)
            bezet.add(eigen)
            if fout := schrijf_erbij(wortel, boek, (Regelstorno(eigen, van, vandaag, reden),)):
                return Bezwaar(fout, True)
        return een.boek.bestand
    if any(getattr(regel, "nummer", "") == nummer for boek in boeken.values() for regel in boek.regels):
        return Bezwaar(zin("{nummer} is al gestorneerd, of is zelf een storno", nummer=nummer))
    return Bezwaar(zin("{nummer} is er niet in data/bank", nummer=nummer))
