"""Values to JSON and back by their own declaration: a field that is added to a value needs no word here.

A value becomes a list in the order of its fields; what is read back is equal, or an error (ValueError and its kin).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from buurtledger.model.merken import velden_van

Lezer = Callable[[Any], Any]


@cache
def lezer(soort: Any) -> Lezer:
    """What makes a value of a type out of what JSON has of it."""
    kern = get_args(soort)[0] if hasattr(soort, "__metadata__") else soort
    if get_origin(kern) in (Union, UnionType):
        (deel,) = (deel for deel in get_args(kern) if deel is not NoneType)
        binnen = lezer(deel)
        return lambda waarde: None if waarde is None else binnen(waarde)
    if get_origin(kern) is tuple:
        binnen = lezer(get_args(kern)[0])
        return lambda waarden: tuple(map(binnen, waarden))
    if hasattr(kern, "_fields"):
        return _groep(kern)
    if kern is Decimal:
        return Decimal
    if kern is date:
        return date.fromisoformat
    return _zelfde(kern)


def _groep(soort: Any) -> Lezer:
    hints = velden_van(soort)
    lezers = tuple(lezer(hints[veld]) for veld in soort._fields)

    def lees(delen: Any) -> Any:
        return soort(*[een(deel) for een, deel in zip(lezers, delen, strict=True)])

    return lees


def _zelfde(soort: type) -> Lezer:
    def lees(waarde: Any) -> Any:
        if type(waarde) is not soort:
            raise TypeError(soort.__name__)
        return waarde

    return lees
