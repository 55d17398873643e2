"""Which days of an account are covered, and what stood on it at the end of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bank import Afschrift, Bankregel, Geldig
from buurtledger.model.datum import dag_erna, dag_voor
from buurtledger.model.geld import NUL


class Open(NamedTuple):
    """An entry of the bank that no line explains."""

    rekening: str
    datum: date
    bedrag: Decimal
    kenmerk: str


class Rekening:
    """An account's book, with the entries that the kluis knows and no line explains (None: the kluis is not there)."""

    def __init__(
        self, geldig: Geldig, openstaand: Sequence[Open] | None = None, vernietigd: Sequence[Afschrift] = ()
    ) -> None:
        self.geldig = geldig
        self.naam = geldig.boek.naam
        self.openstaand = openstaand
        self.vernietigd = vernietigd
        """The statements of which the kluis tells no more: they were destroyed."""

    def bewegingen(self, afschrift: Afschrift) -> list[tuple[date, Decimal]]:
        """What is known of the entries in a statement."""
        return [
            *((regel.datum, regel.bedrag) for regel in self.geldig.bankregels if valt_in(regel.datum, afschrift)),
            *((een.datum, een.bedrag) for een in self.openstaand or () if valt_in(een.datum, afschrift)),
        ]

    def is_heel(self, afschrift: Afschrift) -> bool:
        """Whether every entry of a statement is known."""
        return len(self.bewegingen(afschrift)) == afschrift.regels

    def laatste_dag(self, op: date) -> date | None:
        """The last covered day, at most `op`, of which the balance can be told; None when there is none."""
        for afschrift in reversed([a for a in self.geldig.afschriften if a.van <= op]):
            if afschrift.tot_en_met <= op:
                return afschrift.tot_en_met
            if self.is_heel(afschrift):
                return op
        return None

    def saldo(self, dag: date) -> Decimal | None:
        """What stood on the account at the end of a day; None where no statement tells."""
        eerder = [a for a in self.geldig.afschriften if a.van <= dag]
        if not eerder:
            return NUL
        afschrift = eerder[-1]
        if afschrift.tot_en_met <= dag:
            return afschrift.eindsaldo
        if afschrift.beginsaldo is None:
            return None
        return afschrift.beginsaldo + sum((b for d, b in self.bewegingen(afschrift) if d <= dag), NUL)

    @property
    def beginsaldo(self) -> Decimal:
        """What stood on the account before its first statement; nothing where no statement tells a balance."""
        begin = beginsaldo_van(self.geldig, self.openstaand or ())
        return NUL if begin is None else begin


def beginsaldo_van(geldig: Geldig, openstaand: Iterable[Open] = ()) -> Decimal | None:
    """What stood on an account on the first day of its first statement; None where no statement tells a balance.

    By the first that does: what moved in the ones before it is in its balance already.
    """
    for afschrift in geldig.afschriften:
        if afschrift.beginsaldo is not None:
            ervoor = sum([regel.bedrag for regel in geldig.bankregels if regel.datum < afschrift.van], NUL)
            return afschrift.beginsaldo - sum([een.bedrag for een in openstaand if een.datum < afschrift.van], ervoor)
    return None


def valt_in(dag: date, afschrift: Afschrift) -> bool:
    """Whether a statement covers a day."""
    return afschrift.van <= dag <= afschrift.tot_en_met


def aantal_in(regels: Iterable[Bankregel], afschrift: Afschrift) -> int:
    """How many lines explain entries of a statement."""
    return sum(valt_in(regel.datum, afschrift) for regel in regels)


class Gat(NamedTuple):
    """Days of which no statement was read in, between two that were."""

    rekening: str
    van: date
    tot_en_met: date


EEN_MAAND = 31
"""Fewer days without a statement are ordinary: some banks make one only where something moved."""


def gaten(geldig: Geldig, op: date) -> Iterator[Gat]:
    """Where more than a month has no statement, up to a day.

    That the balances before and after are equal says only that what moved there came to nothing together.
    """
    eerder: date | None = None
    for afschrift in geldig.afschriften:
        if afschrift.van > op:
            return
        if eerder is not None and (afschrift.van - eerder).days > EEN_MAAND + 1:
            yield Gat(geldig.boek.naam, dag_erna(eerder), dag_voor(afschrift.van))
        eerder = max(filter(None, (eerder, afschrift.tot_en_met)))


def aaneengesloten(geldig: Geldig) -> tuple[tuple[date, date], ...]:
    """The stretches of days without a gap: also where no day lies between, or the balances say that nothing does."""
    uit: list[tuple[date, date]] = []
    vorige: Afschrift | None = None
    for afschrift in geldig.afschriften:
        sluit_aan = vorige is not None and (
            dag_voor(afschrift.van) <= vorige.tot_en_met
            or (vorige.eindsaldo is not None and vorige.eindsaldo == afschrift.beginsaldo)
        )
        if sluit_aan:
            uit[-1] = (uit[-1][0], max(uit[-1][1], afschrift.tot_en_met))
        else:
            uit.append((afschrift.van, afschrift.tot_en_met))
        vorige = afschrift
    return tuple(uit)
