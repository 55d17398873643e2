"""`buurtledger publiceer MAP`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.argumenten import Op
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import lees_dag_of_niets
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import FOUTEN, Omgeving, Stop, omgeving
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.handelingen import publiceren
from buurtledger.model.bericht import N_
from buurtledger.report.site.model import Site
from buurtledger.store.publiceren import Gepubliceerd

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
    for module in ("jinja2", "markdown_it", "PIL"):
        vereis(module, "rapport")
    doel = Path(map_)
    of_stop(hier, publiceren.bezwaar_tegen_plek(doel, hier.wortel))
    site = stel_samen(hier, lees_dag_of_niets(hier, op), doel)
    bezwaar = publiceren.bezwaar_tegen_fouten(site, ondanks_fouten=ondanks_fouten)
    if bezwaar is not None:
        raise Stop(FOUTEN, bezwaar.bericht)
    klaar = schrijf_site(hier, site, doel)
    for los in site.briefjes.los:
        hier.waarschuw(los)
    hier.zeg_zin(
        hier.taal(
            "De website staat in {map}: {alle:bestand|bestanden}, {nieuw} geschreven, {weg} weggehaald. Open {begin}.",
            map=map_,
            alle=klaar.bestanden,
            nieuw=klaar.geschreven,
            weg=klaar.weg,
            begin=str(doel / "index.html"),
        )
    )


def stel_samen(hier: Omgeving, op: date | None, doel: Path | None = None) -> Site:
    """The website as it may be published, from the books as they are now; stops when there is none."""
    return of_stop(hier, publiceren.stel_samen(hier.wortel, op, doel))


def schrijf_site(hier: Omgeving, site: Site, doel: Path) -> Gepubliceerd:
    """Write the website into a folder; stops when that cannot be done."""
    with hier.bezig(hier.taal("De website schrijven…")):
        klaar = publiceren.schrijf(site, doel)
    return of_stop(hier, klaar)
