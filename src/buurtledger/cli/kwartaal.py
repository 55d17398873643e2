"""`buurtledger kwartaal`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_kwartaal_aan
from buurtledger.cli.argumenten import BekendOp, Formaat
from buurtledger.cli.invoer import lees_dag_of_niets
from buurtledger.cli.lezen import lees_cijfers
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.datum import lees_kwartaal
from buurtledger.report.kwartaal import maak_kwartaal
from buurtledger.stand.kwartaalstand import laatste_kwartaal

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("De ronde van elke drie maanden: per gebied en post wat er kwam, ging en over is."))
def _kwartaal(
    ctx: typer.Context,
    kwartaal_: Annotated[
        str | None,
        typer.Argument(
            metavar="[2023-Q1]",
            help=N_("Het kwartaal; anders het laatste dat voorbij is."),
            show_default=False,
            autocompletion=vul_kwartaal_aan,
        ),
    ] = None,
    bekend_op: BekendOp = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    dag = lees_dag_of_niets(hier, bekend_op)
    gevraagd = lees_kwartaal(kwartaal_) if kwartaal_ else None
    if isinstance(gevraagd, Bericht):
        stop(VERKEERD_GEROEPEN, gevraagd)
    boek = lees_cijfers(hier, dag)
    gekozen = gevraagd or laatste_kwartaal(boek.begroting(hier.vandaag).looptijd, hier.vandaag)
    verslag = maak_kwartaal(boek.kwartaal(gekozen))
    toon(hier, formaat, verslag._replace(verlopen=boek.verlopen if hier.is_terminal else None))
