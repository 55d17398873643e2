"""`buurtledger verslag bundel`: everything that the city or the kascommissie asks for, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_jaar_aan, vul_keuze_aan, vul_kwartaal_aan
from buurtledger.cli.kluismap import gekozen_kluis, sleutel_of_stop
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.uitvoer import eis_vorm
from buurtledger.cli.verslagmaken import OndanksFouten, gemaakt, teken
from buurtledger.handelingen import verslag
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.datum import lees_kwartaal
from buurtledger.report.verslag.model import Verslag

VOOR = ("gemeente", "kascommissie")
HELP = N_("Eén zip voor gemeente of kascommissie: verslag, lijst, rekenblad, en de scans per post.")


def bundel(
    ctx: typer.Context,
    naar: Annotated[Path, typer.Argument(metavar="BESTAND", help=N_("De zip: een nieuw bestand, buiten git."))],
    voor: Annotated[
        str,
        typer.Option(
            "--voor",
            metavar="WIE",
            help=N_("gemeente of kascommissie; alleen de laatste ziet alle teksten heel."),
            autocompletion=vul_keuze_aan(*VOOR),
        ),
    ] = "gemeente",
    jaar: Annotated[
        int | None,
        typer.Option(
            "--jaar",
            metavar="JAAR",
            min=2000,
            max=2099,
            help=N_("Van een jaar; anders van alles."),
            show_default=False,
            autocompletion=vul_jaar_aan,
        ),
    ] = None,
    kwartaal: Annotated[
        str | None,
        typer.Option(
            "--kwartaal",
            metavar="2023-Q1",
            help=N_("Van een kwartaal."),
            show_default=False,
            autocompletion=vul_kwartaal_aan,
        ),
    ] = None,
    ondanks_fouten: OndanksFouten = False,
) -> None:
    """Make the report, draw it three times, and put it in one file with the scans."""
    from buurtledger.handelingen.bundel import Stuk, maak_bundel
    from buurtledger.report.bundel import inhoudstekst
    from buurtledger.store.bundel import bezwaar_tegen_plek
    from buurtledger.store.kluis.scankast import Scankast

    hier = omgeving(ctx)
    if voor not in VOOR:
        stop(VERKEERD_GEROEPEN, zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=voor, keuzes=VOOR))
    if jaar is not None and kwartaal is not None:
        stop(VERKEERD_GEROEPEN, zin("noem --jaar of --kwartaal, niet allebei"))
    if bezwaar := bezwaar_tegen_plek(naar):
        stop(VERKEERD_GEROEPEN, bezwaar)
    for formaat in ("pdf", "xlsx"):
        eis_vorm(formaat, (formaat,))
    heel = voor == "kascommissie"
    kluis, sleutel = gekozen_kluis(hier.wortel), sleutel_of_stop()
    model = gemaakt(hier, lambda: _van(hier, jaar, kwartaal, heel=heel), ondanks_fouten)
    with hier.bezig(hier.taal("Het verslag maken…")):
        stukken = [
            Stuk(f"{naam}.{formaat}", teken(hier, model, formaat))
            for naam, formaat in (("verslag", "pdf"), ("bonnen", "csv"), ("verslag", "xlsx"))
        ]
        inhoud = of_stop(
            hier,
            maak_bundel(
                naar,
                model,
                stukken,
                Scankast(kluis, sleutel) if kluis else None,
                lambda wat: inhoudstekst(wat, model, hier.taal.gedrukt, heel=heel),
            ),
        )
    hier.zeg(hier.taal("Geschreven: {bestand}, met {n:scan|scans}", bestand=str(naar), n=inhoud.aanwezig))
    if not inhoud.heeft_kluis:
        hier.waarschuw(
            zin("er is geen kluis, dus er zijn geen scans bij; zet BUURTLEDGER_KLUIS op de map met de scans")
        )
    elif inhoud.ontbreekt:
        n = len(inhoud.ontbreekt)
        hier.waarschuw(zin("{n:scan ontbreekt|scans ontbreken}; INHOUD.txt in de zip noemt ze", n=n))
    if inhoud.aanwezig:
        hier.waarschuw(zin("op een scan kan een naam staan; geef de zip alleen aan wie hem mag zien"))


def _van(hier: Omgeving, jaar: int | None, kwartaal: str | None, *, heel: bool) -> Verslag | Bezwaar:
    if jaar is not None:
        return verslag.van_jaar(hier.wortel, jaar, hier.vandaag, heel=heel)
    if kwartaal is not None:
        gekozen = lees_kwartaal(kwartaal)
        if isinstance(gekozen, Bericht):
            stop(VERKEERD_GEROEPEN, gekozen)
        return verslag.van_kwartaal(hier.wortel, gekozen, hier.vandaag, heel=heel)
    return verslag.van_alles(hier.wortel, hier.vandaag, heel=heel)
