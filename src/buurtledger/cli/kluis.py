"""`buurtledger kluis toon|haal`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.argumenten import Formaat, Nummer
from buurtledger.cli.kluismap import kluis_of_stop, rollen_of_stop, sleutel_of_stop
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.cli.vragen import vraag_nummer
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.kluis import Kluisverslag

app = nieuwe_groep(N_("De scans in de kluis: wat er ligt, en er een uit halen."))


@app.command(
    "toon", cls=Opdracht, help=N_("Wat ligt er in de kluis, bij welke regels, en voor wie is het versleuteld?")
)
def _toon(
    ctx: typer.Context,
    formaat: Formaat = "tekst",
) -> None:
    from buurtledger.store.kluis.overzicht import maak_overzicht

    hier = omgeving(ctx)
    kluis = kluis_of_stop(hier.wortel)
    rollen = rollen_of_stop(hier)
    boeken, _ = lees_alles(hier)
    overzicht = maak_overzicht(kluis, boeken.logboeken, rollen)
    toon(hier, formaat, Kluisverslag(overzicht))
    if overzicht.voor_anderen:
        bericht = zin("anderen op deze computer kunnen in de kluis kijken; doe: chmod -R go= {map}", map=str(kluis))
        hier.waarschuw(bericht)


@app.command("haal", cls=Opdracht, help=N_("Haal de scan van een regel uit de kluis, geopend met je eigen sleutel."))
def _haal(
    ctx: typer.Context,
    nummer: Nummer = None,
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="BESTAND", help=N_("Waar de scan komt: een nieuw bestand."), show_default=False),
    ] = None,
) -> None:
    from buurtledger.store.kluis.bewaren import haal

    hier = omgeving(ctx)
    if naar is None:
        stop(VERKEERD_GEROEPEN, zin("zeg met --naar in welk bestand de scan moet komen"))
    doel = vraag_nummer(hier, nummer)
    kluis, sleutel = kluis_of_stop(hier.wortel), sleutel_of_stop()
    if not doel.scan:
        stop(VERKEERD_GEROEPEN, zin("bij {nummer} hoort geen scan", nummer=doel.nummer))
    scan = haal(kluis, doel.scan.removeprefix("sha256:"), sleutel, Path(naar))
    if isinstance(scan, Bericht):
        stop(ONLEESBAAR, scan)
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=naar))
