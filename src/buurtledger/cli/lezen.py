"""Reading the ledger for a command that prints figures: all of it, or none and a stop."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from buurtledger.cli.omgeving import weiger
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.store.standen import Standen, lees_standen

if TYPE_CHECKING:
    from buurtledger.model.bevinding import Bevinding
    from buurtledger.model.boeken import Boeken


def lees_alles(wortel: Path) -> tuple[Begroting, Boeken]:
    """The begroting and every mutatie; stops when a figure could be wrong for want of a line."""
    from buurtledger.store.boeken import lees_boeken, verhinderingen

    boeken = lees_boeken(wortel)
    return _of_stop(wortel, boeken.begroting, verhinderingen(boeken)), boeken


def lees_cijfers(wortel: Path, bekend_op: date | None, *, vanaf: date | None = None) -> tuple[Begroting, Standen]:
    """The begroting, and per post how its figures went, by what was known on a day.

    `vanaf` says that only stands from that day on are asked. Only what is known today is in
    the index; what was known earlier is worked out from the lines.
    """
    if bekend_op is None:
        standen = lees_standen(wortel, vanaf=vanaf)
        return _of_stop(wortel, standen.begroting, standen.verhinderingen), standen
    from buurtledger.stand.kwartaalstand import bekend, laatkomers
    from buurtledger.stand.verloop import maak_verloop

    begroting, boeken = lees_alles(wortel)
    toen = {post: bekend(logboek, bekend_op) for post, logboek in boeken.logboeken.items()}
    laat = tuple(m for logboek in toen.values() for m in laatkomers(logboek))
    return begroting, Standen(begroting, {post: maak_verloop(m) for post, m in toen.items()}, laat, ())


def _of_stop(wortel: Path, begroting: Begroting | None, gevonden: tuple[Bevinding, ...]) -> Begroting:
    if gevonden or begroting is None:
        weiger(wortel, zin("het grootboek is niet helemaal te lezen, dus er zijn geen cijfers"), gevonden)
    return begroting
