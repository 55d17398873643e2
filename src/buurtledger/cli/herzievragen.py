"""What is asked when a mutatie is corrected: every field it has, with the old value to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from buurtledger.cli.bonvragen import vingerafdruk
from buurtledger.cli.invoer import kader, of_verkeerd, vind_bedrag
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vraagregel import Keus
from buurtledger.cli.vragen import vraag
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.dagwoorden import lees_ingevoerd
from buurtledger.model.geld import nederlands
from buurtledger.model.mutatie import BEWIJZEN, KERN, PENVOERDER, TEKSTVELDEN, Mutatie
from buurtledger.model.tekst import bezwaar_tegen

Waarde = str | date | Decimal | None

_KEUZES = {"betaald_door": (KERN, PENVOERDER), "ontvangen_door": (KERN, PENVOERDER), "bewijs": BEWIJZEN}
_ALTIJD = ("datum", "bedrag", "omschrijving", "leverancier", "betaald_door")
"""Asked also where they are empty; the others only when there is something to change."""


def lees_velden(hier: Omgeving, getypt: Mapping[str, str]) -> dict[str, Waarde]:
    """The values of what was typed, by field; an empty text takes an optional field away. Stops at what is wrong."""
    return {
        veld: vingerafdruk(hier, tekst) if veld == "scan" and tekst else of_verkeerd(_lezer(hier, veld)(tekst))
        for veld, tekst in getypt.items()
    }


def vraag_velden(hier: Omgeving, doel: Mutatie, kan: tuple[str, ...]) -> dict[str, Waarde]:
    """Ask for each field with its old value on the line."""
    hier.zeg(hier.taal("Verander wat niet klopt; enter houdt wat er staat."))
    koppen = {
        "datum": hier.taal("Datum op het papier"),
        "bedrag": hier.taal("Bedrag"),
        "btw": hier.taal("Btw in het bedrag"),
        "omschrijving": hier.taal("Omschrijving"),
        "leverancier": hier.taal("Winkel"),
        "betaald_door": hier.taal("Betaald door"),
        "ontvangen_door": hier.taal("Ontvangen door"),
        "bewijs": hier.taal("Bewijs"),
        "activiteit": hier.taal("Activiteit"),
        "notitie": hier.taal("Notitie"),
    }
    return {
        veld: vraag(
            hier,
            f"--{veld}",
            koppen[veld],
            _lezer(hier, veld),
            begin=_getypt(getattr(doel, veld)),
            keuzes=[Keus(keuze) for keuze in _KEUZES.get(veld, ())],
        )
        for veld in kan
        if veld in koppen and (veld in _ALTIJD or getattr(doel, veld))
    }


def _getypt(waarde: Waarde) -> str:
    if isinstance(waarde, Decimal):
        return nederlands(waarde)
    return f"{waarde:%d-%m-%Y}" if isinstance(waarde, date) else waarde or ""


def _lezer(hier: Omgeving, veld: str) -> Callable[[str], Waarde | Bericht]:
    """How the text of a field is read."""
    if veld == "datum":
        return lambda tekst: lees_ingevoerd(tekst, kader(hier))
    if veld == "bedrag":
        return vind_bedrag
    if veld == "btw":
        return lambda tekst: vind_bedrag(tekst) if tekst else None
    if veld in _KEUZES:
        return lambda tekst: _keuze(tekst, _KEUZES[veld])
    return lambda tekst: _tekst(tekst, TEKSTVELDEN[veld])


def _keuze(tekst: str, keuzes: tuple[str, ...]) -> str | Bericht:
    klein = tekst.strip().casefold()
    passend = [keuze for keuze in keuzes if klein and keuze.startswith(klein)]
    if not klein or len(passend) == 1:
        return passend[0] if passend else ""
    return zin("kies uit {keuzes}", keuzes=keuzes)


def _tekst(tekst: str, lengte: int) -> str | Bericht:
    kaal = " ".join(tekst.split())
    return (bezwaar_tegen(kaal, lengte) if kaal else None) or kaal
