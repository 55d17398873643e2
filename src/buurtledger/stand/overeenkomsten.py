"""Which agreements there are on a day, and which of them hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from buurtledger.model.overeenkomst import Overeenkomst, Overeenkomstenregel
from buurtledger.model.regelboek import Regelstorno


def overeenkomsten_op(regels: Sequence[Overeenkomstenregel], op: date) -> tuple[Overeenkomst, ...]:
    """Those that were made by a day, also when they ran out since, by day.

    A storno dated after the agreement ends it on that day; any other takes it away.
    """
    einde = {r.van: r.datum for r in regels if isinstance(r, Regelstorno) and r.datum <= op}
    uit: list[Overeenkomst] = []
    for regel in regels:
        if isinstance(regel, Regelstorno) or regel.datum > op:
            continue
        eind = einde.get(regel.nummer)
        if eind is None:
            uit.append(regel)
        elif eind > regel.datum:
            uit.append(regel._replace(tot_en_met=min(eind, regel.tot_en_met or eind)))
    return tuple(sorted(uit, key=lambda overeenkomst: (overeenkomst.datum, overeenkomst.lijn)))
