"""How sure the books are: what git knows of two people having looked, for who prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Wachtend(NamedTuple):
    """A mutatie that lacks an akkoord, and by when that has to be there."""

    nummer: str
    post: str
    bedrag: Decimal
    rol: str
    voor: date


class Zekerheid(NamedTuple):
    """Where the rollen began, and what waits for a second person."""

    begint: tuple[str, ...] = ()
    """The commits with which the rollen began, oldest first; none in a ledger without keys, or without git."""
    zonder_akkoord: frozenset[str] = frozenset()
    """The ids of mutaties that lack an akkoord that they need."""
    wachtend: tuple[Wachtend, ...] = ()
    """Those of them for which a day is set."""
