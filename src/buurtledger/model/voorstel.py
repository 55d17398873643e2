"""What is laid before the residents before it is decided, and what they said of it.

The plan: the platform has to show "hoe de voorgenomen uitgaven van het buurtbudget worden voorgelegd aan de bewoners".
A proposal is in force nowhere and counts in no figure. What was laid before people stays as it was: what comes later
(a reaction, that it is withdrawn) is a line in a file beside it.
"""

# No `from __future__ import annotations`: the forms of the files are made from these declarations.

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple, Self

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluit, Opening, Verschuiving
from buurtledger.model.bevinding import Regel
from buurtledger.model.geld import NUL
from buurtledger.model.merken import Buiten, MagWeg
from buurtledger.model.nummer import invoerdag
from buurtledger.model.regelboek import REACTIES, Regelboek, Regelstorno
from buurtledger.model.velden import (
    Afgekeurd,
    Datum,
    HeelGetal,
    Naam,
    Nummer,
    PatroonVeld,
    PostId,
    Tekst200,
    Tekst500,
    Tekst2000,
    WoordVeld,
)

VOORSTELLEN = "data/voorstellen"
"""The folder of their files, relative to the ledger's folder."""
VOOR, TEGEN, VRAAG = "voor", "tegen", "vraag"
REACTIESOORTEN = (VOOR, TEGEN, VRAAG)
"""What a reaction can be: for, against, a question."""

Tijd = Annotated[
    str,
    PatroonVeld(
        r"(?:[01][0-9]|2[0-3]):[0-5][0-9]",
        lambda tekst: zin('{tekst} is geen tijd zoals "19:30", tussen dubbele aanhalingstekens', tekst=tekst),
        als_tekst=5,
    ),
]
"""A time of the day."""


class Bespreking(NamedTuple):
    """When and where a proposal is talked about, so that who wants a say can come."""

    datum: Datum
    plaats: Tekst200
    tijd: Tijd = ""
    soort: Naam = ""
    """The kind of session, where it is one of those of the begroting."""


class Reactie(NamedTuple):
    """What was said of a proposal, without who said it."""

    nummer: Nummer
    datum: Datum
    waar: Tekst200
    soort: Annotated[str, WoordVeld(*REACTIESOORTEN)]
    tekst: Tekst500 = ""
    aantal: HeelGetal = 1
    """How many people said so: of the hands in a meeting."""
    lijn: Annotated[int, Buiten()] = 0

    def nagezien(self) -> Self | Afgekeurd:
        """Somebody said it, and a question is asked in words."""
        if not self.aantal:
            return Afgekeurd(Regel.VORM, zin("een reactie is van minstens één bewoner"))
        if self.soort == VRAAG and not self.tekst:
            return Afgekeurd(Regel.VORM, zin("bij een vraag hoort wat er gevraagd werd"))
        return self

    @property
    def ingevoerd(self) -> date:
        """The day of entry."""
        return invoerdag(self.nummer)


class Ingetrokken(NamedTuple):
    """That a proposal is no longer laid before anybody, and why."""

    nummer: Nummer
    datum: Datum
    reden: Tekst2000
    lijn: Annotated[int, Buiten()] = 0


Reactieregel = Reactie | Ingetrokken | Regelstorno


class Voorstel(NamedTuple):
    """A proposal, as it was laid before the residents."""

    naam: Annotated[str, Buiten()]
    """The name of its file: the day and a word, `2023-09-20-zuil`."""
    datum: Datum
    """The day on which it was laid before them."""
    door: Naam
    """Who will decide, by the name of a mandate in the begroting."""
    waarom: Tekst2000
    reageren_tot: Datum
    """The last day on which one can answer."""
    bespreking: Bespreking
    reageren: Tekst500 = ""
    """Where else one can answer than where it is talked about."""
    verschuivingen: tuple[Verschuiving, ...] = ()
    opent: tuple[Opening, ...] = ()
    sluit: tuple[PostId, ...] = ()
    heropent: tuple[PostId, ...] = ()
    looptijd: Looptijd | None = None
    ingevoerd: Annotated[Datum, MagWeg(date.min)] = date.min
    """The day of entry; that on which it was laid when it is not said."""
    regels: Annotated[tuple[Reactieregel, ...], Buiten()] = ()
    """What came after it was laid, in the file's order."""

    def nagezien(self) -> Self | Afgekeurd:
        """It proposes something."""
        if not (self.verschuivingen or self.opent or self.sluit or self.heropent or self.looptijd):
            return Afgekeurd(Regel.VORM, zin("dit voorstel verschuift, opent of sluit niets"))
        return self._replace(ingevoerd=self.datum if self.ingevoerd == date.min else self.ingevoerd)

    @property
    def reacties(self) -> tuple[Reactie, ...]:
        """What was said of it and is not undone."""
        weg = {regel.van for regel in self.regels if isinstance(regel, Regelstorno)}
        return tuple(r for r in self.regels if isinstance(r, Reactie) and r.nummer not in weg)

    @property
    def ingetrokken(self) -> Ingetrokken | None:
        """That it was withdrawn, the first time; None when it was not."""
        weg = {regel.van for regel in self.regels if isinstance(regel, Regelstorno)}
        return next((r for r in self.regels if isinstance(r, Ingetrokken) and r.nummer not in weg), None)

    @property
    def woord(self) -> str:
        """Its name without the day."""
        return self.naam[len("JJJJ-MM-DD-") :]

    @property
    def openbaar(self) -> date:
        """The day from which everybody could read it: never before it stood in the books."""
        return max(self.datum, self.ingevoerd)

    @property
    def bedrag(self) -> Decimal:
        """How much it would move in all."""
        return sum((verschuiving.bedrag for verschuiving in self.verschuivingen), NUL)

    def als_besluit(self, dag: date | None = None) -> Besluit:
        """The besluit that it would be, if it were taken as it stands; on the day it was laid, or another."""
        op = dag or self.datum
        return Besluit(
            naam=f"{op.isoformat()}-{self.woord}",
            datum=op,
            vanaf=op,
            door=self.door,
            waarom=self.waarom,
            verschuivingen=self.verschuivingen,
            opent=self.opent,
            sluit=self.sluit,
            heropent=self.heropent,
            looptijd=self.looptijd,
            ingevoerd=max(op, self.ingevoerd),
        )

    def is_te_laat(self, reactie: Reactie) -> bool:
        """Whether a reaction came after the last day; it counts, and is said to be late."""
        return reactie.datum > self.reageren_tot

    def tel(self) -> dict[str, int]:
        """How many were for, against, or asked something."""
        return {soort: sum(r.aantal for r in self.reacties if r.soort == soort) for soort in REACTIESOORTEN}


def besluit_uit(voorstel: Voorstel, besluiten: Sequence[Besluit]) -> Besluit | None:
    """The besluit that came of a proposal: the last one that names it and is not revoked; None when none does."""
    weg = {besluit.trekt_in for besluit in besluiten}
    eruit = [b for b in besluiten if b.voorstel == voorstel.naam and b.naam not in weg]
    return max(eruit, key=lambda b: (b.datum, b.naam), default=None)


def is_open(voorstel: Voorstel, besluiten: Sequence[Besluit]) -> bool:
    """Whether a proposal waits for its decision: not withdrawn, and nothing was decided of it."""
    return voorstel.ingetrokken is None and besluit_uit(voorstel, besluiten) is None


def voorstelbestand(naam: str) -> str:
    """The file of a proposal, relative to the ledger's folder."""
    return f"{VOORSTELLEN}/{naam}.yaml"


def reactiebestand(voorstel: str) -> str:
    """The file of what came after a proposal was laid, relative to the ledger's folder."""
    return f"{REACTIES}/{voorstel}.yaml"


REACTIEBOEK = Regelboek(
    zin("reactie"),
    {"reactie": Reactie, "ingetrokken": Ingetrokken, "storno": Regelstorno},
    {
        Reactie: ("datum", "waar", "soort", "tekst?", "aantal?"),
        Ingetrokken: ("datum", "reden"),
        Regelstorno: ("van", "datum", "reden"),
    },
    zin("laat buurtledger de regel schrijven: buurtledger reactie toevoegen; zie docs/bestanden.md"),
)
"""The kinds of line, by the first key."""
