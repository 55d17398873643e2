"""What people are shown first of any budget: what is spent, what groups hold, what is left; together the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.stand.cijfers import Cijfers, Som


class Deel(NamedTuple):
    """A part of a budget: what programs call it, its word for people, its amount in euro's."""

    veld: str
    woord: str
    bedrag: Decimal


WOORDEN = {
    "besteed": N_("besteed"),
    "nog_te_verantwoorden": N_("bij groepen, bon volgt"),
    "vastgelegd": N_("vastgelegd"),
    "beschikbaar": N_("nog te verdelen"),
}
"""The parts in their order, each with the one word that it has everywhere; always besteed + nog te verantwoorden +
vastgelegd + beschikbaar = begroot, in a sum too. The last is below zero where more is gone than there was."""
VASTGELEGD = "vastgelegd"
"""Shown only where an offer was accepted."""


def driedeling(cijfers: Cijfers | Som, naast: Cijfers | Som | None = None) -> tuple[Deel, ...]:
    """The parts of a budget, adding up to it exactly: three, or four where accepted offers hold something.

    In a table every row has the parts of its sum: that is `naast`.
    """
    delen = (Deel(veld, woord, getattr(cijfers, veld)) for veld, woord in WOORDEN.items())
    return tuple(deel for deel in delen if deel.veld != VASTGELEGD or (naast or cijfers).vastgelegd)
