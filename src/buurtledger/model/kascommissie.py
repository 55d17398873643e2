"""What the kascommissie looked at and found: `data/kascommissie.yaml`."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from typing import NamedTuple

from buurtledger.model.velden import Datum, Nummer, Tekst200, Tekst2000

KASCOMMISSIE = "data/kascommissie.yaml"
"""The file, relative to the ledger's folder."""


class Oordeel(NamedTuple):
    """What was found of one bon."""

    datum: Datum
    bon: Nummer
    oordeel: Tekst2000
    zaad: Tekst200 = ""
    """The seed of the sample that it was drawn in."""


class Oordelen(NamedTuple):
    """`data/kascommissie.yaml`."""

    bevindingen: tuple[Oordeel, ...] = ()
