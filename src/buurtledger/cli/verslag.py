"""`buurtledger verslag kwartaal|jaar|eind`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_keuze_aan
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import eis_vorm
from buurtledger.handelingen import verslag
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.verslag import Opgemaakt
from buurtledger.model.bericht import N_, Bericht
from buurtledger.model.datum import lees_kwartaal
from buurtledger.report.vormen import Weergave, vorm

app = nieuwe_groep(N_("Het verslag voor het stadsdeel: van een kwartaal, een jaar, of aan het eind."))

_FORMATEN = ("pdf", "md", "html", "xlsx", "json")

_Formaat = Annotated[
    str,
    typer.Option(
        "--formaat",
        metavar="FORMAAT",
        help=N_("pdf, md, html, xlsx of json."),
        autocompletion=vul_keuze_aan("pdf", "md", "html", "xlsx", "json"),
    ),
]
_Naar = Annotated[
    str | None,
    typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt; - is standaarduitvoer."), show_default=False),
]


@app.command(
    "kwartaal", cls=Opdracht, help=N_("Het verslag van een kwartaal; zonder argument het laatste dat voorbij is.")
)
def _kwartaal(
    ctx: typer.Context,
    kwartaal: Annotated[
        str | None, typer.Argument(metavar="[2023-Q1]", help=N_("Het kwartaal."), show_default=False)
    ] = None,
    formaat: _Formaat = "pdf",
    naar: _Naar = None,
) -> None:
    gekozen = lees_kwartaal(kwartaal) if kwartaal else None
    if isinstance(gekozen, Bericht):
        stop(VERKEERD_GEROEPEN, gekozen)
    _schrijf(omgeving(ctx), lambda hier: verslag.van_kwartaal(hier.wortel, gekozen, hier.vandaag), formaat, naar)


@app.command("jaar", cls=Opdracht, help=N_("Het verslag van een kalenderjaar."))
def _jaar(
    ctx: typer.Context,
    jaar: Annotated[int, typer.Argument(metavar="JAAR", min=2000, max=2099, help=N_("Het jaar, zoals 2023."))],
    formaat: _Formaat = "pdf",
    naar: _Naar = None,
) -> None:
    _schrijf(omgeving(ctx), lambda hier: verslag.van_jaar(hier.wortel, jaar), formaat, naar)


@app.command("eind", cls=Opdracht, help=N_("De eindverantwoording, over de hele looptijd."))
def _eind(ctx: typer.Context, formaat: _Formaat = "pdf", naar: _Naar = None) -> None:
    _schrijf(omgeving(ctx), lambda hier: verslag.van_alles(hier.wortel), formaat, naar)


def _schrijf(hier: Omgeving, maak: Callable[[Omgeving], Opgemaakt | Bezwaar], formaat: str, naar: str | None) -> None:
    eis_vorm(formaat, _FORMATEN)
    gemaakt = of_stop(hier, maak(hier))
    with hier.bezig(hier.taal("Het verslag maken…")):
        inhoud = _maak(hier, gemaakt, formaat)
    soort, periode = gemaakt.verslag.soort, gemaakt.verslag.periode
    schrijf_naar(hier, naar or f"verslag-{soort}-{periode}.{formaat}", inhoud)


def _maak(hier: Omgeving, gemaakt: Opgemaakt, formaat: str) -> bytes:
    model, huisstijl = gemaakt
    commit = model.commit or hier.taal("nog niet vastgelegd in git")
    weergave = Weergave(
        hier.taal,
        hier.scherm,
        huisstijl,
        naam=model.stand.begroting.naam,
        onderschrift=hier.taal("Gemaakt van commit {commit}.", commit=commit),
    )
    inhoud = vorm(formaat).maak(model, weergave)
    return inhoud.encode() if isinstance(inhoud, str) else inhoud
