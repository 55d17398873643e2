"""`buurtledger overdragen`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_persoon_aan
from buurtledger.cli.argumenten import Formaat, OpOfVandaag
from buurtledger.cli.invoer import lees_vrije_tekst
from buurtledger.cli.kluismap import gekozen_kluis
from buurtledger.cli.lezen import kies_peildag, lees_alles, of_stop
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.handelingen.overdragen import stel_op
from buurtledger.model.bericht import N_
from buurtledger.report.overdracht import OverdrachtVerslag

app = nieuwe_opdracht()


@app.command(
    cls=Opdracht,
    help=N_("De lijst om met de volgende penvoerder af te vinken, en wat er nog mist. Op papier: --formaat md."),
)
def _overdragen(
    ctx: typer.Context,
    aan: Annotated[
        str,
        typer.Option(
            "--aan",
            metavar="NAAM",
            help=N_("De nieuwe penvoerder, zoals die in rollen heet."),
            show_default=False,
            autocompletion=vul_persoon_aan,
        ),
    ] = "",
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    naam = lees_vrije_tekst("--aan", aan, 200) if aan else ""
    boeken, cijfers = lees_alles(hier)
    dag = kies_peildag(hier, op, cijfers).dag
    lijst = of_stop(hier, stel_op(boeken, cijfers, hier.wortel, dag, aan=naam, kluis=gekozen_kluis(hier.wortel)))
    toon(hier, formaat, OverdrachtVerslag(*lijst))
