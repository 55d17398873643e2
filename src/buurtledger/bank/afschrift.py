"""What a bank's file says, whatever its format: statements of an account, each with its entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.bank.aangegeven import Aangegeven
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import NUL

EURO = "EUR"


class Boeking(NamedTuple):
    """One entry of a statement: money that came in or went out."""

    dag: date
    """The day the bank booked it."""
    bedrag: Decimal
    """Euro's, signed as on the bank: out is negative."""
    valutadag: date | None = None
    kenmerk: str = ""
    """The bank's own reference."""
    tegenrekening: str = ""
    naam: str = ""
    omschrijving: str = ""


class Rekeningafschrift(NamedTuple):
    """A statement: an account, a period, the balances where the file has them, and the entries."""

    rekening: str
    """The account's number as the bank writes it, without blanks."""
    van: date
    tot_en_met: date
    begin: Decimal | None
    eind: Decimal | None
    """The balances before the first and after the last entry; None when the file has none."""
    boekingen: tuple[Boeking, ...]
    naam: str = ""
    """What the file calls it: its number."""
    afgesloten: bool = True
    """The bank closed it: the last day is whole. An export of a moment is not."""
    aangegeven: Aangegeven | None = None
    """What the bank itself says that it holds; None where it says nothing."""


class Leesfout(NamedTuple):
    """What is wrong with a file: in which statement and at which entry, from 1; 0 for the whole."""

    bericht: Bericht
    afschrift: int = 0
    boeking: int = 0


class Gelezen(NamedTuple):
    """What was read of a file."""

    soort: str
    """The format and the bank, as people call it."""
    afschriften: tuple[Rekeningafschrift, ...]
    fouten: tuple[Leesfout, ...] = ()
    opmerkingen: tuple[Bericht, ...] = ()
    """What is to be said, and is no fault."""


def periode(dagen: Iterable[date], begindag: date | None, einddag: date | None) -> tuple[date, date] | None:
    """The first and last day of a statement; None when nothing tells it.

    `begindag` and `einddag` are the days of its balances. Many a bank dates the first with the day of the statement
    before, so the first entry says where it begins; that nothing lies between two statements, their balances prove.
    """
    alle = sorted(dagen)
    laatste = einddag or (alle[-1] if alle else begindag)
    if laatste is None:
        return None
    tot = max([laatste, *alle[-1:]])
    return (alle[0] if alle else tot), tot


def som(boekingen: Iterable[Boeking]) -> Decimal:
    """What the entries come to."""
    return sum((boeking.bedrag for boeking in boekingen), NUL)


def klopt_niet(afschrift: Rekeningafschrift) -> Bericht | None:
    """That begin and entries do not make the end, where both balances are known."""
    if afschrift.begin is None or afschrift.eind is None:
        return None
    verwacht = afschrift.begin + som(afschrift.boekingen)
    if verwacht == afschrift.eind:
        return None
    return zin(
        "begin {begin} en de boekingen samen geven {verwacht}, en er staat {eind}: dat scheelt {verschil}",
        begin=afschrift.begin,
        verwacht=verwacht,
        eind=afschrift.eind,
        verschil=afschrift.eind - verwacht,
    )
