"""What a volunteer may get without tax, per month and per year; and who got what, which only the kluis knows."""

# No `from __future__ import annotations`: the form of a file is made from the first declaration.

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, NamedTuple

from buurtledger.model.bericht import zin
from buurtledger.model.velden import Bedrag, PatroonVeld, Tekst200

Jaartal = Annotated[str, PatroonVeld(r"20[0-9]{2}", lambda tekst: zin("{tekst} is geen jaar zoals 2027", tekst=tekst))]


class Vergoedingsgrens(NamedTuple):
    """Of a year the most that a volunteer may get in a month and in the year; above either the whole sum is taxed."""

    jaar: Jaartal
    maand: Bedrag
    in_jaar: Bedrag
    bron: Tekst200


_BRON = "Belastingdienst, vrijwilligersvergoedingen"

GRENZEN = tuple(
    Vergoedingsgrens(jaar, Decimal(maand), Decimal(in_jaar), f"{_BRON} {jaar}")
    for jaar, maand, in_jaar in (
        ("2021", "180.00", "1800.00"),
        ("2022", "180.00", "1800.00"),
        ("2023", "190.00", "1900.00"),
        ("2024", "210.00", "2100.00"),
        ("2025", "210.00", "2100.00"),
        ("2026", "220.00", "2200.00"),
    )
)
"""Those that are known; data/budget.yaml (`vrijwilligers`) may say others, and those of years to come."""


def grens_van(jaar: int, eigen: Iterable[Vergoedingsgrens] = ()) -> Vergoedingsgrens:
    """The limits of a year: what the begroting says, else ours; of a year that nobody told of the nearest before it."""
    bekend = {int(grens.jaar): grens for grens in (*GRENZEN, *eigen)}
    return bekend[max((een for een in bekend if een <= jaar), default=min(bekend))]


class Elders(NamedTuple):
    """What a volunteer got from another foundation: it counts with ours."""

    naam: str
    datum: date
    bedrag: Decimal
    waar: str = ""


class Vrijwilligers(NamedTuple):
    """What the kluis knows: the names, which bonnen are an allowance to whom, and what they got elsewhere."""

    namen: tuple[str, ...] = ()
    bij: Mapping[str, str] = MappingProxyType({})
    """Per id of a bon the name."""
    elders: tuple[Elders, ...] = ()
