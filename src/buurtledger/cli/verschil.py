"""`buurtledger verschil`: what changed between two states of the books."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat, Op
from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.model.bericht import N_
from buurtledger.report.vormen import GEWOON

app = nieuwe_opdracht()


@app.command(
    cls=Opdracht,
    help=N_(
        "Wat veranderde er aan de boeken sinds een commit, tak of label; of tussen twee? In geld en woorden. "
        "Als Markdown (voor bij een voorstel, dus voor iedereen) zonder privégegevens."
    ),
)
def _verschil(
    ctx: typer.Context,
    van: Annotated[str, typer.Argument(metavar="REV", help=N_("De eerdere staat: main, HEAD~3, een commit."))],
    naar: Annotated[
        str | None,
        typer.Argument(metavar="[REV]", help=N_("De latere; anders de map zoals die nu is."), show_default=False),
    ] = None,
    op: Op = None,
    formaat: Formaat = "tekst",
) -> None:
    from buurtledger.handelingen.vergelijken import vergelijk
    from buurtledger.report.verschil import Wijziging

    hier = omgeving(ctx)
    eis_vorm(formaat, GEWOON)
    dag = lees_dag(hier, op) if op else None
    uitkomst = of_stop(hier, vergelijk(hier.wortel, van, naar, dag, hier.vandaag, masker=formaat == "md"))
    toon(hier, formaat, Wijziging(van, naar or "", *uitkomst))
