"""`buurtledger status`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.invoer import vul_post_aan
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.statusvraag import StatusVraag, beantwoord
from buurtledger.cli.uitvoer import FORMAAT_HULP
from buurtledger.model.bericht import N_

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
    beantwoord(omgeving(ctx), StatusVraag(keuze, op, bekend_op, formaat))
