"""Reading what was laid before the residents and what they said of it.

A proposal is a file that never changes; what comes after is a line each in data/reacties/, so that no fault in one
reaches another and what two people add on different branches merges by itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import BESLUITNAAM
from buurtledger.model.bevinding import Bevinding, Plaats, Regel
from buurtledger.model.regelboek import REACTIES
from buurtledger.model.voorstel import (
    REACTIEBOEK,
    VOORSTELLEN,
    Voorstel,
    reactiebestand,
    voorstelbestand,
)
from buurtledger.store.files.bestand import lees_tekst, onderliggend
from buurtledger.store.regelboek import lees_regels

_VOORSTEL = re.compile(rf"{VOORSTELLEN}/({BESLUITNAAM})\.yaml")
_REACTIES = re.compile(rf"{REACTIES}/({BESLUITNAAM})\.yaml")


class Gelezen(NamedTuple):
    """The proposals that could be read, each with what was said of it, and what was wrong."""

    voorstellen: tuple[Voorstel, ...]
    bevindingen: tuple[Bevinding, ...]


def lees_voorstellen(wortel: Path) -> Gelezen:
    """Everything in data/voorstellen/ and data/reacties/."""
    voorstellen: dict[str, Voorstel] = {}
    bevindingen: list[Bevinding] = []
    namen: set[str] = set()
    for pad in onderliggend(wortel, VOORSTELLEN):
        from buurtledger.model.bestandsvormen import VOORSTEL
        from buurtledger.store.yaml.vormlezen import hoort_niet, lees_vorm

        naam = _VOORSTEL.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, voorstelbestand("<datum>-<naam>")))
            continue
        namen.add(naam[1])
        voorstel, gevonden = lees_vorm(wortel, pad, VOORSTEL)
        bevindingen += gevonden
        if voorstel is not None:
            voorstellen[naam[1]] = voorstel._replace(naam=naam[1])
    for pad in onderliggend(wortel, REACTIES):
        from buurtledger.store.yaml.vormlezen import hoort_niet

        naam = _REACTIES.fullmatch(pad)
        if not naam:
            bevindingen.append(hoort_niet(wortel, pad, reactiebestand("<voorstel>")))
            continue
        bestand = lees_tekst(wortel, pad)
        regels, gevonden = lees_regels(REACTIEBOEK, bestand.tekst, pad)
        bevindingen += (*bestand.bevindingen, *gevonden)
        if naam[1] in voorstellen:
            voorstellen[naam[1]] = voorstellen[naam[1]]._replace(regels=regels)
        elif naam[1] not in namen:
            bericht = zin("het voorstel {naam} waar dit bij hoort is er niet", naam=naam[1])
            remedie = zin("geef het bestand de naam van een voorstel: buurtledger voorstel lijst")
            bevindingen.append(bevinding(Regel.VOORSTEL, Plaats(pad, 1, 1), bericht, remedie))
    return Gelezen(tuple(voorstellen.values()), tuple(bevindingen))
