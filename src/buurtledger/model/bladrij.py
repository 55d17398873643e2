"""The rows of a sheet as receipts: what each says, what of it cannot be read, and what was passed over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from buurtledger.model.bericht import Bericht
from buurtledger.model.blad import celplaats
from buurtledger.model.bladkop import Kolom


class Celfout(NamedTuple):
    """What is wrong with a cell: its place as a spreadsheet names it, what stands there, and why that cannot be."""

    plaats: str
    waarde: str
    bericht: Bericht


class Bladrij(NamedTuple):
    """A row as a receipt. What it does not say is empty."""

    rij: int
    """As a spreadsheet counts it, from 1."""
    soort: str
    datum: date | None
    bedrag: Decimal
    omschrijving: str = ""
    leverancier: str = ""
    post: str = ""
    """As written."""
    betaald_door: str = ""
    btw: Decimal | None = None
    bewijs: str = ""
    activiteit: str = ""
    notitie: str = ""
    nummer: str = ""
    """The id, in an export of `bon lijst`."""
    cellen: tuple[tuple[str, str], ...] = ()
    """What stands in each recognised column, as text, by the kind of the column."""
    fouten: tuple[Celfout, ...] = ()
    lijkt_retour: bool = False
    """Its amount is below zero, or it says so: a person has to say whether it is money back, and on which bon."""
    bron: str = ""
    """What it was made from, where it brings that itself; a row of a sheet is known by its cells."""
    scan: str = ""

    def vingerafdruk(self, post: str) -> str:
        """What tells this row, at a post, from others: the same cells give the same."""
        gelezen = "\x1f".join(f"{soort}={tekst}" for soort, tekst in self.cellen)
        return sha256(f"{post}\x1e{gelezen}".encode()).hexdigest()[:16]

    def cel(self, soort: str) -> str:
        """What stands in a column, as text."""
        return dict(self.cellen).get(soort, "")


class Overgeslagen(NamedTuple):
    """A row that is no receipt, and why."""

    rij: int
    bericht: Bericht


class Bladrijen(NamedTuple):
    """What a sheet says."""

    blad: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Bladrij, ...]
    overgeslagen: tuple[Overgeslagen, ...]
    aannames: tuple[Bericht, ...]
    """What the sheet does not say and was taken to be so."""
    verschillen: tuple[Bericht, ...]
    """Sums that the sheet states otherwise than its rows add up to."""
    post: str = ""
    """The post or kern that stands above the table, as written."""
    plekken: dict[str, int] = {}
    gezegd: tuple[Bericht, ...] = ()
    """What a briefje says of itself; a sheet has columns instead."""

    def plaats(self, rij: int, soort: str) -> str:
        """The cell of a row (from 1) that holds something; the row's first where the sheet has no such column. A
        briefje has no cells."""
        if self.gezegd:
            return f"bon {rij}, {soort.replace('_', ' ')}"
        return celplaats(rij - 1, max(self.plekken.get(soort, 0), 0))
