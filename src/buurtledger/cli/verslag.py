"""`buurtledger verslag kwartaal|jaar|eind`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from buurtledger.checks.privacy import maskeerder
from buurtledger.cli.extra import vereis
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.model.boeken import Boeken
from buurtledger.model.datum import lees_kwartaal
from buurtledger.report.verslag import Verslag, maak_verslag, titel, verslag_document
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.kwartaalstand import laatste_kwartaal
from buurtledger.stand.openbaar import openbaar
from buurtledger.store.files.wegschrijven import vervang
from buurtledger.store.git.proces import laatste_commit
from buurtledger.store.grootboek import lees_huisstijl, lees_oordelen

app = nieuwe_groep(N_("Het verslag voor het stadsdeel: van een kwartaal, een jaar, of aan het eind."))

_FORMATEN = ("pdf", "md", "html", "xlsx", "json")

_Formaat = Annotated[str, typer.Option("--formaat", help=N_("pdf, md, html, xlsx of json."))]
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
    hier = omgeving(ctx)
    plan, boeken = lees_alles(hier.wortel)
    looptijd = begroting_op(boeken.begroting or plan, boeken.besluiten, hier.vandaag).looptijd
    gekozen = lees_kwartaal(kwartaal) if kwartaal else laatste_kwartaal(looptijd, hier.vandaag)
    if isinstance(gekozen, Bericht):
        stop(VERKEERD_GEROEPEN, gekozen)
    _schrijf(hier, boeken, "kwartaal", str(gekozen), gekozen.van, gekozen.tot_en_met, formaat, naar)


@app.command("jaar", cls=Opdracht, help=N_("Het verslag van een kalenderjaar."))
def _jaar(
    ctx: typer.Context,
    jaar: Annotated[int, typer.Argument(metavar="JAAR", min=2000, max=2099, help=N_("Het jaar, zoals 2023."))],
    formaat: _Formaat = "pdf",
    naar: _Naar = None,
) -> None:
    hier = omgeving(ctx)
    _, boeken = lees_alles(hier.wortel)
    _schrijf(hier, boeken, "jaar", str(jaar), date(jaar, 1, 1), date(jaar, 12, 31), formaat, naar)


@app.command("eind", cls=Opdracht, help=N_("De eindverantwoording, over de hele looptijd."))
def _eind(ctx: typer.Context, formaat: _Formaat = "pdf", naar: _Naar = None) -> None:
    hier = omgeving(ctx)
    plan, boeken = lees_alles(hier.wortel)
    looptijd = begroting_op(boeken.begroting or plan, boeken.besluiten, date.max).looptijd
    periode = f"{looptijd.van.year}-{looptijd.tot_en_met.year}"
    # Receipts from before the period are in the books and so in the account.
    eerste = min([looptijd.van, *(m.datum for logboek in boeken.logboeken.values() for m in logboek)])
    laatste = max([looptijd.tot_en_met, *(m.datum for logboek in boeken.logboeken.values() for m in logboek)])
    _schrijf(hier, boeken, "eind", periode, eerste, laatste, formaat, naar)


def _schrijf(
    hier: Omgeving,
    boeken: Boeken,
    soort: str,
    periode: str,
    van: date,
    tot_en_met: date,
    formaat: str,
    naar: str | None,
) -> None:
    if formaat not in _FORMATEN:
        stop(
            VERKEERD_GEROEPEN,
            zin("het formaat {formaat} is er niet; kies uit {vormen}", formaat=formaat, vormen=_FORMATEN),
        )
    for module in ("jinja2", "markdown_it", "typst", "xlsxwriter"):
        vereis(module, "rapport")
    assert boeken.begroting is not None
    schoon = openbaar(boeken, maskeerder(boeken.rollen))
    verslag = maak_verslag(
        schoon,
        boeken.begroting,
        soort,
        periode,
        van,
        tot_en_met,
        oordelen=lees_oordelen(hier.wortel)[0],
        commit=laatste_commit(hier.wortel),
    )
    with hier.bezig(hier.taal("Het verslag maken…")):
        inhoud = _maak(hier, verslag, formaat)
    if naar == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(inhoud)
        return
    doel = Path(naar or f"verslag-{soort}-{periode}.{formaat}")
    fout = vervang(doel, inhoud)
    if fout is not None:
        stop(ONLEESBAAR, fout)
    hier.zeg(hier.taal("Geschreven: {bestand}", bestand=str(doel)))


def _maak(hier: Omgeving, verslag: Verslag, formaat: str) -> bytes:
    from buurtledger.report import document_md, html, pdf, xlsx
    from buurtledger.report.verslag_json import als_json

    taal = hier.taal
    huisstijl = lees_huisstijl(hier.wortel)[0]
    document = verslag_document(verslag, taal)
    naam = verslag.stand.begroting.naam
    match formaat:
        case "pdf":
            return pdf.als_pdf(document, naam, titel(verslag, taal), huisstijl, taal)
        case "xlsx":
            return xlsx.als_xlsx(verslag, huisstijl, taal)
        case "md":
            return document_md.als_md(document, taal).encode()
        case "json":
            return als_json(verslag).encode()
        case _:
            commit = verslag.commit or taal("nog niet vastgelegd in git")
            om = html.Omlijsting(
                naam, (), None, taal("Gemaakt van commit {commit}.", commit=commit), stijl=html.stijlblad(huisstijl)
            )
            return html.pagina(document, om, taal).encode()
