"""What is said of a pile of receipts while it is typed."""

from __future__ import annotations

from decimal import Decimal

from buurtledger.cli.omgeving import Omgeving
from buurtledger.handelingen.bonstapel import Blik
from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bonregel import VOORBEELD, Bonregel
from buurtledger.model.concept import Concept
from buurtledger.model.stapelgreep import CONTROLE, KLAAR, TERUG, Greep
from buurtledger.report.taal import schoon


def zeg_blik(hier: Omgeving, blik: Blik, getypt: str, controle: str) -> list[str]:
    """What a line is understood as, for under it: what it says, what it does, and what is wrong or still missing."""
    taal, begrepen = hier.taal, blik.begrepen
    delen = []
    if begrepen.datum:
        delen.append(taal.dag(begrepen.datum))
    if begrepen.bedrag:
        delen.append(geld.euro(begrepen.bedrag))
    wat = begrepen.omschrijving
    if begrepen.zoals_eerder:
        wat = taal("{wat} (zoals de vorige keer)", wat=wat)
    if begrepen.leverancier:
        delen.append(schoon(f"{begrepen.leverancier}: {wat}" if wat else begrepen.leverancier))
    elif wat:
        delen.append(schoon(wat))
    regels = [", ".join(delen)] if delen else []
    if begrepen.nieuw:
        regels.append(taal("winkel {woord} ken ik nog niet; dat vraag ik na enter", woord=begrepen.nieuw[0]))
    if begrepen.bedrag:
        bewijs = taal(begrepen.bewijs or "bon")
        rest = taal(
            "betaald door {wie}, {bewijs}; over {over}",
            wie=begrepen.betaald_door,
            bewijs=bewijs,
            over=blik.over,
        )
        regels.append(f"{rest}; {controle}" if controle else rest)
    regels += [taal("let op: {bericht}", bericht=melding) for melding in blik.meldingen]
    woorden = len(getypt.split())
    if begrepen.bezwaar and (begrepen.vanaf >= woorden or begrepen.vanaf < woorden - 1 or getypt[-1:].isspace()):
        regels.append(taal.zeg(begrepen.bezwaar))
    return regels


def zeg_greep(hier: Omgeving, greep: Greep | Bericht, concept: Concept) -> list[str]:
    """What enter would do with the pile."""
    taal = hier.taal
    if isinstance(greep, Bericht):
        return [taal.zeg(greep)]
    if greep.soort == KLAAR:
        verschil = concept.verschil
        if not concept.regels:
            return []
        inhoud = taal("enter: klaar met {inhoud}", inhoud=zeg_inhoud(concept))
        return [inhoud] if verschil is None else [inhoud, taal.zeg(zeg_controle(verschil))]
    if greep.soort == TERUG:
        return [
            taal(
                "enter: neem regel {nr} terug, {wat}",
                nr=greep.plek + 1,
                wat=zeg_regel(concept.regels[greep.plek]),
            )
        ]
    if greep.soort == CONTROLE and greep.bedrag:
        return [taal.zeg(zeg_controle(greep.bedrag - concept.som))]
    return []


def uitleg(hier: Omgeving) -> str:
    """What may be typed."""
    return "\n".join(
        (
            hier.taal("dag bedrag winkel omschrijving, zoals {voorbeeld}", voorbeeld=VOORBEELD),
            hier.taal("zonder dag: dezelfde als op de regel erboven; 14 45,95: dezelfde maand"),
            hier.taal(
                "een paar letters van een bekende winkel zijn genoeg; zonder omschrijving: wat er de vorige keer stond"
            ),
            hier.taal("een nieuwe winkel: zet er ; achter; geen winkel: begin met ;"),
            hier.taal("@penvoerder of @kern: wie betaalde; #factuur of #verklaring: wat er op papier is"),
            hier.taal("Tab vult aan, pijltje omhoog verandert de regel erboven"),
            hier.taal("- neemt de laatste regel terug, -3 de derde"),
            hier.taal("=412,35 is wat de stapel samen moet zijn"),
            hier.taal("Ctrl-C bewaart de stapel voor later"),
        )
    )


def zeg_inhoud(concept: Concept) -> Bericht:
    """How many receipts a pile has, and what they are together."""
    return zin("{aantal:bon|bonnen}, samen {bedrag}", aantal=len(concept.regels), bedrag=concept.som)


def zeg_regel(regel: Bonregel) -> Bericht:
    """A receipt in a few words."""
    if regel.leverancier:
        return zin(
            "{datum}, {bedrag}, {winkel}: {wat}",
            datum=regel.datum,
            bedrag=regel.bedrag,
            winkel=regel.leverancier,
            wat=regel.omschrijving,
        )
    return zin("{datum}, {bedrag}, {wat}", datum=regel.datum, bedrag=regel.bedrag, wat=regel.omschrijving)


def zeg_gehouden(regel: Bonregel, blik: Blik) -> Bericht:
    """That a receipt is in the pile, and what the post has left."""
    return zin("{regel}; over {over}", regel=zeg_regel(regel), over=blik.over)


def zeg_controle(verschil: Decimal) -> Bericht:
    """What a pile misses of its control total, in euro's; below zero it has too much."""
    if not verschil:
        return zin("de stapel is precies het opgegeven totaal")
    if verschil < 0:
        return zin("de stapel is {bedrag} meer dan het opgegeven totaal", bedrag=-verschil)
    return zin("nog {bedrag} tot het opgegeven totaal", bedrag=verschil)
