"""`buurtledger ronde agenda|uitnodiging|notulen`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.aanvullen import vul_bijeenkomst_aan
from buurtledger.cli.argumenten import Formaat
from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.naar import schrijf_naar
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_groep
from buurtledger.cli.uitvoer import toon
from buurtledger.handelingen.ronde import stel_op
from buurtledger.model.bericht import N_, Bericht, reden_van, zin
from buurtledger.report.ronde import Stuk
from buurtledger.report.vormen.md import teken

app = nieuwe_groep(N_("De volgende bijeenkomst: wat er open staat, een uitnodiging, en notulen om in te vullen."))

_Soort = Annotated[
    str,
    typer.Argument(
        metavar="[SOORT]",
        help=N_("Welke: kernenraad, buurtberaad of een andere uit de begroting; anders de eerste die komt."),
        show_default=False,
        autocompletion=vul_bijeenkomst_aan,
    ),
]
_Op = Annotated[
    str | None,
    typer.Option("--op", metavar="DATUM", help=N_("De eerste vanaf deze dag; anders vandaag."), show_default=False),
]
_Naar = Annotated[
    str | None,
    typer.Option("--naar", metavar="BESTAND", help=N_("Waar het komt; anders op het scherm."), show_default=False),
]


@app.command("agenda", cls=Opdracht, help=N_("Wat er open staat voor de volgende bijeenkomst."))
def _agenda(ctx: typer.Context, soort: _Soort = "", op: _Op = None, formaat: Formaat = "tekst") -> None:
    hier = omgeving(ctx)
    toon(hier, formaat, of_stop(hier, stel_op(hier.wortel, lees_dag(hier, op, mag_komen=True), soort, Stuk.AGENDA)))


@app.command("uitnodiging", cls=Opdracht, help=N_("Een uitnodiging in Markdown: wanneer, waar, en wat er voorligt."))
def _uitnodiging(ctx: typer.Context, soort: _Soort = "", op: _Op = None, naar: _Naar = None) -> None:
    _schrijf(omgeving(ctx), soort, op, naar, Stuk.UITNODIGING)


@app.command(
    "notulen", cls=Opdracht, help=N_("Notulen in Markdown om in te vullen, met wat er na de avond te typen is.")
)
def _notulen(ctx: typer.Context, soort: _Soort = "", op: _Op = None, naar: _Naar = None) -> None:
    _schrijf(omgeving(ctx), soort, op, naar, Stuk.NOTULEN)


def _schrijf(hier: Omgeving, soort: str, op: str | None, naar: str | None, stuk: Stuk) -> None:
    eigen = _in_het_boek(hier, naar) if naar and stuk is Stuk.NOTULEN else ""
    verslag = of_stop(hier, stel_op(hier.wortel, lees_dag(hier, op, mag_komen=True), soort, stuk, eigen))
    taal = hier.taal.gedrukt
    if naar not in (None, "-") and Path(str(naar)).exists():
        # Minutes that somebody filled in are not written over.
        stop(VERKEERD_GEROEPEN, zin("{bestand} bestaat al; noem een ander, of haal het eerst weg", bestand=str(naar)))
    if naar not in (None, "-") and (fout := _maak_map(Path(str(naar)).parent)) is not None:
        stop(ONLEESBAAR, fout)
    schrijf_naar(hier, naar or "-", teken(verslag.document(taal), taal).encode())


def _maak_map(map_: Path) -> Bericht | None:
    """Make a folder, or say why it cannot be made."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        return zin("{map} is niet te schrijven: {reden}", map=str(map_), reden=reden_van(fout))
    return None


def _in_het_boek(hier: Omgeving, naar: str) -> str:
    """A file as a besluit can name it: by its path in the ledger's folder; empty where it is elsewhere."""
    try:
        return Path(naar).resolve().relative_to(hier.wortel.resolve()).as_posix()
    except ValueError:
        return ""
