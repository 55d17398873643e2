"""Which day a report is of, where none was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.bericht import Bericht, zin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from buurtledger.stand.cijferboek import Cijferboek


class Peildag(NamedTuple):
    """The day of a report, and why it is that day where nobody chose it."""

    dag: date
    waarom: Bericht | None = None


def peildag(boek: Cijferboek, ook: Iterable[date] = ()) -> Peildag:
    """The latest day in the books, so that the same books always give the same report.

    The first day of the looptijd where nothing was booked. What is published or piped is of this day, unless another
    is asked for; at a terminal a report is of today. `ook` are days of what else the report tells of.
    """
    dagen = [*ook] if boek.laatste_dag is None else [boek.laatste_dag, *ook]
    laatste = max(dagen, default=None)
    if laatste is None:
        begin = boek.plan.looptijd.van
        return Peildag(begin, zin("Nog niets geboekt; dit is {dag}, de eerste dag van de looptijd.", dag=begin))
    return Peildag(
        laatste,
        zin("{dag} is de laatste dag waarvan iets in de boeken staat; --op DATUM neemt een andere.", dag=laatste),
    )
