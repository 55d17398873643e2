"""One thing that a controle found: which rule, where, what is wrong and what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.bericht import Bericht


class Ernst(StrEnum):
    """How bad it is. A fout makes `check` exit 1; a waarschuwing asks for a look."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


class Plaats(NamedTuple):
    """Where: a file relative to the ledger's folder, and from 1 the line and column.

    What looks at values does not know columns: it names the `veld` (a key, with
    points between the keys that lead to it) and leaves `kolom` 0; who has the
    file fills in the rest.
    """

    bestand: str
    lijn: int = 1
    kolom: int = 0
    veld: str = ""


class Bevinding(NamedTuple):
    """What a rule found. `regel` is its name in the register of rules."""

    regel: str
    ernst: Ernst
    plaats: Plaats
    bericht: Bericht
    remedie: Bericht
    fragment: str = ""
    """The line in the file, for the excerpt; empty when there is none to show."""
    lengte: int = 1
    """How many characters the caret underlines."""
