"""Who may act as what, and above which amount a second person has to approve: `data/rollen.yaml`."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from typing import Annotated, NamedTuple, Self

from buurtledger.model.bericht import zin
from buurtledger.model.merken import AlsVeld, OpSleutel
from buurtledger.model.velden import Afgekeurd, BedragOfNul, JaNee, Naam, PatroonVeld, Tekst200, WoordVeld

ROLLEN = "data/rollen.yaml"
"""The file, relative to the ledger's folder."""

SOORTEN_ROL = ("penvoerder", "tweede-ondertekenaar", "kascommissie", "bestuur")
"""The roles: the plan's penvoerder, kascommissie and bestuur, and who gives the second signature."""

_SSH = (
    r"(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com) [A-Za-z0-9+/]{32,1000}={0,3}"
)
_AGE = r"age1[a-z0-9]{58}"

Rol = Annotated[str, WoordVeld(*SOORTEN_ROL)]
Sleutel = Annotated[
    str,
    PatroonVeld(
        _SSH, lambda _: zin('hier hoort een publieke SSH-sleutel, zoals "ssh-ed25519 AAAA…", zonder opmerking')
    ),
]
Ontvanger = Annotated[
    str,
    PatroonVeld(
        f"{_SSH}|{_AGE}",
        lambda _: zin('hier hoort een publieke sleutel voor de kluis, zoals "age1…" of "ssh-ed25519 AAAA…"'),
    ),
]


class Persoon(NamedTuple):
    """A person by a public name or pseudonym."""

    wie: Naam
    rollen: tuple[Rol, ...]
    git: tuple[Tekst200, ...] = ()
    """The addresses in git, in lower case."""
    sleutel: Sleutel = ""
    """The public SSH key that signs commits: `ssh-ed25519 AAAA…`."""
    kluis: Ontvanger = ""
    """The public age or SSH key for which scans are encrypted."""

    def nagezien(self) -> Self:
        """Addresses know no capitals."""
        return self._replace(git=tuple(adres.casefold() for adres in self.git))


class AkkoordGrens(NamedTuple):
    """Above which amount whose approval is needed, and whether a signature has to prove it."""

    boven: BedragOfNul
    rol: Rol
    bewezen: JaNee = False


class Rollen(NamedTuple):
    """`data/rollen.yaml`."""

    personen: Annotated[tuple[Persoon, ...], OpSleutel("wie", Naam)] = ()
    grenzen: Annotated[tuple[AkkoordGrens, ...], AlsVeld("mandaten")] = ()

    def nagezien(self) -> Self | Afgekeurd:
        """Nobody shares an address or a key with another."""
        gezien: set[str] = set()
        for persoon in self.personen:
            eigen = {*persoon.git, *filter(None, [persoon.sleutel])}
            if gezien & eigen:
                bericht = zin(
                    "{wie} deelt een adres of sleutel met een ander; dan zijn het geen vier ogen", wie=persoon.wie
                )
                return Afgekeurd("vorm", bericht)
            gezien |= eigen
        return self

    def van_adres(self, adres: str) -> Persoon | None:
        """The person of an address in git."""
        return next((p for p in self.personen if adres.casefold() in p.git), None)

    def persoon(self, wie: str) -> Persoon | None:
        """The person of a name."""
        return next((p for p in self.personen if p.wie == wie), None)
