"""`buurtledger volg`: what each commit did to the books, as an Atom feed."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_

app = nieuwe_opdracht()


@app.command(
    cls=Opdracht,
    help=N_("Wat elke commit aan de boeken deed, als nieuwsstroom (Atom) zonder privégegevens, de laatste eerst."),
)
def _volg(
    ctx: typer.Context,
    aantal: Annotated[
        int, typer.Option("--aantal", metavar="AANTAL", min=1, max=500, help=N_("Van hoeveel commits."))
    ] = 30,
    naar: Annotated[
        str, typer.Option("--naar", metavar="BESTAND", help=N_("Waarheen; - is de terminal."), show_default=False)
    ] = "-",
) -> None:
    from buurtledger.handelingen.vergelijken import stap_voor_stap
    from buurtledger.report.volg import stroom

    hier = omgeving(ctx)
    with hier.bezig(hier.taal("De geschiedenis lezen…")):
        verloop = of_stop(hier, stap_voor_stap(hier.wortel, aantal, hier.vandaag))
    schrijf_naar(hier, naar, stroom(verloop.stappen, verloop.naam, verloop.huisstijl, hier.taal.gedrukt))
