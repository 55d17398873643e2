"""What git remembers of the ledger: commits, and the lines that each took away or added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from buurtledger.model.begroting import Begroting


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


class Stuk(NamedTuple):
    """One line of a file that only grows."""

    lijn: int
    """Its number in the file, from 1."""
    tekst: str
    """As it was written, without its line end; bytes that are no UTF-8 as surrogates."""
    zelfde: str
    """What YAML reads in it, texts in NFC: two lines are the same when this is."""
    nummer: str = ""
    """The id that it bears; empty when it bears none."""


class Verschil(NamedTuple):
    """What a commit did to a file that only grows, seen from one of its parents."""

    commit: Commit
    bestand: str
    weg: tuple[Stuk, ...]
    """What the parent held and the commit does not, with its number in the parent's file."""
    bij: tuple[Stuk, ...]


class Besluitverschil(NamedTuple):
    """What a commit did to a besluit that one of its parents held."""

    commit: Commit
    bestand: str
    voor: str
    """The SHA-256 of the file in the parent."""
    na: str
    """The SHA-256 of the file in the commit; empty when it is gone."""
    alleen_tekst: bool
    """What the besluit does is the same; only what people read in it changed."""


class Ingevoerd(NamedTuple):
    """A besluit or a proposal as it was first committed, and the day on which it says to be written down."""

    commit: Commit
    bestand: str
    dag: date


class Planverschil(NamedTuple):
    """A plan that is not what it was when money first moved."""

    commit: Commit
    vast: Begroting
    """The plan as it was then."""
    na: Begroting | None
    """The plan in the commit; None when the file is gone."""
    ouders: tuple[Begroting, ...]
    """The plans of its parents: what they already had different is not this commit's doing."""
