"""The small pictures that a terminal can show: spending per quarter, and money against time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from buurtledger.model.datum import kwartaal_van
from buurtledger.model.geld import NUL
from buurtledger.report.scherm import Scherm
from buurtledger.report.taal import Taal
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.verloop import Verloop

_BALK = 40


def vonk(bedragen: Sequence[Decimal], scherm: Scherm) -> str:
    """A character per amount, as high as it is; below zero is as low as can be."""
    tekens = "▁▂▃▄▅▆▇█" if scherm.blokken else "_.-=+*#@"
    hoogste = max([*bedragen, Decimal(1)])
    return "".join(tekens[int(max(bedrag, NUL) / hoogste * (len(tekens) - 1))] for bedrag in bedragen)


def per_kwartaal(stand: Stand, verlopen: Mapping[str, Verloop]) -> tuple[tuple[str, Decimal], ...]:
    """What was spent in each quarter from the looptijd's begin up to the day of the stand."""
    kwartaal, uit, ervoor = kwartaal_van(stand.begroting.looptijd.van), [], NUL
    while kwartaal.van <= min(stand.op, stand.begroting.looptijd.tot_en_met):
        tot = min(kwartaal.tot_en_met, stand.op)
        besteed = sum((verloop.op(tot).besteed for verloop in verlopen.values()), NUL)
        uit.append((str(kwartaal), besteed - ervoor))
        kwartaal, ervoor = kwartaal.volgende, besteed
    return tuple(uit)


def plaatjes(stand: Stand, verlopen: Mapping[str, Verloop], taal: Taal, scherm: Scherm) -> Iterator[str]:
    """Money against time, and the quarters: lines for a terminal."""
    deel = stand.totaal.besteed / stand.totaal.begroot if stand.totaal.begroot else NUL
    rijen = [(taal("geld"), deel)]
    if not stand.begroting.looptijd.aanname:
        rijen.append((taal("tijd"), verstreken(stand.begroting.looptijd, stand.op)))
    for naam, waarde in rijen:
        procenten = f"{waarde:.0%}".replace("%", " %")
        yield f"{naam:<14}{scherm.balk(waarde, _BALK)} {procenten:>5}"
    kwartalen = per_kwartaal(stand, verlopen)
    if len(kwartalen) > 1:
        kop = taal("per kwartaal")
        yield f"{kop:<14}{vonk([bedrag for _, bedrag in kwartalen], scherm)}  {kwartalen[0][0]} – {kwartalen[-1][0]}"
