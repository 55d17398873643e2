"""Which columns of a sheet hold a budget: by their headings, or by what stands in them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde, kolomletter
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
_NIET = {"in", "eur", "euro", "euros", "incl", "excl", "btw", "vat", "het", "de", "the", "per", "jaar"}
_HOOGSTE_KOP = 40
"""A heading is looked for in so many rows."""


class Kolom(NamedTuple):
    """A column that was recognised: what it holds, where, and its heading."""

    soort: str
    nr: int
    kop: str

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return kolomletter(self.nr)


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
    for nr, rij in enumerate(blad.rijen[:_HOOGSTE_KOP]):
        koppen = [_kop(cel) for cel in rij]
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
    kop = blad.rijen[kolommen.kop] if kolommen.kop >= 0 else ()
    soorten = {soort: nr for soort, nr in kolommen._asdict().items() if soort != "kop" and nr >= 0}
    return tuple(
        Kolom(soort, nr, str(kop[nr]) if nr < len(kop) else "")
        for soort, nr in sorted(soorten.items(), key=lambda paar: paar[1])
    )


def zonder_accenten(tekst: str) -> str:
    """Lower case, letters and digits and single blanks only: how headings and names are compared."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(t for t in ontleed if not unicodedata.combining(t))).split())


def _kop(cel: Celwaarde) -> str:
    """The words of a heading that tell what it is: `Bedrag (in €, 2023)` is `bedrag`."""
    if not isinstance(cel, str) or len(cel) > 80:
        return ""
    woorden = zonder_accenten(re.sub(r"\(.*?\)", " ", cel)).split()
    over = " ".join(w for w in woorden if w not in _NIET and not re.fullmatch(r"20[0-9]{2}", w))
    if not over and ("€" in cel or {"eur", "euro", "euros"} & set(woorden)):
        return "bedrag"
    return over


def _uit_koppen(rij: int, koppen: list[str]) -> Kolommen | Bericht | None:
    bedragen = _beste(koppen, _BEDRAG, set())
    if not bedragen:
        return None
    bezet = {bedragen[0]}
    id_, munt = _een(koppen, _ID, bezet), _een(koppen, _MUNT, bezet)
    gebied = _een(koppen, _GEBIED, bezet)
    post = _een(koppen, _POST, bezet | {gebied})
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
    thema = _een(koppen, _THEMA, bezet | {gebied, post})
    return Kolommen(rij, post, bedragen[0], gebied, thema, id_, munt)


def _beste(koppen: list[str], woorden: tuple[str, ...], bezet: set[int]) -> list[int]:
    """The columns whose heading comes first in the list of words; more than one when they are equal."""
    for woord in woorden:
        gevonden = [nr for nr, kop in enumerate(koppen) if kop == woord and nr not in bezet]
        if gevonden:
            return gevonden
    return []


def _een(koppen: list[str], woorden: tuple[str, ...], bezet: set[int]) -> int:
    gevonden = _beste(koppen, woorden, bezet)
    return gevonden[0] if gevonden else -1


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
