"""A rectificatie: the one lawful way to take a line out of a logboek."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from typing import NamedTuple

from buurtledger.model.velden import Datum, Tekst200, Tekst2000, Vingerafdruk

RECTIFICATIES = "data/rectificaties.yaml"
"""The file, relative to the ledger's folder."""


class Rectificatie(NamedTuple):
    """One line that was lawfully taken out."""

    bestand: Tekst200
    sha256: Vingerafdruk
    """Of the line, without its line end."""
    datum: Datum
    reden: Tekst2000
    door: Tekst200
    """Who approved."""


class Rectificaties(NamedTuple):
    """`data/rectificaties.yaml`."""

    rectificaties: tuple[Rectificatie, ...] = ()
