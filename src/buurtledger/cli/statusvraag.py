"""Answering `buurtledger status`, however it was asked. Needs no Typer."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.cli.invoer import kies_post_of_gebied, lees_dag, lees_dag_of_niets
from buurtledger.cli.lezen import lees_cijfers
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.uitvoer import plaatjes, toon
from buurtledger.model.bericht import Bericht, zin
from buurtledger.report import status, status_tekst
from buurtledger.report.taal import Taal


class StatusVraag(NamedTuple):
    """What was asked, as it was typed."""

    keuze: str = ""
    op: str | None = None
    bekend_op: str | None = None
    formaat: str = "tekst"
    thema: str | None = None


def beantwoord(hier: Omgeving, vraag: StatusVraag) -> None:
    """Print where we stand."""
    dag, bekend = lees_dag(vraag.op, hier.vandaag), lees_dag_of_niets(vraag.bekend_op)
    # At a terminal the quarters are shown too, and those need every day.
    boek = lees_cijfers(hier, bekend, vanaf=None if hier.is_terminal else dag)
    stand = boek.stand(dag)
    gekozen = kies_post_of_gebied(stand.begroting, vraag.keuze) if vraag.keuze else ""
    tijd_telt = vraag.op is not None or hier.is_terminal
    verslag = status.maak_status(stand, gekozen, tijd_telt=tijd_telt, bijdragen=boek.bijdragen)
    if vraag.thema is not None:
        if vraag.keuze:
            stop(VERKEERD_GEROEPEN, zin("kies een thema of een post, niet allebei"))
        if vraag.thema not in stand.begroting.themas:
            stop(VERKEERD_GEROEPEN, _geen_thema(vraag.thema, stand.begroting.themas))
        verslag = status.van_thema(verslag, vraag.thema)
    alles = not verslag.keuze and not verslag.thema
    toon(
        vraag.formaat,
        {
            "tekst": lambda: (
                status_tekst.als_tekst(verslag, hier.taal, hier.scherm)
                + (plaatjes(hier, stand, boek.verlopen) if alles else "")
            ),
            "json": lambda: status.als_json(verslag),
            "csv": lambda: _tabel(verslag, "csv", hier.taal),
            "md": lambda: _tabel(verslag, "md", hier.taal),
        },
    )


def _geen_thema(getypt: str, themas: tuple[str, ...]) -> Bericht:
    if not themas:
        return zin("geen post heeft een thema; zet themas: [{thema}] bij een post in data/budget.yaml", thema=getypt)
    return zin("het thema {thema} is er niet; er is {themas}", thema=getypt, themas=themas)


def _tabel(verslag: status.StatusVerslag, vorm: str, taal: Taal) -> str:
    from buurtledger.report import tabel

    rijen = status.als_tabel(verslag)
    return tabel.als_csv(rijen) if vorm == "csv" else tabel.als_md(rijen, taal)
