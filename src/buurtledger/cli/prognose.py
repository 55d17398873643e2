"""`buurtledger prognose`, and the proposal that `besluit voorstel` makes of it."""

from __future__ import annotations

import typer

from buurtledger.cli.argumenten import Formaat, OpOfVandaag
from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.lezen import lees_cijfers
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_, zin
from buurtledger.report.prognose import PrognoseVerslag
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.prognose import voorspel

app = nieuwe_opdracht()


def maak_verslag(hier: Omgeving, op: str | None) -> tuple[PrognoseVerslag, Cijferboek]:
    """The forecast from a day on, and the books it is made of. Where today may not show the day must be given."""
    if op is None and not hier.is_terminal:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat="--op"))
    boek = lees_cijfers(hier)
    stand = boek.stand(lees_dag(hier, op))
    return PrognoseVerslag(stand, voorspel(stand, boek.verlopen)), boek


@app.command(cls=Opdracht, help=N_("Wat er aan het eind over is, per post, met hoe zeker dat is."))
def _prognose(
    ctx: typer.Context,
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    verslag, boek = maak_verslag(hier, op)
    toon(hier, formaat, verslag._replace(verlopen=boek.verlopen if hier.is_terminal else None))
