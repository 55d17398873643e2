"""Days and quarters: as written in files, and as printed. `model.dagwoorden` reads a day as people type it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, zin

GESCHREVEN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""How a day stands in a file, as a pattern; the calendar is judged after it."""

_GESCHREVEN = re.compile(GESCHREVEN)
_KWARTAAL = re.compile(r"([0-9]{4})-?[QqKk]([1-4])")


@lru_cache(maxsize=8192)
def dag(tekst: str) -> date | None:
    """The day that `JJJJ-MM-DD` names, or None when the calendar has no such day."""
    try:
        return date.fromisoformat(tekst) if _GESCHREVEN.fullmatch(tekst) else None
    except ValueError:
        return None


def lees_geschreven(tekst: str) -> date | Bericht:
    """Read a day as a file must spell it."""
    gevonden = dag(tekst)
    if gevonden is not None:
        return gevonden
    if _GESCHREVEN.fullmatch(tekst):
        return zin("{tekst} staat niet op de kalender", tekst=tekst)
    return zin("{tekst} is geen datum zoals 2022-10-14", tekst=tekst)


def dag_voor(dag: date) -> date:
    """The day before; the calendar's first day has none before it."""
    return dag - timedelta(days=1) if dag > date.min else dag


def dag_erna(dag: date) -> date:
    """The day after; the calendar's last day has none after it."""
    return dag + timedelta(days=1) if dag < date.max else dag


def later(dag: date, dagen: int) -> date:
    """The day so many days after another; the last of the calendar past its end."""
    return date.max if dagen > (date.max - dag).days else dag + timedelta(days=dagen)


class Kwartaal(NamedTuple):
    """A quarter of a year, `2023-Q1`."""

    jaar: int
    nummer: int

    @property
    def van(self) -> date:
        """The first day; at either end of the calendar, the first or last that there is."""
        if not 1 <= self.jaar <= 9999:
            return date.min if self.jaar < 1 else date.max
        return date(self.jaar, 3 * self.nummer - 2, 1)

    @property
    def tot_en_met(self) -> date:
        """The last day."""
        return date.max if self.volgende.jaar > 9999 else dag_voor(self.volgende.van)

    @property
    def volgende(self) -> Kwartaal:
        """The quarter after this one."""
        return Kwartaal(self.jaar + self.nummer // 4, self.nummer % 4 + 1)

    @property
    def vorige(self) -> Kwartaal:
        """The quarter before this one."""
        return Kwartaal(self.jaar - (self.nummer == 1), (self.nummer - 2) % 4 + 1)

    def __str__(self) -> str:
        return f"{self.jaar}-Q{self.nummer}"


def kwartaal_van(op: date) -> Kwartaal:
    """The quarter a day falls in."""
    return Kwartaal(op.year, (op.month + 2) // 3)


def lees_kwartaal(tekst: str) -> Kwartaal | Bericht:
    """Read `2023-Q1`, `2023Q1` or the Dutch `2023-K1`."""
    gevonden = _KWARTAAL.fullmatch(tekst.strip())
    if gevonden is None or not 1 < int(gevonden[1]) < 9999:
        return zin("{tekst} is geen kwartaal; typ bijvoorbeeld 2023-Q1", tekst=tekst)
    return Kwartaal(int(gevonden[1]), int(gevonden[2]))
