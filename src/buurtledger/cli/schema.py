"""`buurtledger schema`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_vorm_aan
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_, zin

app = nieuwe_opdracht()


@app.command(
    cls=Opdracht,
    help=N_("De vorm van een soort bestand als JSON Schema; zonder naam van alle soorten."),
)
def _schema(
    naam: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAAM]",
            help=N_("Welk bestand, zoals budget of logboek."),
            show_default=False,
            autocompletion=vul_vorm_aan,
        ),
    ] = None,
) -> None:
    import json

    from buurtledger.model.bestandsvormen import NAMEN, schematekst

    namen = NAMEN
    if naam is not None and naam not in namen:
        stop(VERKEERD_GEROEPEN, zin("het schema {naam} is er niet; kies uit {namen}", naam=naam, namen=namen))
    if naam:
        typer.echo(schematekst(naam), nl=False)
        return
    alle = {een: json.loads(schematekst(een)) for een in namen}
    typer.echo(json.dumps(alle, ensure_ascii=False, indent=2))
