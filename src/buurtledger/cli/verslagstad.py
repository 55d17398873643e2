"""`buurtledger verslag stad MAP…|LIJST`: the table that the city wants, on paper or as a sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_keuze_aan
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import FOUTEN, GOED, omgeving
from buurtledger.cli.stad import Boeken, Gegevens, Op, kies, tel_op
from buurtledger.cli.uitvoer import eis_vorm
from buurtledger.model.bericht import N_
from buurtledger.report.stad import StadVerslag
from buurtledger.report.vormen import Weergave, vorm

HELP = N_("De tabel van alle buurten van een stad, als pdf, rekenblad en meer.")
_FORMATEN = ("pdf", "md", "html", "xlsx", "csv", "json")


def verslag_stad(
    ctx: typer.Context,
    boeken: Boeken = None,
    op: Op = None,
    gegevens: Gegevens = None,
    formaat: Annotated[
        str,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help=N_("pdf, md, html, xlsx, csv of json."),
            autocompletion=vul_keuze_aan(*_FORMATEN),
        ),
    ] = "pdf",
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt; - is standaarduitvoer."), show_default=False),
    ] = None,
) -> int:
    """Write the report of a city."""
    hier = omgeving(ctx)
    eis_vorm(formaat, _FORMATEN)
    stad = tel_op(hier, kies(hier, boeken), op, gegevens)
    verslag, taal = StadVerslag(stad), hier.taal.gedrukt
    with hier.bezig(hier.taal("Het verslag maken…")):
        inhoud = vorm(formaat).maak(verslag, Weergave(taal, hier.scherm, naam=taal("Een stad van buurten")))
    ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
    schrijf_naar(hier, naar or f"verslag-stad-{stad.op.isoformat()}.{formaat}", ruw)
    return FOUTEN if stad.niet_geteld else GOED
