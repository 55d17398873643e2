"""Statements that follow each other, and what of them is new beside the days that are covered already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from buurtledger.bank.afschrift import Boeking, Rekeningafschrift, som
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.datum import dag_erna, dag_voor


class Reeks(NamedTuple):
    """Days of an account without a gap: the balances before and after, where known, and every entry."""

    van: date
    tot_en_met: date
    begin: Decimal | None
    eind: Decimal | None
    boekingen: tuple[Boeking, ...]


class Gedekt(NamedTuple):
    """Days that the book has already, with what it knows of their entries."""

    van: date
    tot_en_met: date
    bedragen: tuple[tuple[date, Decimal], ...]


class Nieuw(NamedTuple):
    """What a file adds to a book, and what of it differs from what is there."""

    reeksen: tuple[Reeks, ...]
    verschillen: tuple[Bericht, ...]
    al_gedekt: int
    """How many entries are of days that were covered, and equal."""


def maak_reeksen(afschriften: Iterable[Rekeningafschrift]) -> tuple[Reeks, ...]:
    """The statements of one account, joined where the end of one is the begin of the next."""
    uit: list[Reeks] = []
    # The same statement may be in a zip twice.
    for afschrift in sorted(dict.fromkeys(afschriften), key=lambda a: (a.van, a.tot_en_met)):
        deze = Reeks(afschrift.van, afschrift.tot_en_met, afschrift.begin, afschrift.eind, afschrift.boekingen)
        vorige = uit[-1] if uit else None
        if vorige and vorige.eind is not None and vorige.eind == deze.begin and vorige.van <= deze.van:
            tot = max(vorige.tot_en_met, deze.tot_en_met)
            uit[-1] = Reeks(vorige.van, tot, vorige.begin, deze.eind, (*vorige.boekingen, *deze.boekingen))
        else:
            uit.append(deze)
    return tuple(uit)


def breuken(reeksen: Sequence[Reeks]) -> Iterator[tuple[Reeks, Bericht]]:
    """Where a file's own statements do not follow each other: what comes after the break, and why."""
    for eerder, later in pairwise(reeksen):
        if eerder.eind is None or later.begin is None:
            continue
        bericht = zin(
            "het afschrift dat begint op {dag} sluit niet aan: het begint met {begin}, en het vorige eindigde met "
            "{eind}",
            dag=later.van,
            begin=later.begin,
            eind=eerder.eind,
        )
        yield later, bericht


def zonder_dag(reeks: Reeks, vandaag: date) -> Reeks | None:
    """The same without a day that is not over; None when nothing is left."""
    if reeks.tot_en_met != vandaag:
        return reeks
    over = tuple(boeking for boeking in reeks.boekingen if boeking.dag < vandaag)
    if not over:
        return None
    eind = None if reeks.begin is None else reeks.begin + som(over)
    return Reeks(reeks.van, max(boeking.dag for boeking in over), reeks.begin, eind, over)


def wat_is_nieuw(reeks: Reeks, gedekt: Sequence[Gedekt]) -> Nieuw:
    """The days of a range that are not covered, each stretch with its balances; and where covered days differ.

    Banks write references and texts differently from format to format, so a covered day is compared by what moved on
    it: the same amounts, as often.
    """
    verschillen: list[Bericht] = []
    al_gedekt = 0
    for deel in gedekt:
        van, tot = max(reeks.van, deel.van), min(reeks.tot_en_met, deel.tot_en_met)
        if van > tot:
            continue
        hier = Counter((b.dag, b.bedrag) for b in reeks.boekingen if van <= b.dag <= tot)
        daar = Counter((dag, bedrag) for dag, bedrag in deel.bedragen if van <= dag <= tot)
        al_gedekt += (hier & daar).total()
        verschillen += _verschillen(hier, daar)
    reeksen = tuple(_stuk(reeks, van, tot) for van, tot in _ongedekt(reeks, gedekt))
    # Days without entries say something at the end only: between statements, it is the balances that join.
    laatste = max((deel.tot_en_met for deel in gedekt), default=date.min)
    return Nieuw(tuple(r for r in reeksen if r.boekingen or r.van > laatste), tuple(verschillen), al_gedekt)


def _verschillen(hier: Counter[tuple[date, Decimal]], daar: Counter[tuple[date, Decimal]]) -> Iterator[Bericht]:
    for (dag, bedrag), aantal in sorted((hier - daar).items()):
        yield zin(
            "op {dag} heeft dit bestand {bedrag} {aantal} keer vaker dan wat er al stond",
            dag=dag,
            bedrag=bedrag,
            aantal=str(aantal),
        )
    for (dag, bedrag), aantal in sorted((daar - hier).items()):
        yield zin(
            "op {dag} mist dit bestand {bedrag}, {aantal} keer, dat er al stond",
            dag=dag,
            bedrag=bedrag,
            aantal=str(aantal),
        )


def _ongedekt(reeks: Reeks, gedekt: Iterable[Gedekt]) -> Iterator[tuple[date, date]]:
    van = reeks.van
    for deel in sorted(gedekt, key=lambda deel: deel.van):
        if deel.tot_en_met < van or deel.van > reeks.tot_en_met:
            continue
        if deel.van > van:
            yield van, dag_voor(deel.van)
        van = max(van, dag_erna(deel.tot_en_met))
    if van <= reeks.tot_en_met:
        yield van, reeks.tot_en_met


def _stuk(reeks: Reeks, van: date, tot: date) -> Reeks:
    if (van, tot) == (reeks.van, reeks.tot_en_met):
        return reeks
    boekingen = tuple(boeking for boeking in reeks.boekingen if van <= boeking.dag <= tot)
    begin = reeks.begin
    if begin is not None:
        begin += som(boeking for boeking in reeks.boekingen if boeking.dag < van)
    return Reeks(van, tot, begin, None if begin is None else begin + som(boekingen), boekingen)
