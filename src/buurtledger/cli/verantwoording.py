"""`buurtledger verantwoording [POST]`."""

from __future__ import annotations

from operator import attrgetter

import typer

from buurtledger.cli.argumenten import Formaat, OpOfVandaag, PostOfKern
from buurtledger.cli.invoer import kies_kern_of_post
from buurtledger.cli.lezen import kies_peildag, lees_alles
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import MET_BEDRAG
from buurtledger.report.verantwoording import Blad, VerantwoordingVerslag
from buurtledger.stand.aanbod import benut
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verantwoord import verantwoord

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Wie gaf bonnen, resultaat en leermomenten terug? Met een kern: haar blad."))
def _verantwoording(
    ctx: typer.Context,
    post: PostOfKern = None,
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    boeken, cijfers = lees_alles(hier)
    sessies = (sessie for eigen in boeken.verantwoordingen.values() for sessie in eigen.leersessies)
    dag, waarom = kies_peildag(hier, op, cijfers, sessies)
    stand = cijfers.stand(dag)
    begroting = stand.begroting
    aanbod = benut(begroting, boeken.logboeken, dag)
    verslag = VerantwoordingVerslag(stand, verantwoord(stand, boeken.verantwoordingen), waarom, aanbod)
    if post is None:
        toon(hier, formaat, verslag)
        return
    gekozen = kies_kern_of_post(begroting, post)
    rij = next(rij for rij in verslag.rijen if rij.post.id == gekozen)
    mutaties = geldend(boeken.logboeken.get(gekozen, ()), dag)
    gedaan = sorted((m for m in mutaties if m.datum <= dag and m.soort in MET_BEDRAG), key=attrgetter("datum"))
    toon(hier, formaat, Blad(verslag, rij, tuple(gedaan)))
