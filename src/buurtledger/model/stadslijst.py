"""The ledgers of a city, in a file of its own: each a folder, or an address of git with the revision that is meant."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from typing import Annotated, NamedTuple, Self

from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.velden import Afgekeurd, PatroonVeld, Tekst500

_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,100}[A-Za-z0-9])?"
_PAD = r"/[A-Za-z0-9._~/-]{1,300}"
GITADRES = (
    rf"https://{_HOST}(?::[0-9]{{1,5}})?{_PAD}"
    rf"|ssh://(?:[A-Za-z0-9_][A-Za-z0-9._-]{{0,60}}@)?{_HOST}(?::[0-9]{{1,5}})?{_PAD}"
    rf"|file://{_PAD}"
)
"""An address that `git clone` takes and in which nothing else can stand: no option, no command, no other transport."""

Gitadres = Annotated[
    str,
    PatroonVeld(
        GITADRES,
        lambda tekst: zin(
            "{tekst} is geen adres van git zoals https://git.example/buurt.git, ssh://git@git.example/buurt.git of "
            "file:///map/buurt.git",
            tekst=tekst,
        ),
        als_tekst=500,
    ),
]

Revisie = Annotated[
    str,
    PatroonVeld(
        r"(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,99}",
        lambda tekst: zin("{tekst} is geen revisie: noem een commit, een tag of een tak", tekst=tekst),
        als_tekst=100,
    ),
]

Ondermap = Annotated[
    str,
    PatroonVeld(
        r"(?!\.{1,2}(?:/|$)|\.git(?:/|$))[\w.-]{1,80}(?:/(?!\.{1,2}(?:/|$)|\.git(?:/|$))[\w.-]{1,80}){0,9}",
        lambda tekst: zin("{tekst} is geen map in een repository", tekst=tekst),
        als_tekst=500,
    ),
]


class Stadsboek(NamedTuple):
    """A ledger of the city: in a folder, or in git."""

    map: Tekst500 = ""
    """A folder, seen from where the list stands."""
    git: Gitadres = ""
    rev: Revisie = ""
    """The commit, tag or branch that is meant; needed with `git`."""
    onder: Ondermap = ""
    """The folder within the repository in which the ledger stands; the top when left out."""

    def nagezien(self) -> Self | Afgekeurd:
        """It is in one place."""
        if bool(self.map) == bool(self.git):
            return Afgekeurd(Regel.VORM, zin("noem van een grootboek een map, of een adres van git"))
        if self.git and not self.rev:
            return Afgekeurd(Regel.VORM, zin("noem bij een adres van git de revisie (rev): welke boeken zijn bedoeld"))
        if self.map and (self.rev or self.onder):
            return Afgekeurd(Regel.VORM, zin("rev en onder horen bij een adres van git, niet bij een map"))
        return self

    @property
    def genoemd(self) -> str:
        """How it is named to people."""
        return self.map or f"{self.git}{f'/{self.onder}' if self.onder else ''} ({self.rev})"


class Stadslijst(NamedTuple):
    """The file: every ledger of the city."""

    boeken: tuple[Stadsboek, ...]
