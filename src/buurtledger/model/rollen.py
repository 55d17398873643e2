"""Who may act as what, and above which amount a second person has to approve: `data/rollen.yaml`."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from base64 import b64decode, b64encode
from typing import Annotated, NamedTuple, Self

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.geschreven import Geschreven
from buurtledger.model.merken import AlsVeld, Buiten, OpSleutel
from buurtledger.model.velden import (
    DEEL_VAN_ID,
    Afgekeurd,
    BedragOfNul,
    HeelGetal,
    JaNeeVeld,
    Naam,
    PatroonVeld,
    Tekst200,
    Tekst2000,
)

ROLLEN = "data/rollen.yaml"
"""The file, relative to the ledger's folder."""

SOORTEN_ROL = ("penvoerder", "tweede-ondertekenaar", "kascommissie", "bestuur")
"""The roles where nothing else is said: the plan's penvoerder, kascommissie and bestuur, and who signs second."""

_ROLNAMEN = {
    naam.sjabloon: naam
    for naam in (zin("penvoerder"), zin("tweede-ondertekenaar"), zin("kascommissie"), zin("bestuur"))
}


def rolnaam(rol: str) -> Bericht | str:
    """A role as a sentence names it, in the reader's language; a role of a neighbourhood's own is its own word."""
    return _ROLNAMEN.get(rol, rol)


_SSH = (
    r"(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)"
    r" [A-Za-z0-9+/]{32,1000}={0,3}"
)
_AGE = r"age1[a-z0-9]{58}"

GESTELD, BEWEZEN, VOLLEDIG = "", "bewezen", "volledig"
"""How sure it is who approved: by names that anyone can type, by a signature, and by a signature on the entry too."""
BEWIJSGRAAD = (GESTELD, BEWEZEN, VOLLEDIG)
"""From weak to strong."""


class SleutelVeld(PatroonVeld):
    """A public SSH key, in the one spelling that it has: else one key could stand there as two persons."""

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The key."""
        tekst = super().lees(waarde)
        if isinstance(tekst, Afgekeurd) or is_sleutel(tekst):
            return tekst
        return Afgekeurd(
            Regel.VORM, zin("deze sleutel is niet heel; neem hem over uit het bestand dat op .pub eindigt")
        )


def is_sleutel(tekst: str) -> bool:
    """Whether a text is a whole public key: its bytes begin with the kind that is named before them."""
    soort, _, kern = tekst.partition(" ")
    try:
        inhoud = b64decode(kern, validate=True)
    except ValueError:
        return False
    begin = len(soort).to_bytes(4, "big") + soort.encode()
    return b64encode(inhoud).decode() == kern and inhoud.startswith(begin)


class BewezenVeld(JaNeeVeld):
    """`true`, `false` or `volledig`."""

    json = {"enum": [True, False, VOLLEDIG]}

    def lees(self, waarde: object) -> str | Afgekeurd:  # type: ignore[override]  # a degree, not yes or no
        """The degree of proof."""
        if isinstance(waarde, Geschreven) and waarde == VOLLEDIG:
            return VOLLEDIG
        antwoord = super().lees(waarde)
        if isinstance(antwoord, Afgekeurd):
            keuzes = ("true", "false", VOLLEDIG)
            return Afgekeurd(
                Regel.VORM, zin("{waarde} kan hier niet; kies uit {keuzes}", waarde=str(waarde), keuzes=keuzes)
            )
        return BEWEZEN if antwoord else GESTELD


Rol = Naam
"""One of the roles of `Rollen.soorten`."""
Sleutel = Annotated[
    str,
    SleutelVeld(
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
PostOfGebied = Annotated[
    str,
    PatroonVeld(f"{DEEL_VAN_ID}(?:/{DEEL_VAN_ID})?", lambda tekst: zin("{tekst} is geen post of gebied", tekst=tekst)),
]
CommitNummer = Annotated[
    str,
    PatroonVeld(
        r"[0-9a-f]{40}(?:[0-9a-f]{24})?",
        lambda _: zin("hier hoort het hele nummer van een commit: 40 tekens 0-9 en a-f"),
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
    belang: tuple[PostOfGebied, ...] = ()
    """The posten or gebieden whose money they get: no akkoord of theirs counts there."""

    def heeft_belang(self, post: str) -> bool:
        """Whether they belong to the group that a post pays."""
        return post in self.belang or post.partition("/")[0] in self.belang

    def nagezien(self) -> Self:
        """Addresses know no capitals."""
        return self._replace(git=tuple(adres.casefold() for adres in self.git))


class AkkoordGrens(NamedTuple):
    """Above which amount whose approval is needed, how sure it must be, and after how many days it is a fout."""

    boven: BedragOfNul
    rol: Rol
    bewezen: Annotated[str, BewezenVeld()] = GESTELD
    verplicht_na: HeelGetal | None = None
    """Days after the entry; without it a missing akkoord stays a waarschuwing."""


class Opnieuw(NamedTuple):
    """That the chain of rollen begins anew: the commit of the begin before, and why."""

    begin: CommitNummer
    reden: Tekst2000


class Rollen(NamedTuple):
    """`data/rollen.yaml`."""

    personen: Annotated[tuple[Persoon, ...], OpSleutel("wie", Naam)] = ()
    grenzen: Annotated[tuple[AkkoordGrens, ...], AlsVeld("mandaten")] = ()
    opnieuw: Opnieuw | None = None
    soorten: Annotated[tuple[Rol, ...], AlsVeld("rollen")] = SOORTEN_ROL
    """The roles that there are."""
    gelezen: Annotated[bool, Buiten()] = True
    """False where there is a file that could not be read: then nobody can tell who stands in it."""

    @property
    def heeft_sleutels(self) -> bool:
        """Whether anybody can sign."""
        return any(persoon.sleutel for persoon in self.personen)

    def van_sleutel(self, sleutel: str) -> Persoon | None:
        """The person of a key."""
        return next((p for p in self.personen if p.sleutel and p.sleutel == sleutel), None)

    def nagezien(self) -> Self | Afgekeurd:
        """Every role is one that there is, and nobody shares an address or a key with another."""
        rollen = [rol for persoon in self.personen for rol in persoon.rollen]
        for rol in (*rollen, *(grens.rol for grens in self.grenzen)):
            if rol not in self.soorten:
                bericht = zin("de rol {rol} is er niet; kies uit {rollen}", rol=rol, rollen=self.soorten)
                return Afgekeurd(Regel.VORM, bericht)
        gezien: set[str] = set()
        for persoon in self.personen:
            eigen = {*persoon.git, *filter(None, [persoon.sleutel])}
            if gezien & eigen:
                bericht = zin(
                    "{wie} deelt een adres of sleutel met een ander; dan zijn het geen vier ogen", wie=persoon.wie
                )
                return Afgekeurd(Regel.VORM, bericht)
            gezien |= eigen
        return self

    def van_adres(self, adres: str) -> Persoon | None:
        """The person of an address in git."""
        return next((p for p in self.personen if adres.casefold() in p.git), None)

    def persoon(self, wie: str) -> Persoon | None:
        """The person of a name."""
        return next((p for p in self.personen if p.wie == wie), None)
