"""A mutatie: one line of a logboek."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.nummer import invoerdag


class Soort(StrEnum):
    """The kinds of mutatie; the first key of the line names it."""

    BON = "bon"
    VOORSCHOT = "voorschot"
    TERUGBETALING = "terugbetaling"
    VERGOEDING = "vergoeding"
    RETOUR = "retour"
    STORNO = "storno"
    AKKOORD = "akkoord"


KERN = "kern"
PENVOERDER = "penvoerder"

MET_BEDRAG = (Soort.BON, Soort.VOORSCHOT, Soort.TERUGBETALING, Soort.VERGOEDING, Soort.RETOUR)
"""The kinds that move money."""

VELDEN: Mapping[str, tuple[str, ...]] = {
    Soort.BON: (
        *("datum", "bedrag", "btw", "omschrijving", "leverancier", "betaald_door"),
        *("bewijs", "activiteit", "scan", "notitie"),
    ),
    Soort.VOORSCHOT: ("datum", "bedrag", "omschrijving", "notitie"),
    Soort.TERUGBETALING: ("datum", "bedrag", "omschrijving", "notitie"),
    Soort.VERGOEDING: ("datum", "bedrag", "omschrijving", "notitie"),
    Soort.RETOUR: ("van", "datum", "bedrag", "omschrijving", "ontvangen_door", "scan", "notitie"),
    Soort.STORNO: ("van", "datum", "reden"),
    Soort.AKKOORD: ("van", "datum", "rol", "notitie"),
}
"""Per kind the fields after the id, in the order buurtledger writes them."""

TEKSTVELDEN = {
    "omschrijving": 500,
    "leverancier": 200,
    "activiteit": 200,
    "scan": 200,
    "notitie": 2000,
    "reden": 2000,
    "rol": 200,
}
"""The fields that are written between double quotes, and how many characters they may hold."""

VERBODEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters and those that turn the direction of text: never in a field.

They could hide what a line says from who reads it in a terminal or a diff.
"""


def bezwaar_tegen(tekst: str, lengte: int) -> Bericht | None:
    """Why a text cannot stand in a field of that length; None when it can."""
    if not tekst.strip():
        return zin("de tekst is leeg")
    if VERBODEN.search(tekst):
        return zin("de tekst bevat een teken dat je niet kunt zien (een stuurteken)")
    if len(tekst) > lengte:
        return zin("de tekst is te lang: {aantal} tekens, hoogstens {hoogste}", aantal=len(tekst), hoogste=lengte)
    return None


class Mutatie(NamedTuple):
    """One line of a logboek, as a value. A field the line does not have is empty.

    A light tuple and no pydantic model: a ledger may have a million, and most
    commands only add them up. `model.logboekregel` judges the lines.
    """

    soort: str
    nummer: str
    """The id, `JJMMDD-xxxx`."""
    post: str
    lijn: int
    datum: date
    bedrag: Decimal
    """Euro's; 0 for a storno or akkoord."""
    van: str = ""
    omschrijving: str = ""
    leverancier: str = ""
    betaald_door: str = ""
    ontvangen_door: str = ""
    btw: Decimal | None = None
    bewijs: str = ""
    activiteit: str = ""
    scan: str = ""
    notitie: str = ""
    reden: str = ""
    rol: str = ""

    @property
    def invoerdag(self) -> date:
        """The day it was entered, which the id carries."""
        return invoerdag(self.nummer)


def logboek_van(post: str) -> str:
    """The file of a post's logboek, relative to the ledger's folder."""
    return f"data/bonnen/{post}.yaml"
