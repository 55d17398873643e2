"""Which columns of a sheet hold receipts: by their headings, in Dutch or English, or by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde, kolomletter
from buurtledger.model.bladkop import HOOGSTE_KOP, Kolom, alle, cel_op, een, getoond, zonder_accenten
from buurtledger.model.dagkolom import is_dag
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.geldkolom import lees_geldkolom, vreemde_munt


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(woord.strip() for woord in tekst.split(","))


_DAG = _woorden(
    "datum, date, dag, day, bondatum, datum bon, datum van bon, datum op bon, datum op papier, aankoopdatum, "
    "datum aankoop, factuurdatum, boekdatum, boekingsdatum, transactiedatum, purchase date, date of purchase, "
    "receipt date, invoice date, date on paper, wanneer, when"
)
_BEDRAG = _woorden(
    "bedrag, amount, totaal, total, totaalbedrag, total amount, bonbedrag, uitgave, uitgaven, uitgegeven, expense, "
    "expenses, spent, betaald, betaald bedrag, paid, amount paid, eindbedrag, kosten, cost, costs, som, sum"
)
_PRIJS = _woorden("prijs, price, stukprijs")
_UIT = _woorden("uit, af, uitgave, uitgaven, uitgegeven, expense, expenses, spent, out, paid out, debet, debit, kosten")
_IN = _woorden(
    "in, bij, ontvangen, ontvangst, ontvangsten, inkomsten, inkomst, income, received, received amount, credit"
)
_OMSCHRIJVING = _woorden(
    "omschrijving, description, wat, what, wat gekocht, wat is er gekocht, what was bought, artikel, artikelen, "
    "article, item, items, product, producten, aankoop, purchase, waarvoor, what for, waaraan, besteed aan, spent on, "
    "details, detail, doel, purpose, bestemming, uitgave, expense, toelichting, explanation"
)
_WINKEL = _woorden(
    "leverancier, winkel, shop, store, supplier, vendor, bedrijf, company, zaak, waar, where, gekocht bij, bought at, "
    "van wie, wie, payee, begunstigde, tegenpartij, merchant, naam winkel, naam leverancier, shop name"
)
_POST = _woorden(
    "post, begrotingspost, kern, groep, bewonersgroep, group, budget line, budgetline, budget item, line, project, "
    "initiatief, initiative"
)
_BETALER = _woorden(
    "betaald door, paid by, wie betaalde, wie heeft betaald, who paid, betaler, payer, voorgeschoten door, "
    "betaald uit, betaald van, paid from, advanced by"
)
_SOORT = _woorden(
    "soort, kind, type, af bij, bij af, in uit, uit in, in of uit, in out, richting, direction, debet credit"
)
_BTW = _woorden("btw, vat, btw bedrag, bedrag btw, waarvan btw, vat amount, of which vat, tax")
_BEWIJS = _woorden("bewijs, proof, soort bewijs, kind of proof, bewijsstuk, document")
_ACTIVITEIT = _woorden("activiteit, activity, label, thema, theme")
_NOTITIE = _woorden("notitie, note, notes, notities, opmerking, opmerkingen, remark, remarks, comment, comments, memo")
_MUNT = _woorden("valuta, munt, muntsoort, currency")
_NUMMER = _woorden("id, nummer, number, nr, boeknummer")
_GESTORNEERD = _woorden("gestorneerd, teruggedraaid, undone, reversed")

_PER_SOORT = {
    "omschrijving": _OMSCHRIJVING,
    "leverancier": _WINKEL,
    "post": _POST,
    "betaald_door": _BETALER,
    "soort": _SOORT,
    "btw": _BTW,
    "bewijs": _BEWIJS,
    "activiteit": _ACTIVITEIT,
    "notitie": _NOTITIE,
    "munt": _MUNT,
    "nummer": _NUMMER,
    "gestorneerd": _GESTORNEERD,
}
_VULLING = {"eur", "euro", "euros", "het", "de", "the", "je", "jullie", "your", "een", "a"}


class Kolommen(NamedTuple):
    """Per kind of content its column, counted from 0."""

    kop: int
    """The row of the headings, from 0; -1 when there is none and the columns were told by what they hold."""
    plekken: dict[str, int]

    def van(self, soort: str) -> int:
        """The column of a kind; -1 when the sheet has none."""
        return self.plekken.get(soort, -1)

    def getoond(self, blad: Blad) -> tuple[Kolom, ...]:
        """The columns as a person is shown them."""
        return getoond(self.plekken, self.kop, blad)


def herken(blad: Blad, kader: Kader) -> Kolommen | Bericht:
    """The columns of a sheet; why not, when no receipts can be seen in it."""
    for nr, rij in enumerate(blad.rijen[:HOOGSTE_KOP]):
        koppen = [_kop(_eerste_taal(cel)) for cel in rij]
        dag = een(koppen, _DAG)
        if dag < 0:
            continue
        bedragen = _bedragen(koppen, [dag], blad, nr)
        if isinstance(bedragen, Bericht):
            return bedragen
        if not bedragen:
            continue
        plekken = {"dag": dag, **bedragen}
        for soort, woorden in _PER_SOORT.items():
            plek = een(koppen, woorden, set(plekken.values()))
            if plek >= 0:
                plekken[soort] = plek
        if not {"omschrijving", "leverancier"} & plekken.keys():
            return zin(
                "er is een kolom met de dag en een met het bedrag, maar geen met wat er gekocht is; zet daar "
                "omschrijving boven"
            )
        for plek in bedragen.values():
            if munt := vreemde_munt(str(rij[plek])):
                return zin("{tekst}: buurtledger rekent in euro's, niet in {munt}", tekst=str(rij[plek]), munt=munt)
        return Kolommen(nr, plekken)
    return _uit_inhoud(blad, kader)


def _eerste_taal(cel: Celwaarde) -> Celwaarde:
    """A heading in one language, where it stands in two: below each other or parted by a stroke between blanks."""
    return re.split(r"\n| / ", cel)[0] if isinstance(cel, str) else cel


def _kop(cel: Celwaarde) -> str:
    """The words of a heading that tell what it is; `excl` for an amount without VAT, which is not what was paid."""
    if not isinstance(cel, str) or len(cel) > 80:
        return ""
    heel = zonder_accenten(cel).split()
    if {"excl", "exclusief", "excluding"} & set(heel):
        return "excl"
    woorden = zonder_accenten(re.sub(r"\(.*?\)", " ", cel)).split()
    if {"incl", "inclusief", "including"} & set(woorden):
        woorden = [woord for woord in woorden if woord not in ("incl", "inclusief", "including", "btw", "vat")]
    over = [woord for woord in woorden if woord not in _VULLING]
    if "in" in over[1:] and len(over) < len(woorden):
        over.remove("in")  # in euro's
    if not over and ("€" in cel or woorden):
        return "bedrag"
    return " ".join(over)


def _bedragen(koppen: Sequence[str], bezet: Sequence[int], blad: Blad, kop: int) -> dict[str, int] | Bericht:
    """The column of the amounts, or those of what went out and what came in; empty when there is none."""
    erin, eruit = een(koppen, _IN, bezet), een(koppen, _UIT, bezet)
    if erin >= 0 and eruit >= 0:
        return {"uit": eruit, "in": erin}
    mogelijk = alle(koppen, _BEDRAG, bezet) or alle(koppen, _UIT, bezet) or alle(koppen, _PRIJS, bezet)
    rijen = blad.rijen[kop + 1 :]
    if len(mogelijk) > 1:
        mogelijk = [nr for nr in mogelijk if not _loopt_op(rijen, nr, [m for m in mogelijk if m != nr])]
    if len(mogelijk) > 1:
        incl = [nr for nr in mogelijk if {"incl", "inclusief"} & set(zonder_accenten(str(blad.rijen[kop][nr])).split())]
        mogelijk = incl or mogelijk
    if len(mogelijk) > 1:
        return zin(
            "de kolommen {kolommen} kunnen allebei het bedrag zijn; geef er één een andere kop, of haal haar weg",
            kolommen=tuple(map(kolomletter, mogelijk)),
        )
    return {"bedrag": mogelijk[0]} if mogelijk else {}


def _loopt_op(rijen: Sequence[Sequence[Celwaarde]], nr: int, andere: Sequence[int]) -> bool:
    """Whether a column holds the running total of another."""
    for ander in andere:
        som, gezien = Decimal(0), 0
        bedragen = lees_geldkolom([cel_op(rij, ander) for rij in rijen])
        sommen = lees_geldkolom([cel_op(rij, nr) for rij in rijen])
        for bedrag, tussen in zip(bedragen, sommen, strict=True):
            if not isinstance(bedrag, Decimal) or not isinstance(tussen, Decimal):
                continue
            som += bedrag
            if tussen != som:
                break
            gezien += 1
        else:
            if gezien > 1:
                return True
    return False


def _uit_inhoud(blad: Blad, kader: Kader) -> Kolommen | Bericht:
    """Without headings: one column of days, one of amounts, one of texts."""
    vol = [rij for rij in blad.rijen if any(cel != "" for cel in rij)]
    soorten: dict[str, list[int]] = {"dag": [], "bedrag": [], "omschrijving": []}
    for nr in range(max(map(len, vol), default=0)):
        cellen = [cel for rij in vol if (cel := cel_op(rij, nr)) != ""]
        if len(cellen) * 2 <= len(vol):
            continue
        if sum(is_dag(cel, kader) for cel in cellen) * 4 > len(cellen) * 3:
            soorten["dag"].append(nr)
        elif sum(isinstance(b, Decimal) for b in lees_geldkolom(cellen)) * 4 > len(cellen) * 3:
            soorten["bedrag"].append(nr)
        else:
            soorten["omschrijving"].append(nr)
    if any(len(plekken) != 1 for plekken in soorten.values()):
        return zin(
            "ik herken de kolommen niet; zet erboven hoe ze heten, bijvoorbeeld: datum, bedrag, omschrijving, winkel "
            "(of date, amount, description, shop)"
        )
    return Kolommen(-1, {soort: plekken[0] for soort, plekken in soorten.items()})
