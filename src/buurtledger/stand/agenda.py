"""The agenda: the sessions that were set, and the rounds that the plan promises and nobody has set yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd
from buurtledger.model.bijeenkomst import BIJEENKOMSTEN, Bijeenkomst
from buurtledger.model.datum import dag_voor
from buurtledger.model.verantwoording import Leersessie

LANG_VOORBIJ = timedelta(days=31)
"""What is longer past nobody has to plan any more."""


class Afspraak(NamedTuple):
    """A day in the agenda. `gepland` is False for what the plan asks by then and nobody has set yet."""

    dag: date
    soort: str
    plaats: str
    onderwerp: str
    gepland: bool


def agenda(
    looptijd: Looptijd, sessies: Sequence[Leersessie], bijeenkomsten: Sequence[Bijeenkomst] = BIJEENKOMSTEN
) -> tuple[Afspraak, ...]:
    """Every session, and per period of the looptijd without its round the last day on which there should be one.

    How often there is a round is in the begroting (`bijeenkomsten`).
    """
    gezet = [Afspraak(s.datum, s.soort, s.plaats, s.onderwerp, True) for s in sessies]
    return tuple(
        sorted((*gezet, *_open(looptijd, sessies, bijeenkomsten)), key=lambda afspraak: (afspraak.dag, afspraak.soort))
    )


def nog_te_zien(afspraken: Sequence[Afspraak], op: date) -> tuple[Afspraak, ...]:
    """Those of the last month before a day, and all later ones: what is longer past nobody has to plan."""
    vanaf = op - min(LANG_VOORBIJ, op - date.min)
    return tuple(afspraak for afspraak in afspraken if afspraak.dag >= vanaf)


def _open(
    looptijd: Looptijd, sessies: Sequence[Leersessie], bijeenkomsten: Sequence[Bijeenkomst]
) -> Iterator[Afspraak]:
    for bijeenkomst in bijeenkomsten:
        for van, tot in _rondes(bijeenkomst, looptijd):
            if not any(s.soort == bijeenkomst.soort and van <= s.datum <= tot for s in sessies):
                yield Afspraak(tot, bijeenkomst.soort, "", "", False)


def _rondes(bijeenkomst: Bijeenkomst, looptijd: Looptijd) -> Iterator[tuple[date, date]]:
    """The first and last day of each round of the looptijd. They go by the calendar: of three months, by quarters.

    The last one counts when the looptijd reaches the quarter, or the month, in which it ends.
    """
    elke = bijeenkomst.elke
    if not elke:
        return
    van = looptijd.van.replace(month=(looptijd.van.month - 1) // elke * elke + 1, day=1)
    while (slot := _maanden_later(van, max(elke - 3, 0))) is not None and slot <= looptijd.tot_en_met:
        volgende = _maanden_later(van, elke)
        yield van, date.max if volgende is None else dag_voor(volgende)
        if volgende is None:
            return
        van = volgende


def _maanden_later(dag: date, aantal: int) -> date | None:
    """The first day of a month so many months after one; None past the end of the calendar."""
    maand = dag.year * 12 + dag.month - 1 + aantal
    return date(maand // 12, maand % 12 + 1, 1) if maand // 12 <= date.max.year else None
