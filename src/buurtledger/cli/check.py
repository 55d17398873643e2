"""`buurtledger check`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from buurtledger.checks.controle import controleer
from buurtledger.checks.register import REGELS
from buurtledger.cli.extra import vereis
from buurtledger.cli.omgeving import FOUTEN, GOED, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import toon
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.boeken import Boeken
from buurtledger.model.zoeken import nabij
from buurtledger.report import bevindingen
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.git.onveranderd import hele_geschiedenis, klaargezet, samenvoegen, twee_paar_ogen
from buurtledger.store.git.onveranderd import sinds as onveranderd_sinds
from buurtledger.store.grootboek import lees_boeken, lees_rectificaties, lees_rollen
from buurtledger.store.prive import prive_ernaast

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
    wortel = hier.wortel
    if klaargezet_:
        alles = list(_of_stop(klaargezet(wortel)))
    else:
        with prive_ernaast(wortel, lees_rollen(wortel)[0]) as prive:
            boeken = lees_boeken(wortel)
            alles = [*controleer(boeken, hier.vandaag), *samenvoegen(wortel), *prive()]
        alles += twee_paar_ogen(wortel, boeken, hier.vandaag)
        rectificaties = lees_rectificaties(wortel)[0]
        if sinds is not None:
            alles += _of_stop(onveranderd_sinds(wortel, sinds, rectificaties))
        if geschiedenis:
            with hier.bezig(hier.taal("De geschiedenis lezen…")):
                alles += _of_stop(hele_geschiedenis(wortel, rectificaties))
        if kluis:
            alles += _in_de_kluis(wortel, boeken)
    gevonden = wijs_aan(wortel, [b for b in alles if b.regel in gekozen])
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


def _of_stop(uitkomst: tuple[Bevinding, ...] | Bericht) -> tuple[Bevinding, ...]:
    if isinstance(uitkomst, Bericht):
        stop(VERKEERD_GEROEPEN, uitkomst)
    return uitkomst


def _in_de_kluis(wortel: Path, boeken: Boeken) -> Iterator[Bevinding]:
    from buurtledger.store.kluis.bewaren import controleer_kluis, kluis_van

    map_ = kluis_van(os.environ.get("BUURTLEDGER_KLUIS"), wortel)
    if map_ is None:
        stop(VERKEERD_GEROEPEN, zin("er is geen kluis; zet BUURTLEDGER_KLUIS op de map met de scans"))
    if isinstance(map_, Bericht):
        stop(VERKEERD_GEROEPEN, map_)
    sleutel = os.environ.get("BUURTLEDGER_SLEUTEL")
    if sleutel:
        vereis("pyrage", "kluis")
    yield from controleer_kluis(map_, boeken.logboeken, Path(sleutel) if sleutel else None)
