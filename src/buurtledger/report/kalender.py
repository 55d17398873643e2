"""Days to keep, as a calendar has them, before anybody decided in which format."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol, runtime_checkable

from buurtledger.report.taal import Taal


class Gebeurtenis(NamedTuple):
    """A day, and what it is of."""

    dag: date
    sleutel: str
    """What names it within its kind and ledger, however its words change."""
    soort: str
    wat: str
    zeker: bool = True
    """False for what nobody has set yet."""
    plaats: str = ""
    toelichting: str = ""


class Kalender(NamedTuple):
    """The days of one ledger."""

    naam: str
    van: str
    """What names the ledger among others, whatever the calendar is called."""
    gebeurtenissen: tuple[Gebeurtenis, ...]


@runtime_checkable
class MetKalender(Protocol):
    """A report that has days to keep."""

    def kalender(self, taal: Taal) -> Kalender:
        """Its days."""
