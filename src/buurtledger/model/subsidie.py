"""The subsidy's whole life, `data/subsidie.yaml`: asked, granted, paid in parts, accounted for, determined."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from datetime import date
from decimal import Decimal
from typing import NamedTuple, Self

from buurtledger.model.bericht import zin
from buurtledger.model.besluit import Besluitnaam
from buurtledger.model.bevinding import Regel
from buurtledger.model.geld import NUL
from buurtledger.model.velden import Aandeel, Afgekeurd, Bedrag, BedragOfNul, Datum, Tekst200, Tekst500

SUBSIDIE = "data/subsidie.yaml"
"""The file, relative to the ledger's folder."""


class Aanvraag(NamedTuple):
    """What was asked, and when."""

    datum: Datum
    bedrag: Bedrag


class Subsidielooptijd(NamedTuple):
    """The days of which the city pays the costs, both included."""

    van: Datum
    tot_en_met: Datum

    def nagezien(self) -> Self | Afgekeurd:
        """The end does not come before the begin."""
        if self.tot_en_met < self.van:
            return Afgekeurd(Regel.DATUM, zin("de looptijd eindigt op {eind}, voor het begin", eind=self.tot_en_met))
        return self


class Beschikking(NamedTuple):
    """What the city granted, and on what terms."""

    nummer: Tekst200
    datum: Datum
    bedrag: Bedrag
    looptijd: Subsidielooptijd | None = None
    voorwaarden: tuple[Tekst500, ...] = ()


class Afspraak(NamedTuple):
    """Something that must be done by a day, and the day it was."""

    wat: Tekst200
    voor: Datum
    gedaan: Datum | None = None


class Grenzen(NamedTuple):
    """The beschikking's own limits, where it has them."""

    melden_boven: Aandeel | None = None
    """Above this share of a post a change of its budget is reported to the city first (`meldingen`)."""
    toelichten_boven: Aandeel | None = None
    """Above this share a deviation is explained in the account."""
    toelichten_bedrag: Bedrag | None = None
    """Above this amount too."""
    uurtarief: Bedrag | None = None


class Verschilgrens(NamedTuple):
    """Above which difference of budget and spending a post is explained: a share of it, an amount, or either."""

    deel: Decimal | None
    bedrag: Decimal | None

    def is_boven(self, verschil: Decimal, begroot: Decimal) -> bool:
        """Whether a difference is explained."""
        te_veel = self.bedrag is not None and abs(verschil) > self.bedrag
        return te_veel or (self.deel is not None and abs(verschil) > begroot * self.deel)


class Gemeld(NamedTuple):
    """That the city was told of a besluit before it held."""

    besluit: Besluitnaam
    datum: Datum
    kenmerk: Tekst200 = ""
    """By which that can be found again: a letter, a number."""


class Termijn(NamedTuple):
    """A part of the subsidy that was promised; what was received is what the bank says."""

    datum: Datum
    bedrag: Bedrag


class Vaststelling(NamedTuple):
    """What the city made of the account in the end."""

    nummer: Tekst200
    datum: Datum
    bedrag: BedragOfNul


class Subsidie(NamedTuple):
    """`data/subsidie.yaml`: what of it there is."""

    aanvraag: Aanvraag | None = None
    beschikking: Beschikking | None = None
    afspraken: tuple[Afspraak, ...] = ()
    grenzen: Grenzen = Grenzen()
    termijnen: tuple[Termijn, ...] = ()
    vaststelling: Vaststelling | None = None
    meldingen: tuple[Gemeld, ...] = ()

    def verschilgrens(self, anders: Verschilgrens) -> Verschilgrens:
        """The beschikking's own limits where it has one, else those of the neighbourhood."""
        eigen = Verschilgrens(self.grenzen.toelichten_boven, self.grenzen.toelichten_bedrag)
        return anders if eigen == (None, None) else eigen

    @property
    def verleend(self) -> Decimal | None:
        """What may be kept at most: determined, else granted; None while neither is known."""
        if self.vaststelling is not None:
            return self.vaststelling.bedrag
        return self.beschikking.bedrag if self.beschikking else None

    def op(self, dag: date) -> Self:
        """What was granted and determined by a day: what came later was not known then."""
        beschikt = self.beschikking is not None and self.beschikking.datum <= dag
        vast = self.vaststelling is not None and self.vaststelling.datum <= dag
        return self._replace(
            beschikking=self.beschikking if beschikt else None, vaststelling=self.vaststelling if vast else None
        )

    def terug_te_betalen(self, ontvangen: Decimal, besteed: Decimal, teruggegeven: Decimal = NUL) -> Decimal:
        """What must go back: received − min(determined or granted, spent), less what went back already."""
        houden = besteed if self.verleend is None else min(self.verleend, besteed)
        return max(ontvangen - houden - teruggegeven, NUL)

    def komende(self, dag: date, dagen: int) -> tuple[Afspraak, ...]:
        """What is not done and due within so many days, or overdue; the first due first."""
        open_ = (a for a in self.afspraken if a.gedaan is None and (a.voor - dag).days <= dagen)
        return tuple(sorted(open_, key=lambda a: a.voor))
