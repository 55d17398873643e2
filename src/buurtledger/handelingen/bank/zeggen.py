"""Saying what an entry is: of the subsidy, charges, interest, not ours, to another own account, or a mutatie."""

from __future__ import annotations

from datetime import date

from buurtledger.bank.kenmerk import Gemerkt
from buurtledger.handelingen.bank.aansluiten import schrijf_regels
from buurtledger.handelingen.bank.openen import Bank, nieuw_nummer
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bank import KAS, Bankregel, Geldig, Regelsoort
from buurtledger.model.bericht import Bericht, zin


def vind_boeking(bank: Bank, getypt: str) -> tuple[str, Gemerkt] | Bezwaar:
    """The entry without a line of which this is the kenmerk, or its begin, and the account it is of; or why not."""
    onverklaard = bank.onverklaard()
    if isinstance(onverklaard, Bericht):
        return Bezwaar(onverklaard, True)
    past = [(naam, een) for naam, over in onverklaard.items() for een in over if een.kenmerk.startswith(getypt.lower())]
    if len(past) == 1 and getypt:
        return past[0]
    if past:
        return Bezwaar(zin("{kenmerk} past op meer dan een boeking; typ er meer van", kenmerk=getypt))
    gezegd = any(k.startswith(getypt) for boek in bank.boeken.values() for k in Geldig(boek).op_kenmerk)
    if gezegd and getypt:
        return Bezwaar(zin("van {kenmerk} is al gezegd wat het is; storneer die regel eerst", kenmerk=getypt))
    return Bezwaar(zin("de boeking {kenmerk} is er niet; buurtledger bank status noemt ze", kenmerk=getypt or "-"))


def zeg_soort(
    bank: Bank, naam: str, een: Gemerkt, soort: str, vandaag: date, *, van: tuple[str, ...] = (), notitie: str = ""
) -> Bankregel | Bezwaar:
    """Write a line that says what an entry is; or why that cannot be."""
    if soort == Regelsoort.VREEMD and not notitie:
        return Bezwaar(zin("zeg met --notitie van wie dit geld is, zonder namen van personen"))
    if soort == Regelsoort.MUTATIE and not van:
        return Bezwaar(zin("noem met --van de mutatie die hiermee betaald is, of maak haar met --post"))
    bedrag = een.boeking.bedrag
    if (soort == Regelsoort.SUBSIDIE and bedrag < 0) or (soort == Regelsoort.TERUGGAVE and bedrag > 0):
        return Bezwaar(
            zin("{soort} van {bedrag} kan niet: het geld ging de andere kant op", soort=soort, bedrag=bedrag)
        )
    regel = Bankregel(nieuw_nummer(bank, vandaag), een.boeking.dag, bedrag, soort, een.kenmerk, van, notitie)
    return schrijf_regels(bank, {naam: (regel,)}) or regel


def naar_kas(bank: Bank, naam: str, een: Gemerkt, vandaag: date, notitie: str = "") -> Bankregel | Bezwaar:
    """Write that an entry went to, or came from, the petty cash: a line in either book, each naming the other."""
    hier = nieuw_nummer(bank, vandaag)
    daar = nieuw_nummer(bank, vandaag, hier)
    soort, boeking = Regelsoort.OVERBOEKING.value, een.boeking
    regel = Bankregel(hier, boeking.dag, boeking.bedrag, soort, een.kenmerk, (daar,), notitie)
    contant = Bankregel(daar, boeking.dag, -boeking.bedrag, soort, "", (hier,), notitie)
    return schrijf_regels(bank, {naam: (regel,), KAS: (contant,)}) or regel
