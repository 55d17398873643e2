"""Which columns of a sheet hold a budget: by their headings, or by what stands in them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, kolomletter
from buurtledger.model.bladkop import HOOGSTE_KOP, Kolom, beste, een, kopwoorden
from buurtledger.model.bladkop import getoond as toon_kolommen
from buurtledger.model.geldkolom import lees_geldkolom, vreemde_munt

_BEDRAG = (
    *("bedrag", "amount", "begroot", "begroting", "budget", "budgeted", "toegekend", "granted", "subsidie", "grant"),
    *(
        "gevraagd",
        "requested",
        "totaal",
        "total",
        "kosten",
        "kostenraming",
        "cost",
        "costs",
        "raming",
        "estimate",
        "geld",
    ),
)
_GEBIED = (
    *("gebied", "area", "deelgebied", "focusgebied", "focusgebieden", "gebieden", "wijk", "buurt", "district"),
    *(
        "neighbourhood",
        "neighborhood",
        "hoofdstuk",
        "chapter",
        "programma",
        "programme",
        "program",
        "rubriek",
        "pijler",
    ),
    *("categorie", "category", "sectie", "section", "sector", "cluster", "groep", "group", "locatie", "location"),
    *("thema", "theme", "onderdeel"),
)
_POST = (
    *("post", "begrotingspost", "budgetpost", "posten", "item", "line item", "budget line", "line", "activiteit"),
    *("activiteiten", "activity", "activities", "project", "plan", "initiatief", "initiative", "naam", "name"),
    *("omschrijving", "description", "wat", "what", "onderdeel", "part"),
)
_THEMA = ("thema", "themas", "theme", "themes", "label", "labels", "tags")
_ID = ("id",)
_MUNT = ("valuta", "munt", "currency")


class Kolommen(NamedTuple):
    """The columns of a budget; -1 where a sheet does not have one."""

    kop: int
    """The row of the headings, from 0; -1 when there is none and the columns were told by what they hold."""
    post: int
    bedrag: int
    gebied: int = -1
    thema: int = -1
    id: int = -1
    munt: int = -1


def herken(blad: Blad) -> Kolommen | Bericht:
    """The columns of a sheet; why not, when no budget can be seen in it."""
    for nr, rij in enumerate(blad.rijen[:HOOGSTE_KOP]):
        koppen = [kopwoorden(cel) for cel in rij]
        gevonden = _uit_koppen(nr, koppen)
        if gevonden is None:
            continue
        if isinstance(gevonden, Bericht):
            return gevonden
        if munt := vreemde_munt(str(rij[gevonden.bedrag])):
            kop = str(rij[gevonden.bedrag])
            return zin("{tekst}: buurtledger rekent in euro's, niet in {munt}", tekst=kop, munt=munt)
        return gevonden
    return _uit_inhoud(blad)


def getoond(kolommen: Kolommen, blad: Blad) -> tuple[Kolom, ...]:
    """The columns as a person is shown them, from left to right."""
    soorten = kolommen._asdict()
    return toon_kolommen(soorten, soorten.pop("kop"), blad)


def _uit_koppen(rij: int, koppen: list[str]) -> Kolommen | Bericht | None:
    bedragen = beste(koppen, _BEDRAG)
    if not bedragen:
        return None
    bezet = {bedragen[0]}
    id_, munt = een(koppen, _ID, bezet), een(koppen, _MUNT, bezet)
    gebied = een(koppen, _GEBIED, bezet)
    post = een(koppen, _POST, bezet | {gebied})
    if post < 0:
        post, gebied = gebied, -1
    if post < 0:
        return None
    if len(bedragen) > 1:
        plaatsen = tuple(kolomletter(nr) for nr in bedragen)
        return zin(
            "de kolommen {kolommen} kunnen allebei het bedrag zijn; geef er één een andere kop, of haal haar weg",
            kolommen=plaatsen,
        )
    thema = een(koppen, _THEMA, bezet | {gebied, post})
    return Kolommen(rij, post, bedragen[0], gebied, thema, id_, munt)


def _uit_inhoud(blad: Blad) -> Kolommen | Bericht:
    """Without headings: one column of amounts, and names to the left of it."""
    vol = [rij for rij in blad.rijen if any(cel != "" for cel in rij)]
    breedte = max(map(len, vol), default=0)
    geld, tekst = [], []
    for nr in range(breedte):
        cellen = [rij[nr] for rij in vol if nr < len(rij) and rij[nr] != ""]
        bedragen = sum(isinstance(uitkomst, Decimal) for uitkomst in lees_geldkolom(cellen))
        if cellen and bedragen * 2 > len(cellen) and bedragen > 1:
            geld.append(nr)
        elif len(cellen) > 1:
            tekst.append(nr)
    namen = [nr for nr in tekst if geld and nr < geld[0]]
    if len(geld) != 1 or not namen:
        return zin(
            "ik herken de kolommen niet; zet erboven hoe ze heten, bijvoorbeeld: gebied, post, bedrag "
            "(of area, item, amount)"
        )
    return Kolommen(-1, namen[1], geld[0], namen[0]) if len(namen) > 1 else Kolommen(-1, namen[0], geld[0])
