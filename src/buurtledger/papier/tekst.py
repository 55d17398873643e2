"""A receipt or invoice as words with their places: what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TypeVar

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.dagwoorden import Kader
from buurtledger.model.geld import GROOTSTE
from buurtledger.model.papier import Blad, Papier, Vondst
from buurtledger.papier.bedragen import Bedrag, lees_bedragen
from buurtledger.papier.dagen import vind_dag
from buurtledger.papier.labels import TOTAAL
from buurtledger.papier.namen import vind_leverancier, vind_nummer, vind_omschrijving
from buurtledger.papier.regels import Regel, lees_regels, lijkt_op, woorden_van
from buurtledger.papier.totalen import vind_totaal

T = TypeVar("T")
_CREDIT = ("creditnota", "creditfactuur", "creditnote", "gutschrift", "retourbon", "creditbon")
_GEEN = ("offerte", "proforma", "pakbon", "orderbevestiging", "quotation", "prijsopgave")
_FACTUUR = ("factuur", "invoice", "factuurnummer", "factuurdatum", "rechnung")
_MUNT = {"$": "USD", "£": "GBP"}
_MUNTEN = ("usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "jpy", "cad", "aud")
_ONZEKERE_WINKEL = zin("welke winkel het is, is niet zeker")
_REGELS = 120
"""So many lines are kept to be shown."""


def lees_bladen(soort: str, bladen: Sequence[Blad], kader: Kader, bekend: Collection[str]) -> Papier | Bericht:
    """What the pages say; or why that is no receipt: no total and no day, money back, another currency."""
    regels = lees_regels(bladen)
    if not regels:
        return zin("er staat geen tekst op")
    bedragen = lees_bedragen(regels)
    totaal, dag = vind_totaal(bedragen, regels), vind_dag(regels, kader)
    if totaal is None and dag is None:
        return zin(
            "er staat geen bedrag en geen dag op: is dit wel een bon? Maak de foto dichterbij, recht en met licht"
        )
    bezwaar = _munt(bedragen, regels) or _retour(regels, bedragen)
    if bezwaar is not None:
        return bezwaar
    bedrag = totaal.bedrag if totaal is not None and 0 < totaal.bedrag.waarde <= GROOTSTE else None
    leverancier = vind_leverancier(regels, bekend)
    opmerkingen = [
        *(totaal.waarom if totaal is not None and bedrag is not None else (zin("er staat geen totaal op"),)),
        *(dag.waarom if dag is not None else (zin("er staat geen dag op"),)),
        *(() if leverancier is not None and leverancier.zeker else (_ONZEKERE_WINKEL,)),
    ]
    geen = _kop(regels, _GEEN)
    if geen:
        opmerkingen.append(zin("er staat {woord}: is er wel iets gekocht?", woord=geen))
    return Papier(
        soort,
        Vondst(bedrag.waarde, totaal.zeker and not geen, bedrag.plek, bedrag.tekst, totaal.sterk)
        if totaal and bedrag
        else None,
        Vondst(dag.vondst.dag, dag.zeker, dag.vondst.plek, dag.vondst.tekst, dag.sterk) if dag is not None else None,
        leverancier,
        Vondst(totaal.btw[0], totaal.btw[2], totaal.btw[1].plek, totaal.btw[1].tekst)
        if totaal and totaal.btw
        else None,
        vind_nummer(regels),
        vind_omschrijving(regels, bedragen, bedrag),
        any(lijkt_op(w, een) for regel in regels for w in woorden_van(regel.tekst) for een in _FACTUUR),
        tuple(opmerkingen),
        tuple(regel.tekst for regel in regels[:_REGELS]),
    )


def _munt(bedragen: Sequence[Bedrag], regels: Sequence[Regel]) -> Bericht | None:
    """Why it is not read: the total is in another currency, and nothing in euro's."""
    munten = [bedrag.munt for bedrag in bedragen if bedrag.munt]
    if any(munt in ("€", "EUR") for munt in munten):
        return None
    vreemd = next((_MUNT[munt] for munt in munten if munt in _MUNT), "")
    if not vreemd:
        in_tekst = {w for regel in regels for w in woorden_van(regel.tekst)}
        if in_tekst & {"eur", "euro", "iban", "btw"}:
            return None
        vreemd = next((munt.upper() for munt in _MUNTEN if munt in in_tekst), "")
    return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=vreemd) if vreemd else None


def _retour(regels: Sequence[Regel], bedragen: Sequence[Bedrag]) -> Bericht | None:
    woord = _kop(regels, _CREDIT)
    onder_nul = [bedrag for bedrag in bedragen if bedrag.soort == TOTAAL]
    if not woord and not (onder_nul and all(bedrag.waarde < 0 for bedrag in onder_nul)):
        return None
    return zin(
        "dit is een creditnota of retour: geld terug, en geen bon. Boek die op haar bon: "
        "buurtledger bon retour NUMMER BEDRAG"
    )


def _kop(regels: Sequence[Regel], gezocht: Sequence[str]) -> str:
    """One of these words as a heading: on a line, or a part of one, with at most three words."""
    for regel in regels[:25]:
        for deel in regel.delen:
            woorden = woorden_van(deel.tekst)
            paren = (*woorden, *("".join(paar) for paar in pairwise(woorden)))
            if len(woorden) <= 3 and (woord := next((w for w in paren for een in gezocht if lijkt_op(w, een)), "")):
                return woord
    return ""


def met_kop(papier: Papier, koppen: Sequence[Blad], bekend: Collection[str]) -> Papier:
    """With the shop that the top tells for sure, when the rest does not."""
    if papier.leverancier is not None and papier.leverancier.zeker:
        return papier
    kop = vind_leverancier(lees_regels(koppen), bekend)
    if kop is None or not (kop.zeker or papier.leverancier is None):
        return papier
    anders = tuple(o for o in papier.opmerkingen if o != _ONZEKERE_WINKEL or not kop.zeker)
    return papier._replace(leverancier=kop, opmerkingen=anders)


def lees_samen(een: Papier | Bericht, ander: Papier | Bericht) -> Papier | Bericht:
    """Two readings of one picture, of which either may have read nothing: then the other is sure of nothing."""
    if isinstance(een, Bericht):
        return een if isinstance(ander, Bericht) else samen(ander, Papier(ander.soort))
    return samen(een, Papier(een.soort)) if isinstance(ander, Bericht) else samen(een, ander)


def samen(een: Papier, ander: Papier) -> Papier:
    """Two readings of one picture: sure is only what both say."""
    totaal, dag = _samen(een.totaal, ander.totaal), _samen(een.dag, ander.dag)
    beste = een if (een.totaal and een.totaal.zeker) or not (ander.totaal and ander.totaal.zeker) else ander
    opmerkingen = list(beste.opmerkingen)
    if totaal is not None and not totaal.zeker and not _gelijk(een.totaal, ander.totaal):
        opmerkingen.append(zin("het totaal is op twee manieren te lezen"))
    if dag is not None and not dag.zeker and not _gelijk(een.dag, ander.dag):
        opmerkingen.append(zin("de dag is op twee manieren te lezen"))
    leverancier = _eerste(een.leverancier, ander.leverancier)
    if leverancier is not None and leverancier.zeker:
        opmerkingen = [o for o in opmerkingen if o != _ONZEKERE_WINKEL]
    return beste._replace(
        totaal=totaal,
        dag=dag,
        leverancier=leverancier,
        btw=_samen(een.btw, ander.btw),
        nummer=_samen(een.nummer, ander.nummer),
        opmerkingen=tuple(een for nr, een in enumerate(opmerkingen) if een not in opmerkingen[:nr]),
    )


def _gelijk(een: Vondst[T] | None, ander: Vondst[T] | None) -> bool:
    return een is not None and ander is not None and een.waarde == ander.waarde


def _samen(een: Vondst[T] | None, ander: Vondst[T] | None) -> Vondst[T] | None:
    """What both say, as sure as the surest of them. What only one says, or both otherwise, is sure only when the paper
    itself says it more than once, and the other reading is not sure of another."""
    if een is None or ander is None:
        alleen = een or ander
        return alleen._replace(zeker=alleen.zeker and alleen.sterk) if alleen is not None else None
    if een.waarde == ander.waarde:
        return een._replace(zeker=een.zeker or ander.zeker)
    beste, andere = (ander, een) if (ander.zeker, ander.sterk) > (een.zeker, een.sterk) else (een, ander)
    return beste._replace(zeker=beste.zeker and beste.sterk and not andere.zeker)


def _eerste(een: Vondst[str] | None, ander: Vondst[str] | None) -> Vondst[str] | None:
    """A name that either is sure of, else that of the first."""
    return next((v for v in (een, ander) if v is not None and v.zeker), een or ander)
