"""Asking a person at the terminal. Where nobody can answer, what is missing is named and the command stops."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import typer

from buurtledger.cli.invoer import geen_post, lees_bedrag, lees_dag
from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.model import datum, geld
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.zoeken import nabij

_JA = ("j", "ja", "y", "yes")
_NEE = ("n", "nee", "no")


def vraag_of_stop(hier: Omgeving, wat: str, vraag: str, anders: str = "") -> str:
    """Ask a person for a value; where nobody can answer, stop and name what is missing."""
    if not hier.mag_vragen:
        stop(VERKEERD_GEROEPEN, zin("{wat} ontbreekt", wat=wat))
    antwoord: str = typer.prompt(vraag, default=anders or None, show_default=bool(anders))
    return antwoord


def vraag_bedrag(hier: Omgeving, bedrag: str | None) -> Decimal:
    """The amount, asked for until it can be read where a person is there."""
    if bedrag is not None:
        return lees_bedrag(bedrag)
    while True:
        antwoord = geld.lees_ingevoerd(vraag_of_stop(hier, "BEDRAG", hier.taal("Bedrag (bijvoorbeeld 45,95)")))
        if not isinstance(antwoord, Bericht):
            return antwoord
        hier.waarschuw(antwoord)


def vraag_dag(hier: Omgeving, dag: str | None) -> date:
    """The date on the paper; today unless said or answered."""
    if dag is not None or not hier.mag_vragen:
        return lees_dag(dag, hier.vandaag)
    while True:
        antwoord = datum.lees_ingevoerd(
            vraag_of_stop(hier, "--datum", hier.taal("Datum op het papier"), hier.vandaag.isoformat())
        )
        if not isinstance(antwoord, Bericht):
            return antwoord
        hier.waarschuw(antwoord)


def bevestig(hier: Omgeving, vraag: str, *, anders: bool = True) -> bool:
    """Yes or no, in either language; enter is yes, or what `anders` says."""
    getoond = hier.taal("{vraag} [J/n]", vraag=vraag) if anders else hier.taal("{vraag} [j/N]", vraag=vraag)
    while True:
        antwoord = str(typer.prompt(getoond, default="", show_default=False)).strip()
        if not antwoord:
            return anders
        if antwoord.casefold() in _JA:
            return True
        if antwoord.casefold() in _NEE:
            return False
        hier.waarschuw(zin("antwoord met j (ja) of n (nee)"))


def vraag_post(hier: Omgeving, begroting: Begroting) -> str:
    """Ask for a post, with search: a piece of its name or id is enough."""
    namen = {post.id: f"{post.id} {post.naam}".casefold() for post in begroting.posten.values()}
    while True:
        getypt = vraag_of_stop(hier, "POST", hier.taal("Post (typ een stuk van de naam)")).strip()
        if getypt in namen:
            return getypt
        passend = [id_ for id_, tekst in namen.items() if getypt.casefold() in tekst] or list(nabij(getypt, namen))
        if not passend:
            hier.waarschuw(geen_post(getypt, ()))
            continue
        for nr, id_ in enumerate(passend, start=1):
            hier.zeg(f"  {nr:>2}  {id_:<38} {begroting.posten[id_].naam}")
        keuze = vraag_of_stop(
            hier, "POST", hier.taal("Welke? (nummer, of leeg om opnieuw te zoeken)"), "1" if len(passend) == 1 else "0"
        )
        if keuze.isdigit() and 1 <= int(keuze) <= len(passend):
            return passend[int(keuze) - 1]
