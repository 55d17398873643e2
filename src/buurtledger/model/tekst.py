"""What a text in the books may hold."""

from __future__ import annotations

import re

from buurtledger.model.bericht import Bericht, zin

VERBODEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters and those that turn the direction of text: never in a field.

They could hide what a line says from who reads it in a terminal or a diff.
"""

OPMAAK = 20_000
"""How many characters a text of more than one line may hold."""


def bezwaar_tegen(tekst: str, lengte: int) -> Bericht | None:
    """Why a text cannot stand in a field of that length; None when it can."""
    if not tekst.strip():
        return zin("de tekst is leeg")
    if VERBODEN.search(tekst):
        return zin("de tekst bevat een teken dat je niet kunt zien (een stuurteken)")
    if len(tekst) > lengte:
        return zin("de tekst is te lang: {aantal} tekens, hoogstens {hoogste}", aantal=len(tekst), hoogste=lengte)
    return None


def bezwaar_tegen_opmaak(tekst: str) -> Bericht | None:
    """Why a text cannot stand in a field that may have lines; None when it can."""
    return bezwaar_tegen(tekst.replace("\n", " "), OPMAAK)
