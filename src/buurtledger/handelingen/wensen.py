"""What the maker of a new ledger wants, and what is still missing of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting, Mandaat
from buurtledger.model.bericht import Bericht
from buurtledger.model.kern import Kern


class Wensen(NamedTuple):
    """What the maker of a ledger says of it; empty or None where nothing was said."""

    naam: str = ""
    bron: str = ""
    totaal: Decimal | None = None
    coordinatie: str = ""
    """A post by its id or name."""
    maximum: Decimal | None = None
    kernen: str = ""
    """A gebied by its id or name."""
    aantal_kernen: int = 0
    kernnamen: tuple[str, ...] = ()
    looptijd: tuple[date, date] | None = None
    mandaten: tuple[Mandaat, ...] = ()
    vorig: Begroting | None = None
    """The begroting that holds at the end of the ledger that this one follows."""
    vorige_kernen: Mapping[str, Kern] = {}
    """Its kernen by their posten."""


class Gemis(NamedTuple):
    """Why no ledger can be made yet: what is missing or wrong, and which wish would mend it."""

    wens: str
    """The name of a field of `Wensen`; empty when the budget itself is wrong."""
    bericht: Bericht
