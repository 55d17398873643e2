"""What looks like a payment that was made before: an entry without a line beside one that has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from buurtledger.bank.afschrift import Boeking
from buurtledger.bank.kenmerk import Gemerkt
from buurtledger.bank.koppelen import nummers_in

_VENSTER = timedelta(days=31)
"""A payment that is made again by mistake follows within the month."""


def dubbel_betaald(openstaand: Iterable[Gemerkt], verklaard: Mapping[str, Iterable[Gemerkt]]) -> tuple[str, ...]:
    """The mutaties that an entry without a line seems to pay again.

    `verklaard` are per mutatie the entries that pay it. The id in the description tells, or the same amount to the
    same account within the month.
    """
    if not verklaard:
        return ()
    zoals: dict[tuple[str, Decimal], list[tuple[Boeking, str]]] = defaultdict(list)
    for nummer, eigen in verklaard.items():
        for een in eigen:
            zoals[een.boeking.tegenrekening, een.boeking.bedrag].append((een.boeking, nummer))
    uit: dict[str, None] = {}
    for een in openstaand:
        boeking = een.boeking
        genoemd = [nummer for nummer in nummers_in(boeking) if nummer in verklaard]
        if boeking.tegenrekening and not genoemd:
            eerder = zoals.get((boeking.tegenrekening, boeking.bedrag), ())
            genoemd = [nummer for vorige, nummer in eerder if abs(boeking.dag - vorige.dag) <= _VENSTER][:1]
        uit.update(dict.fromkeys(genoemd))
    return tuple(uit)
