"""A rectificatie: the one lawful way to take a line out of a logboek, or to change the words of a besluit."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from typing import NamedTuple

from buurtledger.model.velden import Datum, Tekst200, Tekst2000, Vingerafdruk

RECTIFICATIES = "data/rectificaties.yaml"
"""The file, relative to the ledger's folder."""


class Rectificatie(NamedTuple):
    """One line that was lawfully taken out, or one besluit whose words were changed."""

    bestand: Tekst200
    sha256: Vingerafdruk
    """Of the line, without its line end; or of the besluit as it was."""
    datum: Datum
    reden: Tekst2000
    door: Tekst200
    """Who approved."""
    wordt: Vingerafdruk = ""
    """Of the besluit as it became; only texts may differ. Empty for a line."""


class Rectificaties(NamedTuple):
    """`data/rectificaties.yaml`."""

    rectificaties: tuple[Rectificatie, ...] = ()
