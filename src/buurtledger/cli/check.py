"""`buurtledger check`."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.checks.controle import controleer
from buurtledger.checks.register import REGELS
from buurtledger.cli.omgeving import FOUTEN, GOED, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_, zin
from buurtledger.model.zoeken import nabij
from buurtledger.report import bevindingen
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.boeken import lees_boeken

app = nieuwe_opdracht()


def _vul_regel_aan(incomplete: str) -> list[tuple[str, str]]:
    return [(naam, regel.zoekt) for naam, regel in REGELS.items() if naam.startswith(incomplete)]


@app.command(cls=Opdracht, help=N_("Klopt alles? Noemt alles wat de regels vinden, met plaats en remedie."))
def _check(
    ctx: typer.Context,
    regels: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REGEL]…", help=N_("Alleen deze regels."), show_default=False, autocompletion=_vul_regel_aan
        ),
    ] = None,
    formaat: Annotated[
        str,
        typer.Option("--formaat", help=N_("De vorm van de uitvoer: tekst, json, github of junit."), show_default=False),
    ] = "tekst",
) -> int:
    hier = omgeving(ctx)
    gekozen = tuple(regels or REGELS)
    for naam in gekozen:
        if naam not in REGELS:
            lijkt = nabij(naam, REGELS) or tuple(REGELS)
            stop(VERKEERD_GEROEPEN, zin("de regel {naam} is er niet; bedoel je {lijkt}?", naam=naam, lijkt=lijkt))
    wortel = hier.wortel
    gevonden = wijs_aan(wortel, controleer(lees_boeken(wortel), hier.vandaag, gekozen))
    toon(
        formaat,
        {
            "tekst": lambda: bevindingen.als_tekst(gevonden, hier.taal, hier.scherm),
            "json": lambda: bevindingen.als_json(gevonden, hier.taal),
            "github": lambda: bevindingen.als_github(gevonden, hier.taal),
            "junit": lambda: bevindingen.als_junit(gevonden, gekozen, hier.taal),
        },
    )
    return FOUTEN if bevindingen.aantal_fouten(gevonden) else GOED
