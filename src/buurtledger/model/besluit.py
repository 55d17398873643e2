"""A besluit: a decision that moves money between posts. The plan itself stays as adopted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.geld import NUL


class Verschuiving(NamedTuple):
    """An amount that goes from one post to another; so a besluit always sums to nothing."""

    van: str
    naar: str
    bedrag: Decimal


class Opening(NamedTuple):
    """A new post: its id, in a gebied that is there, and its name."""

    post: str
    naam: str


class Besluit(NamedTuple):
    """A decision. The plan: "via afstemming met de brede buurtcoalitie"."""

    naam: str
    """The name of its file: the day and a word, `2023-03-15-moestuin`."""
    datum: date
    vanaf: date
    """From when it holds: the day of the decision or later."""
    door: str
    """Who decided, by the name of a mandate in the begroting."""
    waarom: str
    notulen: str = ""
    verschuivingen: tuple[Verschuiving, ...] = ()
    opent: tuple[Opening, ...] = ()
    sluit: tuple[str, ...] = ()
    looptijd: Looptijd | None = None
    trekt_in: str = ""
    """The besluit that this one reverses."""

    @property
    def bedrag(self) -> Decimal:
        """How much it moves in all."""
        return sum((verschuiving.bedrag for verschuiving in self.verschuivingen), NUL)

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


def besluitbestand(naam: str) -> str:
    """The file of a besluit, relative to the ledger's folder."""
    return f"data/besluiten/{naam}.yaml"
