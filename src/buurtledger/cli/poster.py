"""`buurtledger poster VOORSTEL`: a sheet for the hall."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.besluitopties import Voorstelnaam
from buurtledger.cli.besluitvragen import kies_voorstel
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import of_verkeerd
from buurtledger.cli.lezen import lees_alles, of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.vragen import vraag
from buurtledger.handelingen.poster import maak_poster
from buurtledger.model.bericht import N_, zin
from buurtledger.model.huisstijl import HUISSTIJL, lees_webadres

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Een A4 voor in de hal: wat er voorligt, tot wanneer, en een QR naar de pagina."))
def _poster(
    ctx: typer.Context,
    naam: Voorstelnaam = None,
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt; - is standaarduitvoer."), show_default=False),
    ] = None,
    adres: Annotated[
        str | None,
        typer.Option(
            "--adres",
            metavar="ADRES",
            help=N_("Waar de website staat; anders zoals data/huisstijl.yaml zegt."),
            show_default=False,
        ),
    ] = None,
) -> None:
    hier = omgeving(ctx)
    vereis("typst", "rapport")
    vereis("segno", "rapport")
    voorstel = kies_voorstel(hier, naam)
    boeken, _ = lees_alles(hier)
    plek = of_verkeerd(lees_webadres(adres)) if adres is not None else boeken.huisstijl.adres or _vraag(hier)
    poster = of_stop(hier, maak_poster(hier.wortel, voorstel, plek))
    from buurtledger.report.vormen.poster import maak

    with hier.bezig(hier.taal("De poster maken…")):
        inhoud = maak(poster, hier.taal.gedrukt)
    schrijf_naar(hier, naar or f"poster-{voorstel.woord}-{hier.taal.code}.pdf", inhoud)


def _vraag(hier: Omgeving) -> str:
    """Where the website is, of a ledger that does not say so."""
    if not hier.mag_vragen:
        stop(
            VERKEERD_GEROEPEN,
            zin(
                "voor de QR moet bekend zijn waar de website staat: zet adres in {bestand}, of geef --adres",
                bestand=HUISSTIJL,
            ),
        )
    return vraag(hier, "--adres", hier.taal("Waar staat de website (https://…)"), lees_webadres)
