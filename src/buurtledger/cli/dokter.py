"""`buurtledger dokter`."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.omgeving import FOUTEN, GOED, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Wat mist er op deze computer, waarvoor is dat, en hoe komt het er?"))
def _dokter(ctx: typer.Context, formaat: Formaat = "tekst") -> int:
    from buurtledger.handelingen.dokter import onderzoek
    from buurtledger.report.dokter import Machinestaat
    from buurtledger.store.machine import bekijk

    hier = omgeving(ctx)
    staat = Machinestaat(onderzoek(bekijk(os.environ, Path(hier.map) if hier.map else Path.cwd())))
    toon(hier, formaat, staat)
    return FOUTEN if staat.ziek else GOED
