"""`buurtledger begroting`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.lezen import kies_peildag, lees_cijfers
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_
from buurtledger.report.begroting import BegrotingVerslag

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Het plan, de besluiten en de begroting die nu geldt, naast elkaar."))
def _begroting(
    ctx: typer.Context,
    op: Annotated[
        str | None,
        typer.Option(
            "--op",
            metavar="DATUM",
            help=N_("De begroting van deze dag. Anders vandaag; in een pijp of bestand de laatste dag in de boeken."),
            show_default=False,
        ),
    ] = None,
    verloop: Annotated[bool, typer.Option("--verloop", help=N_("Elk besluit in een eigen kolom."))] = False,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    boek = lees_cijfers(hier, vanaf=date.max)
    dag, waarom = kies_peildag(hier, op, boek)
    in_kracht = tuple(besluit for besluit in boek.besluiten if besluit.vanaf <= dag)
    toon(hier, formaat, BegrotingVerslag(boek.plan, in_kracht, boek.begroting(dag), verloop, waarom))
