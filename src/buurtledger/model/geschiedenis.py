"""What git remembers of the ledger: commits, and the lines that each took away or added."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Commit(NamedTuple):
    """Who put something in git, and when."""

    nummer: str
    auteur: str
    adres: str
    dag: date
    """Of its author, in the author's own zone."""
    ouders: tuple[str, ...] = ()

    @property
    def kort(self) -> str:
        """Its number as people write it."""
        return self.nummer[:10]


NOG_NIET = Commit("", "", "", date.min)
"""What is in the folder and not in git yet."""


class Stap(NamedTuple):
    """What one commit did to one file, seen from one of its parents."""

    commit: Commit
    bestand: str
    eerder: str
    """The name of the file before; empty when it is new."""
    weg: tuple[tuple[int, str], ...]
    """The lines that are gone, each with its number in the file before."""
    bij: tuple[tuple[int, str], ...]
    """The lines that are new, each with its number in the file after."""
    oud_blob: str
    nieuw_blob: str
    verdwenen: bool = False
    """The file itself is gone."""
