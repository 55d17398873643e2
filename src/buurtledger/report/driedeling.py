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
    "beschikbaar": N_("nog te verdelen"),
}
"""The parts in their order, each with the one word that it has everywhere; always besteed + nog te verantwoorden +
beschikbaar = begroot, in a sum too. The last is below zero where more is gone than there was."""


def driedeling(cijfers: Cijfers | Som) -> tuple[Deel, ...]:
    """The parts of a budget, adding up to it exactly."""
    return tuple(Deel(veld, woord, getattr(cijfers, veld)) for veld, woord in WOORDEN.items())
