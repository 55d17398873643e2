"""The kinds of mutatie in words, and whether each is money spent or money to and from groups."""

from __future__ import annotations

from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import Mutatie

SOORTEN = {
    "bon": N_("bon"),
    "voorschot": N_("voorschot"),
    "vergoeding": N_("vergoeding"),
    "terugbetaling": N_("terugbetaling"),
    "retour": N_("retour"),
}


def uitgegeven(mutatie: Mutatie) -> Decimal | None:
    """What it adds to what was spent, below zero for a retour; None for money to and from groups."""
    match mutatie.soort:
        case "bon":
            return mutatie.bedrag
        case "retour":
            return -mutatie.bedrag
        case _:
            return None


def naar_groep(mutatie: Mutatie) -> Decimal | None:
    """What a group got by it, below zero for what came back; None for what was spent."""
    match mutatie.soort:
        case "voorschot" | "vergoeding":
            return mutatie.bedrag
        case "terugbetaling":
            return -mutatie.bedrag
        case _:
            return None


def samen(bedragen: list[Decimal | None]) -> Decimal:
    """Amounts together, those that are not there left out."""
    return sum((bedrag for bedrag in bedragen if bedrag is not None), NUL)
