"""Why something cannot be done: a value, for who asked to show."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.bericht import Bericht
from buurtledger.model.bevinding import Bevinding


class Bezwaar(NamedTuple):
    """What is in the way, in a sentence. `onleesbaar`: the ledger cannot be read or written; else the call is wrong."""

    bericht: Bericht
    onleesbaar: bool = False
    bevindingen: tuple[Bevinding, ...] = ()
    """The places in the ledger that are in the way."""
