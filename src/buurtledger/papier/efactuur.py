"""An e-invoice: what both kinds say in other words, and whether its amounts add up.

Source: EN 16931-1, the semantic model (BT-1 number, BT-2 day, BT-5 currency, BT-27 seller, BT-106 to BT-115 the totals,
BR-CO-10 to BR-CO-16 how they add up), in the syntaxes UBL 2.1 (`ubl`) and UN/CEFACT CII (`cii`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import GROOTSTE, NUL
from buurtledger.model.mutatie import TEKSTVELDEN
from buurtledger.model.papier import Papier, Vondst
from buurtledger.model.tekst import bezwaar_tegen
from buurtledger.papier import cii, ubl
from buurtledger.papier.sommen import Efactuur, Sommen
from buurtledger.papier.xml import naam_van

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

EURO = "EUR"
CREDIT = ("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532")
"""Kinds of document that give money back (UNTDID 1001)."""
_GEEN = ("50", "220", "230", "231", "310", "325", "351")
"""Kinds that ask no money, or not yet: an offer, an order, a proforma."""
_TWEE = Decimal("0.01")


def lees_efactuur(wortel: Element) -> Papier | Bericht:
    """What an e-invoice says; or why it is no receipt: a credit note, another currency, no invoice at all."""
    naam = naam_van(wortel)
    if naam in ubl.WORTELS:
        factuur = ubl.lees(wortel)
    elif naam in cii.WORTELS:
        factuur = cii.lees(wortel)
    else:
        return zin("dit is XML, en geen e-factuur: er staat {naam} in plaats van Invoice", naam=naam[:40])
    return _oordeel(factuur)


def _oordeel(factuur: Efactuur) -> Papier | Bericht:
    if factuur.code in CREDIT:
        return zin(
            "dit is een creditnota: geld terug, dus een retour en geen bon. Boek die op haar bon: "
            "buurtledger bon retour NUMMER BEDRAG"
        )
    if factuur.code in _GEEN:
        return zin("dit is een offerte, bestelling of proforma: er is nog niets gekocht")
    munt = next((munt for munt in (factuur.munt, *sorted(factuur.munten)) if munt != EURO), EURO)
    if not factuur.munt or munt != EURO:
        return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=munt[:10] or "-")
    sommen = factuur.sommen
    gevonden = sommen.met_btw if sommen.met_btw is not None else sommen.te_betalen
    if gevonden is None:
        return zin("in de e-factuur staat geen totaal")
    if sommen.met_btw is not None and sommen.afronding:
        gevonden = sommen.met_btw + sommen.afronding
    if gevonden < 0:
        return zin(
            "het totaal is onder nul: geld terug, dus een retour en geen bon. Boek die op haar bon: "
            "buurtledger bon retour NUMMER BEDRAG"
        )
    if not gevonden or gevonden > GROOTSTE:
        return zin("het totaal is {bedrag}: dat is geen bon", bedrag=str(gevonden)[:20])
    fouten = tuple(_fouten(sommen, gevonden))
    bedrag = gevonden.quantize(_TWEE)
    fouten += _teksten(factuur)
    verkoper, nummer = _een_regel(factuur.verkoper, "leverancier"), _een_regel(factuur.nummer, "notitie")
    plek = factuur.plekken
    return Papier(
        factuur.soort,
        Vondst(bedrag, not fouten, plek["totaal"], str(gevonden)),
        Vondst(factuur.dag, True, plek["dag"], factuur.dag.isoformat()) if factuur.dag else None,
        Vondst(verkoper, True, plek["leverancier"], verkoper) if verkoper else None,
        None if sommen.btw is None else Vondst(sommen.btw.quantize(_TWEE), not fouten, plek["btw"], str(sommen.btw)),
        Vondst(nummer, True, plek["nummer"], nummer) if nummer else None,
        omschrijving_van(factuur.waren),
        True,
        fouten,
        _zoals_gelezen(factuur, bedrag),
    )


def _teksten(factuur: Efactuur) -> tuple[Bericht, ...]:
    fouten = []
    if factuur.dag is None:
        fouten.append(zin("de factuurdatum ontbreekt"))
    if not _een_regel(factuur.verkoper, "leverancier"):
        fouten.append(zin("wie de factuur stuurt ontbreekt"))
    return tuple(fouten)


def _fouten(s: Sommen, totaal: Decimal) -> Iterator[Bericht]:
    """What does not add up."""
    if totaal != totaal.quantize(_TWEE):
        yield zin("het totaal {bedrag} heeft meer dan twee cijfers achter de komma", bedrag=str(totaal))
    if s.regels and s.netto is not None:
        bekend = [regel for regel in s.regels if regel is not None]
        if len(bekend) < len(s.regels):
            yield zin("van een regel van de factuur is het bedrag niet te lezen")
        elif sum(bekend, NUL) != s.netto:
            yield _anders(zin("de regels"), sum(bekend, NUL), s.netto)
    if s.netto is not None and s.zonder_btw is not None:
        som = s.netto - s.kortingen + s.toeslagen
        if som != s.zonder_btw:
            yield _anders(zin("regels, kortingen en toeslagen"), som, s.zonder_btw)
    if s.btw_delen and s.btw is not None and sum(s.btw_delen, NUL) != s.btw:
        yield _anders(zin("de btw per tarief"), sum(s.btw_delen, NUL), s.btw)
    if s.zonder_btw is None or s.met_btw is None:
        yield zin("het totaal zonder en met btw staan er niet allebei; of het klopt is niet te zeggen")
    elif s.zonder_btw + (s.btw or NUL) != s.met_btw:
        yield _anders(zin("bedrag zonder btw en btw"), s.zonder_btw + (s.btw or NUL), s.met_btw)
    if s.met_btw is not None and s.te_betalen is not None:
        som = s.met_btw - s.vooruit + s.afronding
        if som != s.te_betalen:
            yield _anders(zin("totaal, vooruitbetaling en afronding"), som, s.te_betalen)
        elif s.vooruit:
            yield zin(
                "er is al {vooruit} vooruitbetaald, dus nog {rest} te betalen: is het andere deel al geboekt?",
                vooruit=s.vooruit.quantize(_TWEE),
                rest=s.te_betalen.quantize(_TWEE),
            )


def _anders(wat: Bericht, som: Decimal, genoemd: Decimal) -> Bericht:
    return zin("{wat} zijn samen {som}, maar er staat {genoemd}", wat=wat, som=_euro(som), genoemd=_euro(genoemd))


def _euro(bedrag: Decimal) -> Decimal | str:
    """As it is shown: an amount, or a number with more digits as it is."""
    return bedrag.quantize(_TWEE) if bedrag == bedrag.quantize(_TWEE) else f"{bedrag:f}"


def _een_regel(tekst: str, veld: str) -> str:
    """A text as it may stand in a logboek; empty where it may not."""
    kort = tekst[: min(TEKSTVELDEN[veld], 200)].strip()
    return kort if kort and bezwaar_tegen(kort, TEKSTVELDEN[veld]) is None else ""


def omschrijving_van(waren: Sequence[str]) -> str:
    """What was bought, of the names of it: the first three, and how many more."""
    goed = list(dict.fromkeys(filter(None, (_een_regel(naam[:60], "omschrijving") for naam in waren))))
    tekst = ", ".join(goed[:3])
    return f"{tekst} (+{len(goed) - 3})" if len(goed) > 3 else tekst


def _zoals_gelezen(factuur: Efactuur, bedrag: Decimal) -> tuple[str, ...]:
    s = factuur.sommen
    kop = f"{factuur.verkoper} {factuur.nummer} {factuur.dag or ''}"
    delen = zip(factuur.waren[:20], s.regels[:20], strict=False)
    return (kop, *(f"{naam} {'' if prijs is None else f'{prijs:f}'}" for naam, prijs in delen), f"{bedrag:f}")
