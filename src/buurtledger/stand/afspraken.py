"""What was agreed with the city, counted down: deadlines are worth more than a chart."""

from __future__ import annotations

from datetime import date

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.subsidie import Subsidie
from buurtledger.stand.aandacht import Punt

VOORAF = 56
"""From so many days before it, a deadline is counted down: eight weeks."""


def afspraakpunten(subsidie: Subsidie, dag: date) -> tuple[Punt, ...]:
    """What is due within eight weeks or overdue, the first due first."""
    return tuple(
        Punt(afspraak.voor < dag, _zin(afspraak.wat, afspraak.voor, dag)) for afspraak in subsidie.komende(dag, VOORAF)
    )


def _zin(wat: str, voor: date, dag: date) -> Bericht:
    dagen = (voor - dag).days
    if dagen < 0:
        return zin("{wat} moest voor {voor} gedaan zijn: {dagen:dag|dagen} te laat", wat=wat, voor=voor, dagen=-dagen)
    if dagen == 0:
        return zin("{wat}: vandaag is de laatste dag", wat=wat)
    return zin("{wat}: nog {dagen:dag|dagen}, voor {voor}", wat=wat, voor=voor, dagen=dagen)
