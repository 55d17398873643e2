"""`buurtledger status`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_thema_aan
from buurtledger.cli.argumenten import BekendOp, Formaat, Op, PostOfGebied
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.statusvraag import StatusVraag, beantwoord
from buurtledger.model.bericht import N_

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Waar staan we, en wat vraagt aandacht? Eén gebied of post: status kikkenstein"))
def _status(
    ctx: typer.Context,
    keuze: PostOfGebied = "",
    op: Op = None,
    bekend_op: BekendOp = None,
    thema: Annotated[
        str | None,
        typer.Option(
            "--thema",
            metavar="THEMA",
            help=N_("Alleen de posten met dit thema."),
            show_default=False,
            autocompletion=vul_thema_aan,
        ),
    ] = None,
    formaat: Formaat = "tekst",
) -> None:
    beantwoord(omgeving(ctx), StatusVraag(keuze, op, bekend_op, formaat, thema))
