"""What `buurtledger nieuw` asks a person."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vragen import vraag, vraag_bedrag, vraag_tekst
from buurtledger.handelingen.begrotingsblad import RuwePost, RuwGebied
from buurtledger.handelingen.opzet import Opzet
from buurtledger.handelingen.wensen import Gemis, Wensen
from buurtledger.model import aandeel
from buurtledger.model.begroting import Mandaat
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.dagwoorden import Kader, lees_ingevoerd
from buurtledger.model.geld import NUL, euro
from buurtledger.model.idnaam import vrij_id
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.report.taal import schoon


def vraag_naam(hier: Omgeving, wensen: Wensen, voorstel: str) -> Wensen:
    """How the ledger is called, unless that was said."""
    if wensen.naam:
        return wensen
    return wensen._replace(naam=_tekst(hier, "--naam", hier.taal("Hoe heet het grootboek?"), voorstel))


def vraag_bestand(hier: Omgeving) -> str:
    """Where the budget is, if it is in a file; empty when it will be typed."""
    tekst = hier.taal(
        "Is de begroting er als bestand (.csv, .xlsx, .ods)? Typ waar het staat, of niets om haar te typen"
    )

    def lees(getypt: str) -> str | Bericht:
        pad = getypt.strip("\"'")
        return pad if not pad or Path(pad).expanduser().is_file() else zin("{bestand} is geen bestand", bestand=pad)

    return vraag(hier, "", tekst, lees)


def vraag_begroting(hier: Omgeving, wensen: Wensen) -> tuple[Wensen, tuple[RuwGebied, ...]]:
    """The total, then gebied after gebied and post after post, with what is left to divide."""
    if wensen.totaal is None:
        hier.zeg(hier.taal("Hoeveel is er in totaal?"))
        wensen = wensen._replace(totaal=vraag_bedrag(hier, None))
    assert wensen.totaal is not None
    over: Decimal = wensen.totaal
    gebieden: list[RuwGebied] = []
    while over > 0 or not gebieden:
        hier.zeg(hier.taal("Nog te verdelen: {bedrag}", bedrag=euro(over)))
        naam = _vrij(hier, hier.taal("Gebied (niets: klaar)"))
        if not naam:
            if gebieden:
                break
            continue
        posten = _vraag_posten(hier, naam, over)
        gebieden.append(RuwGebied(naam, posten))
        over -= sum((post.bedrag for post in posten), NUL)
    return wensen, tuple(gebieden)


def _vraag_posten(hier: Omgeving, gebied: str, over: Decimal) -> tuple[RuwePost, ...]:
    posten: list[RuwePost] = []
    while True:
        tekst = (
            hier.taal("Post in {gebied} (niets: klaar)", gebied=gebied)
            if posten
            else hier.taal("Post in {gebied} (niets: het hele gebied is één post)", gebied=gebied)
        )
        naam = _vrij(hier, tekst)
        if not naam and posten:
            return tuple(posten)
        posten.append(RuwePost(naam or gebied, _vraag_deel(hier, over)))
        over -= posten[-1].bedrag
        if not naam or over == 0:
            return tuple(posten)


def _vraag_deel(hier: Omgeving, over: Decimal) -> Decimal:
    """An amount that is there."""
    while (bedrag := vraag_bedrag(hier, None)) > over:
        hier.waarschuw(
            zin(
                "dat is meer dan er nog te verdelen is, {over}; klopt het totaal niet, begin dan opnieuw met Ctrl-C",
                over=over,
            )
        )
    return bedrag


def vraag_wens(hier: Omgeving, bezwaar: Gemis, wensen: Wensen) -> Wensen:
    """Ask for what stands in the way."""
    hier.zeg(hier.taal.zeg(bezwaar.bericht))
    match bezwaar.wens:
        case "naam":
            return vraag_naam(hier, wensen._replace(naam=""), "")
        case "coordinatie":
            return wensen._replace(coordinatie=_tekst(hier, "--coordinatie", hier.taal("Post voor coördinatie")))
        case "maximum":
            return wensen._replace(maximum=_aandeel(hier))
        case "kernen":
            return wensen._replace(kernen=_tekst(hier, "--kernen", hier.taal("Gebied van de kernen")))
        case _:
            return _kernen(hier, wensen)


def _vraag_kerngebied(hier: Omgeving, opzet: Opzet, wensen: Wensen) -> Wensen:
    if opzet.begroting.kernen.gebied:
        return wensen
    hier.zeg(", ".join(schoon(gebied.naam) for gebied in opzet.begroting.gebieden))
    naam = _vrij(hier, hier.taal("Welk gebied is van de kernen, de bewonersgroepen? (niets: er zijn er geen)"))
    return wensen._replace(kernen=naam)


def _vraag_aantal_kernen(hier: Omgeving, opzet: Opzet, wensen: Wensen) -> Wensen:
    kernen = opzet.begroting.kernen
    if kernen.aantal != 1 or wensen.aantal_kernen:
        return wensen
    naam = next(gebied.naam for gebied in opzet.begroting.gebieden if gebied.id == kernen.gebied)
    hier.zeg(hier.taal("{naam}: {bedrag} voor de kernen, de bewonersgroepen", naam=naam, bedrag=euro(kernen.bedrag)))
    return _kernen(hier, wensen)


def _vraag_looptijd(hier: Omgeving, opzet: Opzet, wensen: Wensen) -> Wensen:
    return wensen._replace(looptijd=_looptijd(hier)) if opzet.begroting.looptijd.aanname else wensen


def _vraag_mandaat(hier: Omgeving, opzet: Opzet, wensen: Wensen) -> Wensen:
    if opzet.begroting.mandaten:
        return wensen
    namen = _vrij(
        hier, hier.taal("Wie besluit over het verschuiven van geld? Met komma's ertussen (niets: nog niet bekend)")
    )
    mandaten: list[Mandaat] = []
    for nr, naam in enumerate(filter(None, map(str.strip, namen.split(","))), start=1):
        wie = vrij_id(zonder_lidwoord(naam), f"mandaat-{nr}", {m.wie for m in mandaten})
        mandaten.append(Mandaat(wie, naam, None))
    return wensen._replace(mandaten=tuple(mandaten)) if mandaten else wensen


OVERIG = (_vraag_kerngebied, _vraag_aantal_kernen, _vraag_looptijd, _vraag_mandaat)
"""What may be left out: each is asked once, in this order, where nothing tells it."""


def zonder_lidwoord(naam: str) -> str:
    """A name without the article it begins with."""
    return re.sub(r"^(?:de|het|the)\s+", "", naam.strip(), flags=re.IGNORECASE)


def volgend_jaar(naam: str) -> str:
    """The name of the ledger that follows: its year, if it has one, one later."""
    return re.sub(r"\b20[0-9]{2}\b", lambda jaar: str(int(jaar[0]) + 1), naam)


def _kernen(hier: Omgeving, wensen: Wensen) -> Wensen:
    def lees(getypt: str) -> int | Bericht:
        goed = getypt.isascii() and getypt.isdigit() and 0 < int(getypt) < 1000
        return int(getypt) if goed else zin("{tekst} is geen heel getal", tekst=getypt)

    aantal = vraag(hier, "--aantal-kernen", hier.taal("Hoeveel kernen zijn er?"), lees, anders="1")
    if aantal == 1:
        return wensen._replace(aantal_kernen=1)
    namen = _vrij(hier, hier.taal("Hun namen, met komma's ertussen (niets: nog niet benoemd)"))
    kernnamen = tuple(naam.strip() for naam in namen.split(",") if naam.strip())
    return wensen._replace(aantal_kernen=aantal, kernnamen=kernnamen)


def _aandeel(hier: Omgeving) -> Decimal:
    tekst = hier.taal("Hoeveel procent mag coördinatie hoogstens hebben?")
    return vraag(hier, "--maximum", tekst, aandeel.lees_ingevoerd, anders="8")


def _looptijd(hier: Omgeving) -> tuple[date, date] | None:
    while True:
        van = _dag(hier, hier.taal("Eerste dag van de looptijd (niets: nog niet bekend)"))
        if van is None:
            return None
        tot_en_met = _dag(hier, hier.taal("Laatste dag van de looptijd (niets: nog niet bekend)"))
        if tot_en_met is None:
            return None
        if van <= tot_en_met:
            return van, tot_en_met
        hier.waarschuw(zin("de looptijd eindigt op {eind}, voor het begin", eind=tot_en_met))


def _dag(hier: Omgeving, tekst: str) -> date | None:
    # The looptijd is what is asked here, so a day wants its year.
    nu = Kader(hier.vandaag, mag_komen=True)
    return vraag(hier, "", tekst, lambda getypt: lees_ingevoerd(getypt, nu) if getypt else None)


def _tekst(hier: Omgeving, optie: str, tekst: str, voorstel: str = "") -> str:
    """A line of text that is not empty."""
    return vraag_tekst(hier, optie, tekst, 200, anders=voorstel)


def _vrij(hier: Omgeving, tekst: str) -> str:
    """A line of text that may be empty."""

    def lees(getypt: str) -> str | Bericht:
        kaal = " ".join(getypt.split())
        return (bezwaar_tegen(kaal, 500) if kaal else None) or kaal

    return vraag(hier, "", tekst, lees)
