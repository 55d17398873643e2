"""A besluit: a decision that moves money between posts. The plan itself stays as adopted."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple, Self

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.geld import NUL
from buurtledger.model.merken import Buiten, MagWeg
from buurtledger.model.velden import (
    DEEL_VAN_ID,
    Afgekeurd,
    Bedrag,
    Datum,
    Naam,
    PatroonVeld,
    PostId,
    Tekst200,
    Tekst500,
    Tekst2000,
)

BESLUITEN = "data/besluiten"
"""The folder of their files, relative to the ledger's folder."""

BESLUITNAAM = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-{DEEL_VAN_ID}"
"""The name of a besluit, as a pattern: the day it was taken and a word."""

Besluitnaam = Annotated[
    str,
    PatroonVeld(BESLUITNAAM, lambda tekst: zin("{tekst} is geen besluit zoals 2023-03-15-moestuin", tekst=tekst)),
]


class Verschuiving(NamedTuple):
    """An amount that goes from one post to another; so a besluit always sums to nothing."""

    van: PostId
    naar: PostId
    bedrag: Bedrag


class Opening(NamedTuple):
    """A new post: its id, in a gebied that is there, and its name."""

    post: PostId
    naam: Tekst200


class Besluit(NamedTuple):
    """A decision. The plan: "via afstemming met de brede buurtcoalitie"."""

    naam: Annotated[str, Buiten()]
    """The name of its file: the day and a word, `2023-03-15-moestuin`."""
    datum: Datum
    vanaf: Annotated[Datum, MagWeg(date.min)]
    """From when it holds: the day of the decision or later."""
    door: Naam
    """Who decided, by the name of a mandate in the begroting."""
    waarom: Tekst2000
    notulen: Tekst500 = ""
    """Where the minutes are."""
    verschuivingen: tuple[Verschuiving, ...] = ()
    opent: tuple[Opening, ...] = ()
    sluit: tuple[PostId, ...] = ()
    looptijd: Looptijd | None = None
    trekt_in: Besluitnaam = ""
    """The besluit that this one reverses."""
    ingevoerd: Datum = date.min
    """The day of entry, as the id of a mutatie carries it; the day of the decision when it is not said."""
    heropent: tuple[PostId, ...] = ()
    """Posten that were closed, and are open again."""
    voorstel: Besluitnaam = ""
    """The proposal that was laid before the residents, and of which this came."""
    veranderd: Tekst2000 = ""
    """What is otherwise than in that proposal, and why."""

    def nagezien(self) -> Self | Afgekeurd:
        """It decides something; what is left out is the day of the decision."""
        if not (self.verschuivingen or self.opent or self.sluit or self.heropent or self.looptijd or self.trekt_in):
            return Afgekeurd(Regel.VORM, zin("dit besluit verschuift, opent of sluit niets"))
        return self._replace(
            vanaf=self.datum if self.vanaf == date.min else self.vanaf,
            ingevoerd=self.datum if self.ingevoerd == date.min else self.ingevoerd,
        )

    @property
    def bedrag(self) -> Decimal:
        """How much it moves in all."""
        return sum((verschuiving.bedrag for verschuiving in self.verschuivingen), NUL)

    @property
    def krijgt(self) -> tuple[str, ...]:
        """The posten that get money by it, or are opened."""
        erbij = (post for post, som in self.netto().items() if som > 0)
        return tuple(dict.fromkeys((*erbij, *(opening.post for opening in self.opent), *self.heropent)))

    def netto(self) -> dict[str, Decimal]:
        """Per post what it gets, or below zero what it gives."""
        per_post: dict[str, Decimal] = {}
        for van, naar, bedrag in self.verschuivingen:
            per_post[van] = per_post.get(van, NUL) - bedrag
            per_post[naar] = per_post.get(naar, NUL) + bedrag
        return per_post


def op_volgorde(besluiten: Iterable[Besluit]) -> tuple[Besluit, ...]:
    """In the order in which they take effect: from when they hold, when they were taken, by name."""
    return tuple(sorted(besluiten, key=lambda besluit: (besluit.vanaf, besluit.datum, besluit.naam)))


def bekende_besluiten(besluiten: Iterable[Besluit], op: date | None) -> tuple[Besluit, ...]:
    """The besluiten that were entered by a day; all of them when no day is asked."""
    return tuple(besluit for besluit in besluiten if op is None or besluit.ingevoerd <= op)


def besluitbestand(naam: str) -> str:
    """The file of a besluit, relative to the ledger's folder."""
    return f"{BESLUITEN}/{naam}.yaml"
