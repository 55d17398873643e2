"""What the kascommissie found."""

from __future__ import annotations

from typing import NamedTuple

KASCOMMISSIE = "data/kascommissie.yaml"
"""The file, relative to the ledger's folder."""


class Oordeel(NamedTuple):
    """What was found of one bon."""

    datum: str
    bon: str
    oordeel: str
    zaad: str
