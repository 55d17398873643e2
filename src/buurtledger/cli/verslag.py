"""`buurtledger verslag kwartaal|jaar|eind|jaarrekening|bundel`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_jaar_aan, vul_keuze_aan, vul_kwartaal_aan
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.cli.verslagbundel import HELP, bundel
from buurtledger.cli.verslagmaken import OndanksFouten, gemaakt, teken
from buurtledger.cli.verslagstad import HELP as VOOR_DE_STAD
from buurtledger.cli.verslagstad import verslag_stad
from buurtledger.handelingen import verslag
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.datum import lees_kwartaal
from buurtledger.report.verslag.jaarrekening import Jaarstukken
from buurtledger.report.verslag.model import Verslag
from buurtledger.report.vormen import GEWOON

app = nieuwe_groep(N_("Het verslag voor het stadsdeel: van een kwartaal, een jaar, of aan het eind."))

_FORMATEN = ("pdf", "md", "html", "xlsx", "json")
_STUKFORMATEN = (*GEWOON, "html", "pdf", "xlsx")

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
        str | None,
        typer.Argument(
            metavar="[2023-Q1]", help=N_("Het kwartaal."), show_default=False, autocompletion=vul_kwartaal_aan
        ),
    ] = None,
    formaat: _Formaat = "pdf",
    naar: _Naar = None,
    ondanks_fouten: OndanksFouten = False,
) -> None:
    gekozen = lees_kwartaal(kwartaal) if kwartaal else None
    if isinstance(gekozen, Bericht):
        stop(VERKEERD_GEROEPEN, gekozen)
    hier = omgeving(ctx)
    _schrijf(hier, lambda: verslag.van_kwartaal(hier.wortel, gekozen, hier.vandaag), formaat, naar, ondanks_fouten)


@app.command("jaar", cls=Opdracht, help=N_("Het verslag van een kalenderjaar."))
def _jaar(
    ctx: typer.Context,
    jaar: Annotated[
        int,
        typer.Argument(
            metavar="JAAR", min=2000, max=2099, help=N_("Het jaar, zoals 2023."), autocompletion=vul_jaar_aan
        ),
    ],
    formaat: _Formaat = "pdf",
    naar: _Naar = None,
    ondanks_fouten: OndanksFouten = False,
) -> None:
    hier = omgeving(ctx)
    _schrijf(hier, lambda: verslag.van_jaar(hier.wortel, jaar, hier.vandaag), formaat, naar, ondanks_fouten)


@app.command("eind", cls=Opdracht, help=N_("De eindverantwoording, over de hele looptijd."))
def _eind(
    ctx: typer.Context, formaat: _Formaat = "pdf", naar: _Naar = None, ondanks_fouten: OndanksFouten = False
) -> None:
    hier = omgeving(ctx)
    _schrijf(hier, lambda: verslag.van_alles(hier.wortel, hier.vandaag), formaat, naar, ondanks_fouten)


@app.command(
    "jaarrekening",
    cls=Opdracht,
    help=N_(
        "De staat van baten en lasten, de balans, en de rekening voor de gemeente; van het laatste jaar dat om is."
    ),
)
def _jaarrekening(
    ctx: typer.Context,
    jaar: Annotated[
        int | None,
        typer.Argument(
            metavar="[JAAR]",
            min=2000,
            max=2099,
            help=N_("Het jaar, zoals 2023."),
            show_default=False,
            autocompletion=vul_jaar_aan,
        ),
    ] = None,
    alles: Annotated[bool, typer.Option("--alles", help=N_("Over de hele looptijd."))] = False,
    formaat: Annotated[
        str,
        typer.Option(
            "--formaat",
            metavar="FORMAAT",
            help=N_("tekst, json, csv, md, html, pdf of xlsx."),
            autocompletion=vul_keuze_aan(*_STUKFORMATEN),
        ),
    ] = "tekst",
    naar: _Naar = None,
    ondanks_fouten: OndanksFouten = False,
) -> None:
    hier = omgeving(ctx)
    if alles and jaar is not None:
        stop(VERKEERD_GEROEPEN, zin("noem een jaar of --alles, niet allebei"))
    eis_vorm(formaat, _STUKFORMATEN)
    model = gemaakt(hier, lambda: _van_jaar_of_alles(hier, jaar, alles=alles), ondanks_fouten)
    assert model.jaarrekening is not None
    stukken = Jaarstukken(model, model.jaarrekening)
    if naar is None and formaat in GEWOON:
        toon(hier, formaat, stukken)
        return
    schrijf_naar(hier, naar or f"jaarrekening-{model.periode}.{formaat}", teken(hier, model, formaat, stukken))


def _van_jaar_of_alles(hier: Omgeving, jaar: int | None, *, alles: bool) -> Verslag | Bezwaar:
    if alles:
        return verslag.van_alles(hier.wortel, hier.vandaag)
    gekozen = jaar if jaar is not None else of_stop(hier, verslag.laatste_jaar(hier.wortel, hier.vandaag))
    return verslag.van_jaar(hier.wortel, gekozen, hier.vandaag)


app.command("bundel", cls=Opdracht, help=HELP)(bundel)
app.command("stad", cls=Opdracht, help=VOOR_DE_STAD)(verslag_stad)


def _schrijf(
    hier: Omgeving, maak: Callable[[], Verslag | Bezwaar], formaat: str, naar: str | None, ondanks_fouten: bool
) -> None:
    eis_vorm(formaat, _FORMATEN)
    model = gemaakt(hier, maak, ondanks_fouten)
    with hier.bezig(hier.taal("Het verslag maken…")):
        inhoud = teken(hier, model, formaat)
    schrijf_naar(hier, naar or f"verslag-{model.soort}-{model.periode}.{formaat}", inhoud)
