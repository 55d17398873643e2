"""`buurtledger verplichting toevoegen|lijst`: accepted offers, which hold money until their bonnen come in."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Bedrag, Commit, Datum, Formaat, Leverancier, Notitie, Post
from buurtledger.cli.boeken import boek, lees_tekst, lees_tekst_of_niets, open_werk
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_bedrag, vraag_dag, vraag_of_stop
from buurtledger.model.bericht import N_
from buurtledger.model.mutatie import Soort
from buurtledger.report.verplichtingen import Verplichtingen
from buurtledger.stand.vastlegging import vastleggingen

app = nieuwe_groep(N_("Aanvaarde offertes: geld dat vastligt tot de bon komt."))


@app.command("toevoegen", cls=Opdracht, help=N_("Leg geld van een post vast voor een offerte die je aanvaardde."))
def _toevoegen(
    ctx: typer.Context,
    post: Post = None,
    bedrag: Bedrag = None,
    omschrijving: Annotated[
        str | None, typer.Argument(metavar="OMSCHRIJVING", help=N_("Waarvoor het is."), show_default=False)
    ] = None,
    datum: Datum = None,
    leverancier: Leverancier = None,
    notitie: Notitie = None,
    commit: Commit = False,
) -> None:
    hier = omgeving(ctx)
    werk = open_werk(hier, post)
    som = vraag_bedrag(hier, bedrag)
    tekst = omschrijving if omschrijving is not None else vraag_of_stop(hier, "OMSCHRIJVING", hier.taal("Waarvoor"))
    mutatie = werk.mutatie(
        Soort.VERPLICHTING,
        vraag_dag(hier, datum),
        som,
        omschrijving=lees_tekst("omschrijving", tekst),
        leverancier=lees_tekst_of_niets("leverancier", leverancier),
        notitie=lees_tekst_of_niets("notitie", notitie),
    )
    boek(hier, werk, mutatie, commit=commit)


@app.command("lijst", cls=Opdracht, help=N_("Wat er vastligt, en wat ervan al besteed is."))
def _lijst(ctx: typer.Context, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    boeken, _ = lees_alles(hier)
    alle = tuple(een for logboek in boeken.logboeken.values() for een in vastleggingen(logboek))
    toon(hier, formaat, Verplichtingen(alle, hier.vandaag))
