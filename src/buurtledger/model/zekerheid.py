"""How sure the books are: what git knows of two people having looked, for who prints them."""

from __future__ import annotations

from typing import NamedTuple


class Zekerheid(NamedTuple):
    """Where the rollen began, and what waits for a second person."""

    begint: tuple[str, ...] = ()
    """The commits with which the rollen began, oldest first; none in a ledger without keys, or without git."""
    zonder_akkoord: frozenset[str] = frozenset()
    """The ids of mutaties that lack an akkoord that they need."""
