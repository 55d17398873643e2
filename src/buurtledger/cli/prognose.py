"""`buurtledger prognose`, and the proposal that `besluit voorstel` makes of it."""

from __future__ import annotations

import typer

from buurtledger.cli.argumenten import Formaat, OpOfVandaag
from buurtledger.cli.lezen import kies_peildag, lees_cijfers
from buurtledger.cli.omgeving import Omgeving, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_
from buurtledger.report.prognose import PrognoseVerslag
from buurtledger.stand.cijferboek import Cijferboek
from buurtledger.stand.prognose import voorspel

app = nieuwe_opdracht()


def maak_verslag(hier: Omgeving, op: str | None) -> tuple[PrognoseVerslag, Cijferboek]:
    """The forecast from a day on, and the books it is made of."""
    boek = lees_cijfers(hier)
    peil = kies_peildag(hier, op, boek)
    stand = boek.stand(peil.dag)
    return PrognoseVerslag(stand, voorspel(stand, boek.verlopen), waarom=peil.waarom), boek


@app.command(cls=Opdracht, help=N_("Wat er aan het eind over is, per post, met hoe zeker dat is."))
def _prognose(
    ctx: typer.Context,
    op: OpOfVandaag = None,
    formaat: Formaat = "tekst",
) -> None:
    hier = omgeving(ctx)
    verslag, boek = maak_verslag(hier, op)
    toon(hier, formaat, verslag._replace(verlopen=boek.verlopen if hier.is_terminal else None))
