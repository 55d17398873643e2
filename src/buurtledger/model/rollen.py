"""Who may act as what, and above which amount a second person has to approve."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ROLLEN = "data/rollen.yaml"
"""The file, relative to the ledger's folder."""

SOORTEN_ROL = ("penvoerder", "tweede-ondertekenaar", "kascommissie", "bestuur")
"""The roles: the plan's penvoerder, kascommissie and bestuur, and who gives the second signature."""


class Persoon(NamedTuple):
    """A person by a public name or pseudonym."""

    wie: str
    rollen: tuple[str, ...]
    git: tuple[str, ...] = ()
    """The addresses in git, in lower case."""
    sleutel: str = ""
    """The public SSH key that signs commits: `ssh-ed25519 AAAA…`."""
    kluis: str = ""
    """The public age or SSH key for which scans are encrypted."""


class AkkoordGrens(NamedTuple):
    """Above which amount whose approval is needed, and whether a signature has to prove it."""

    boven: Decimal
    rol: str
    bewezen: bool


class Rollen(NamedTuple):
    """`data/rollen.yaml` as a value."""

    personen: tuple[Persoon, ...] = ()
    grenzen: tuple[AkkoordGrens, ...] = ()
    rekening: tuple[str, ...] = ()
    """The foundation's own accounts: no private detail."""

    def van_adres(self, adres: str) -> Persoon | None:
        """The person of an address in git."""
        return next((p for p in self.personen if adres.casefold() in p.git), None)

    def persoon(self, wie: str) -> Persoon | None:
        """The person of a name."""
        return next((p for p in self.personen if p.wie == wie), None)
