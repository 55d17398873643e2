"""Answering `buurtledger status`, however it was asked. Needs no Typer."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.cli.invoer import kies_post_of_gebied, lees_dag, lees_dag_of_niets
from buurtledger.cli.lezen import lees_cijfers
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.uitvoer import toon
from buurtledger.report import status, status_tekst
from buurtledger.report.taal import Taal


class StatusVraag(NamedTuple):
    """What was asked, as it was typed."""

    keuze: str = ""
    op: str | None = None
    bekend_op: str | None = None
    formaat: str = "tekst"


def beantwoord(hier: Omgeving, vraag: StatusVraag) -> None:
    """Print where we stand."""
    dag, bekend = lees_dag(vraag.op, hier.vandaag), lees_dag_of_niets(vraag.bekend_op)
    stand = lees_cijfers(hier.wortel, bekend, vanaf=dag).stand(dag)
    gekozen = kies_post_of_gebied(stand.begroting, vraag.keuze) if vraag.keuze else ""
    tijd_telt = vraag.op is not None or hier.is_terminal
    verslag = status.maak_status(stand, gekozen, tijd_telt=tijd_telt)
    toon(
        vraag.formaat,
        {
            "tekst": lambda: status_tekst.als_tekst(verslag, hier.taal, hier.scherm),
            "json": lambda: status.als_json(verslag),
            "csv": lambda: _tabel(verslag, "csv", hier.taal),
            "md": lambda: _tabel(verslag, "md", hier.taal),
        },
    )


def _tabel(verslag: status.StatusVerslag, vorm: str, taal: Taal) -> str:
    from buurtledger.report import tabel

    rijen = status.als_tabel(verslag)
    return tabel.als_csv(rijen) if vorm == "csv" else tabel.als_md(rijen, taal)
