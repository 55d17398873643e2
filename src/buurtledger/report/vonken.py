"""The small pictures of a report on a screen: spending per quarter, and money against time."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from buurtledger.model.datum import kwartaal_van
from buurtledger.model.geld import NUL
from buurtledger.report.document import Balken, Blok, Vonk
from buurtledger.report.taal import Taal
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.verloop import Verloop

Verlopen = Mapping[str, Verloop]
"""What happened on each day, by post. Only a report that is given them shows the pictures."""


def per_kwartaal(stand: Stand, verlopen: Verlopen) -> tuple[tuple[str, Decimal], ...]:
    """What was spent in each quarter from the looptijd's begin up to the day of the stand."""
    kwartaal, uit, ervoor = kwartaal_van(stand.begroting.looptijd.van), [], NUL
    laatste = kwartaal_van(min(stand.op, stand.begroting.looptijd.tot_en_met))
    while kwartaal <= laatste:
        tot = min(kwartaal.tot_en_met, stand.op)
        besteed = sum((verloop.op(tot).besteed for verloop in verlopen.values()), NUL)
        uit.append((str(kwartaal), besteed - ervoor))
        kwartaal, ervoor = kwartaal.volgende, besteed
    return tuple(uit)


def vonken(stand: Stand, verlopen: Verlopen, taal: Taal) -> tuple[Blok, ...]:
    """Money against time, and the quarters."""
    deel = stand.totaal.besteed / stand.totaal.begroot if stand.totaal.begroot else NUL
    rijen = [(taal("geld"), deel)]
    if not stand.begroting.looptijd.aanname:
        rijen.append((taal("tijd"), verstreken(stand.begroting.looptijd, stand.op)))
    kwartalen = per_kwartaal(stand, verlopen)
    if len(kwartalen) <= 1:
        return (Balken(tuple(rijen)),)
    wanneer = f"{kwartalen[0][0]} – {kwartalen[-1][0]}"
    return Balken(tuple(rijen)), Vonk(taal("per kwartaal"), tuple(bedrag for _, bedrag in kwartalen), wanneer)
