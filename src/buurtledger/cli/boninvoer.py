"""`buurtledger bon invoer`: a pile of receipts, one line each, and then all of them in the books in one go."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Commit, Post
from buurtledger.cli.boeken import gevolg, open_werk
from buurtledger.cli.boninvoerzinnen import zeg_controle, zeg_inhoud
from buurtledger.cli.lezen import lees_begroting, of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.vragen import bevestig
from buurtledger.handelingen import boeken
from buurtledger.handelingen.bonstapel import Bonstapel
from buurtledger.model.bericht import N_, zin
from buurtledger.model.concept import Concept
from buurtledger.report.bonstapel import Stapelverslag

Rustig = Annotated[
    bool,
    typer.Option(
        "--rustig", help=N_("Zeg pas na enter wat er begrepen is: voor wie laat voorlezen, of een trage verbinding.")
    ),
]


def invoer(ctx: typer.Context, post: Post = None, rustig: Rustig = False, commit: Commit = False) -> None:
    """Book a pile."""
    hier = omgeving(ctx)
    if not hier.mag_vragen:
        from buurtledger.cli.boninvoerpijp import lees_stapel

        if post is None:
            stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat=zin("POST")))
        stapel = Bonstapel(open_werk(hier, post))
        concept = lees_stapel(hier, stapel)
        for nr, berichten in stapel.meldingen(concept).items():
            for bericht in berichten:
                hier.waarschuw(zin("regel {nr}: {bericht}", nr=nr + 1, bericht=bericht))
        _schrijf(hier, stapel, concept, commit=commit)
        return
    from buurtledger.cli.boninvoerconcept import open_stapel
    from buurtledger.cli.boninvoerregels import typ_stapel

    werk, bestand = open_stapel(hier, lees_begroting(hier), post)
    stapel = Bonstapel(werk)
    try:
        while True:
            typ_stapel(hier, stapel, bestand, rustig=rustig)
            if bestand.concept.is_leeg:
                hier.zeg(hier.taal("Er is niets geschreven."))
                return
            # The books may have changed while the pile was typed.
            stapel = Bonstapel(of_stop(hier, boeken.open_werk(werk.wortel, werk.vandaag, werk.begroting, werk.post)))
            if _akkoord(hier, stapel, bestand.concept):
                break
            hier.zeg(hier.taal("Verander een regel met pijltje omhoog, of bewaar de stapel voor later met Ctrl-C."))
        nummers = [mutatie.nummer for mutatie in stapel.mutaties(bestand.concept)]
        bestand.schrijf("nummers", nummers)
        _schrijf(hier, stapel, bestand.concept, commit=commit)
        bestand.gooi_weg()
    finally:
        bestand.sluit()


def _akkoord(hier: Omgeving, stapel: Bonstapel, concept: Concept) -> bool:
    """Show the whole pile and what it does, and ask."""
    from buurtledger.cli.stromen import schrijf_uit
    from buurtledger.report.vormen.tekst import teken

    hier.zeg()
    verslag = Stapelverslag(concept, stapel.meldingen(concept))
    schrijf_uit(teken(verslag.document(hier.taal), hier.taal, hier.scherm))
    for regel in gevolg(hier, stapel.boeking(concept)):
        hier.zeg(f"  {regel}")
    verschil = concept.verschil
    if not verschil:
        return bevestig(hier, hier.taal("Opschrijven?"))
    hier.waarschuw(zeg_controle(verschil))
    return bevestig(hier, hier.taal("Toch opschrijven?"), anders=False)


def _schrijf(hier: Omgeving, stapel: Bonstapel, concept: Concept, *, commit: bool) -> None:
    boeking = stapel.boeking(concept)
    steun = of_stop(hier, boeken.zoek_steun((boeking,))) if commit else ()
    bezwaar = boeken.boek(boeking)
    if bezwaar is not None:
        of_stop(hier, bezwaar)
    wat = zin("{inhoud}, bij {post}", inhoud=zeg_inhoud(concept), post=stapel.werk.post)
    hier.zeg(hier.taal("Opgeschreven: {wat}", wat=wat))
    if commit:
        regels = "".join(f"- {hier.taal.zeg(boeken.samenvatting(m))}\n" for m in (*boeking.eerst, boeking.mutatie))
        mee = of_stop(hier, boeken.leg_vast((boeking,), steun, f"{hier.taal.zeg(wat)}\n\n{regels}"))
        hier.zeg(hier.taal("Vastgelegd in git."))
        if mee:
            hier.zeg(hier.taal("Ook vastgelegd, want deze regel steunt erop: {wat}", wat=mee))
