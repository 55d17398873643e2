"""`buurtledger publiceer MAP`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from buurtledger.checks.controle import controleer
from buurtledger.checks.privacy import maskeerder
from buurtledger.cli.argumenten import Op
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import lees_dag_of_niets
from buurtledger.cli.lezen import lees_alles
from buurtledger.cli.omgeving import FOUTEN, ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_, Bericht, zin
from buurtledger.report.site import Site, bestanden, laatste_dag, maak_site
from buurtledger.stand.openbaar import openbaar
from buurtledger.store.aanwijzen import wijs_aan
from buurtledger.store.git.proces import laatste_commit
from buurtledger.store.grootboek import lees_huisstijl, lees_oordelen
from buurtledger.store.prive import prive
from buurtledger.store.publiceren import Gepubliceerd, bezwaar_tegen_map, publiceer

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Schrijf de website voor bewoners in een map, klaar voor elke webserver."))
def _publiceer(
    ctx: typer.Context,
    map_: Annotated[str, typer.Argument(metavar="MAP", help=N_("Een lege map, of een eerdere website."))],
    op: Op = None,
    ondanks_fouten: Annotated[
        bool, typer.Option("--ondanks-fouten", help=N_("Ook als check fouten vindt; elke pagina zegt het dan."))
    ] = False,
) -> None:
    hier = omgeving(ctx)
    for module in ("jinja2", "markdown_it"):
        vereis(module, "rapport")
    doel = Path(map_)
    bezwaar = bezwaar_tegen_map(doel, hier.wortel)
    if bezwaar is not None:
        stop(VERKEERD_GEROEPEN, bezwaar)
    site = stel_samen(hier, lees_dag_of_niets(op))
    if site.fouten and not ondanks_fouten:
        stop(
            FOUTEN,
            zin(
                "in de boeken staan nog fouten: {aantal} (zie buurtledger check). Toch publiceren: --ondanks-fouten",
                aantal=site.fouten,
            ),
        )
    klaar = schrijf_site(hier, site, doel)
    hier.zeg(
        hier.taal(
            "De website staat in {map}: {alle} bestanden, {nieuw} geschreven, {weg} weggehaald. Open {begin}.",
            map=map_,
            alle=klaar.bestanden,
            nieuw=klaar.geschreven,
            weg=klaar.weg,
            begin=str(doel / "index.html"),
        )
    )


def stel_samen(hier: Omgeving, op: date | None) -> Site:
    """The website as it may be published, from the books as they are now."""
    wortel = hier.wortel
    ooit, boeken = lees_alles(wortel)
    plan = boeken.begroting or ooit
    dag = op or laatste_dag(boeken, plan)
    # What is published depends on the books and the day, not on today.
    gevonden = wijs_aan(
        wortel, [*controleer(boeken, max(dag, laatste_dag(boeken, plan))), *prive(wortel, boeken.rollen)]
    )
    schoon = openbaar(boeken, maskeerder(boeken.rollen))
    return maak_site(schoon, plan, dag, gevonden, oordelen=lees_oordelen(wortel)[0], commit=laatste_commit(wortel))


def schrijf_site(hier: Omgeving, site: Site, doel: Path) -> Gepubliceerd:
    """Write the website into a folder; stops when that cannot be done."""
    with hier.bezig(hier.taal("De website schrijven…")):
        klaar = publiceer(doel, bestanden(site, lees_huisstijl(hier.wortel)[0]))
    if isinstance(klaar, Bericht):
        stop(ONLEESBAAR, klaar)
    return klaar
