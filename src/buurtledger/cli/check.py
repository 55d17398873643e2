"""`buurtledger check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.checks.register import REGELS
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import FOUTEN, GOED, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.handelingen.nakijken import Kluisvraag, kijk_klaargezet_na, vind_alles
from buurtledger.model.bericht import N_, zin
from buurtledger.model.zoeken import nabij
from buurtledger.report import bevindingen

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
    sinds: Annotated[
        str | None,
        typer.Option(
            "--sinds",
            metavar="REV",
            help=N_("Ook: is er niets veranderd sinds deze commit of tak?"),
            show_default=False,
        ),
    ] = None,
    geschiedenis: Annotated[
        bool, typer.Option("--geschiedenis", help=N_("Ook: is er in de hele geschiedenis niets veranderd?"))
    ] = False,
    kluis: Annotated[
        bool, typer.Option("--kluis", help=N_("Ook: zijn alle scans in de kluis, en onveranderd?"))
    ] = False,
    klaargezet_: Annotated[
        bool,
        typer.Option("--klaargezet", help=N_("Alleen: mag wat klaarstaat worden vastgelegd? Voor een haak van git.")),
    ] = False,
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
    if klaargezet_:
        alles = of_stop(hier, kijk_klaargezet_na(hier.wortel))
    else:
        with hier.bezig(hier.taal("De geschiedenis lezen…") if geschiedenis else ""):
            uitkomst = vind_alles(
                hier.wortel,
                hier.vandaag,
                sinds_rev=sinds,
                geschiedenis=geschiedenis,
                kluis=_kluisvraag(hier.wortel) if kluis else None,
            )
        alles = of_stop(hier, uitkomst)
    gevonden = tuple(b for b in alles if b.regel in gekozen)
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


def _kluisvraag(wortel: Path) -> Kluisvraag:
    from buurtledger.cli.kluismap import kluis_of_stop, sleutel_of_stop

    return Kluisvraag(kluis_of_stop(wortel), sleutel_of_stop())
