"""`buurtledger status`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.invoer import kies_post_of_gebied, lees_dag, lees_dag_of_niets, vul_post_aan
from buurtledger.cli.lezen import lees_cijfers
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import FORMAAT_HULP, toon
from buurtledger.model.bericht import N_
from buurtledger.report import status, status_tekst, tabel
from buurtledger.stand.cijfers import compute_stand

app = nieuwe_opdracht()

OP_HULP = N_("De stand op deze dag (de datum op het papier); anders vandaag.")
BEKEND_HULP = N_("Alleen wat op deze dag al was ingevoerd.")


@app.command(cls=Opdracht, help=N_("Waar staan we, en wat vraagt aandacht? Eén gebied of post: status kikkenstein"))
def _status(
    ctx: typer.Context,
    keuze: Annotated[
        str,
        typer.Argument(
            metavar="[POST|GEBIED]",
            help=N_("Alleen dit gebied of deze post."),
            show_default=False,
            autocompletion=vul_post_aan,
        ),
    ] = "",
    op: Annotated[str | None, typer.Option("--op", metavar="DATUM", help=OP_HULP, show_default=False)] = None,
    bekend_op: Annotated[
        str | None, typer.Option("--bekend-op", metavar="DATUM", help=BEKEND_HULP, show_default=False)
    ] = None,
    formaat: Annotated[str, typer.Option("--formaat", help=FORMAAT_HULP, show_default=False)] = "tekst",
) -> None:
    hier = omgeving(ctx)
    dag, bekend = lees_dag(op, hier.vandaag), lees_dag_of_niets(bekend_op)
    begroting, standen = lees_cijfers(hier.wortel, bekend, vanaf=dag)
    gekozen = kies_post_of_gebied(begroting, keuze) if keuze else ""
    tijd_telt = op is not None or hier.is_terminal
    verslag = status.maak_status(compute_stand(begroting, standen.verlopen, dag), gekozen, tijd_telt=tijd_telt)
    toon(
        formaat,
        {
            "tekst": lambda: status_tekst.als_tekst(verslag, hier.taal, hier.scherm),
            "json": lambda: status.als_json(verslag),
            "csv": lambda: tabel.als_csv(status.als_tabel(verslag)),
            "md": lambda: tabel.als_md(status.als_tabel(verslag), hier.taal),
        },
    )
