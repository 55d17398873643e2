"""`buurtledger stad MAP…|LIJST`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.extra import vereis
from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import FOUTEN, GOED, ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.cli.uitvoer import eis_vorm, toon
from buurtledger.model.bericht import N_, zin
from buurtledger.report.stad import StadVerslag
from buurtledger.report.vormen import GEWOON
from buurtledger.stand.stad import NietGeteld, Stad
from buurtledger.store.snel.bergplaats import stadsmap

if TYPE_CHECKING:
    from buurtledger.handelingen.stadskeuze import Gekozen

app = nieuwe_opdracht()

Boeken = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MAP…|LIJST",
        help=N_("Mappen van grootboeken, een map waar ze in staan, of een lijst (stad.yaml) die ze noemt."),
        show_default=False,
    ),
]
Op = Annotated[
    str | None,
    typer.Option(
        "--op",
        metavar="DATUM",
        help=N_("De stand op deze dag. Anders vandaag; in een pijp of bestand de laatste dag in een van de boeken."),
        show_default=False,
    ),
]
Gegevens = Annotated[
    str | None,
    typer.Option(
        "--gegevens",
        metavar="MAP",
        help=N_("Waar de Parquet-bestanden komen en blijven; anders in je eigen cachemap."),
        show_default=False,
    ),
]


_Naar = Annotated[
    str | None,
    typer.Option("--naar", metavar="MAP", help=N_("Schrijf ook een website, in deze map."), show_default=False),
]


@app.command(
    cls=Opdracht, help=N_("Tel alle buurten van een stad op: wie staat hoe, wat blijft over, wie is waarmee te laat?")
)
def _stad(
    ctx: typer.Context,
    boeken: Boeken = None,
    op: Op = None,
    gegevens: Gegevens = None,
    naar: _Naar = None,
    formaat: Formaat = "tekst",
) -> int:
    hier = omgeving(ctx)
    eis_vorm(formaat, GEWOON)
    if naar is not None:
        for module in ("jinja2", "markdown_it"):
            vereis(module, "rapport")
    gekozen = kies(hier, boeken)
    doel = None if naar is None else Path(naar)
    if doel is not None:
        from buurtledger.handelingen.stad import bezwaar_tegen_stadsmap

        of_stop(hier, bezwaar_tegen_stadsmap(doel, (boek.wortel for boek in gekozen.boeken)))
    stad = tel_op(hier, gekozen, op, gegevens)
    if doel is not None:
        schrijf_website(hier, stad, doel)
    toon(hier, formaat, StadVerslag(stad))
    return FOUTEN if stad.niet_geteld else GOED


def schrijf_website(hier: Omgeving, stad: Stad, doel: Path) -> None:
    """Write the website into a folder, and say so on standard error: the report is what is printed."""
    from buurtledger.handelingen import stad as handeling

    with hier.bezig(hier.taal("De website schrijven…")):
        geschreven = handeling.schrijf_website(stad, doel)
    klaar = of_stop(hier, geschreven)
    zin_ = hier.taal(
        "De website staat in {map}: {alle:bestand|bestanden}, {nieuw} geschreven, {weg} weggehaald. Open {begin}.",
        map=str(doel),
        alle=klaar.bestanden,
        nieuw=klaar.geschreven,
        weg=klaar.weg,
        begin=str(doel / "index.html"),
    )
    typer.echo(hier.gevouwen(zin_), err=True)


def kies(hier: Omgeving, boeken: list[str] | None) -> Gekozen:
    """The ledgers that were named; stops when there is none."""
    if not boeken:
        stop(VERKEERD_GEROEPEN, zin("welke grootboeken? Noem hun mappen, of een lijst"))
    vereis("duckdb", "stad")
    from buurtledger.handelingen import stadskeuze

    with hier.bezig(hier.taal("De boeken ophalen…")):
        uitkomst = stadskeuze.kies(boeken)
    gekozen = of_stop(hier, uitkomst)
    if not gekozen.boeken:
        niets_te_tellen(NietGeteld(een.genoemd, een.reden) for een in gekozen.weggelaten)
    return gekozen


def tel_op(hier: Omgeving, gekozen: Gekozen, op: str | None, gegevens: str | None) -> Stad:
    """The city; stops when nothing can be summed."""
    from buurtledger.handelingen import stad
    from buurtledger.handelingen.stadscijfers import maak_stad

    dag = lees_dag(hier, op) if op is not None or hier.is_terminal else None
    if gegevens is not None:
        of_stop(hier, stad.bezwaar_tegen_gegevens(Path(gegevens), (boek.wortel for boek in gekozen.boeken)))
    with _map(gegevens) as map_, hier.bezig(hier.taal("De boeken lezen…")):
        geteld = stad.tel_op(map_, gekozen.boeken, dag)
    bijgewerkt, antwoorden = of_stop(hier, geteld)
    weg = (NietGeteld(een.genoemd, een.reden) for een in (*gekozen.weggelaten, *bijgewerkt.weggelaten))
    samen = maak_stad(antwoorden, weg, hier.taal.code, bijgewerkt.genoemd)
    if not samen.buurten:
        niets_te_tellen(samen.niet_geteld)
    return samen


def niets_te_tellen(waarom: Iterable[NietGeteld]) -> NoReturn:
    """Stop, since no ledger can be summed, and say of each why not."""
    redenen = tuple(zin("{plek}: {bericht}", plek=een.naam, bericht=een.reden) for een in waarom)
    stop(ONLEESBAAR, zin("er is geen enkel grootboek om op te tellen: {redenen}", redenen=redenen))


@contextmanager
def _map(gegevens: str | None) -> Iterator[Path]:
    """Where the tables are kept: where was asked, else in the user's cache, else nowhere for longer than this run."""
    if gegevens is not None:
        yield Path(gegevens)
        return
    eigen = stadsmap()
    if eigen is not None:
        yield eigen
        return
    from buurtledger.store.files.klad import kladmap

    with kladmap() as map_:
        yield map_
