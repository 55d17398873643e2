"""Reading the ledger for a command: what was asked, or a stop that says why not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from buurtledger.cli.invoer import lees_dag
from buurtledger.cli.omgeving import ONLEESBAAR, VERKEERD_GEROEPEN, Omgeving, Stop
from buurtledger.handelingen import lezen
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.stand.peildag import Peildag, peildag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from buurtledger.model.begroting import Begroting
    from buurtledger.model.grootboek import Grootboek
    from buurtledger.stand.cijferboek import Cijferboek

T = TypeVar("T")


def of_stop(hier: Omgeving, uitkomst: T | Bezwaar) -> T:
    """What was done; stops with the sentence and the places when it could not be."""
    if not isinstance(uitkomst, Bezwaar):
        return uitkomst
    einde = Stop(ONLEESBAAR if uitkomst.onleesbaar else VERKEERD_GEROEPEN, uitkomst.bericht, uitkomst.bevindingen)
    if uitkomst.bevindingen:
        einde.wortel = hier.wortel
    raise einde


def lees_alles(hier: Omgeving) -> tuple[Grootboek, Cijferboek]:
    """Everything, and its figures; stops when a figure could be wrong for want of a line."""
    return of_stop(hier, lezen.lees_alles(hier.wortel))


def lees_boeken(hier: Omgeving) -> Grootboek:
    """Everything; stops when a figure of it could be wrong for want of a line."""
    return of_stop(hier, lezen.lees_boeken(hier.wortel))


def lees_cijfers(hier: Omgeving, bekend_op: date | None = None, *, vanaf: date | None = None) -> Cijferboek:
    """What figures are made of; stops when there are none. `vanaf`: only stands from that day on are asked."""
    return of_stop(hier, lezen.lees_cijfers(hier.wortel, bekend_op, vanaf=vanaf))


def kies_peildag(hier: Omgeving, getypt: str | None, boek: Cijferboek, ook: Iterable[date] = ()) -> Peildag:
    """The day of a report: the one that was typed, today at a terminal, else the latest day in the books.

    `ook` are days of what else the report tells of.
    """
    if getypt is None and not hier.is_terminal:
        return peildag(boek, ook)
    return Peildag(lees_dag(hier, getypt))


def lees_begroting(hier: Omgeving) -> Begroting:
    """The begroting that holds today; stops with what is wrong with it."""
    return of_stop(hier, lezen.lees_begroting(hier.wortel, hier.vandaag))


def lees_plan(hier: Omgeving) -> tuple[Begroting, Grootboek]:
    """The plan as adopted, with the kernen and the besluiten; stops with what is wrong with it."""
    return of_stop(hier, lezen.lees_plan(hier.wortel))
