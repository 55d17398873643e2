"""The neighbourhood's say on a day: what became of its ideas, what was agreed with others, what kernen took up."""

from __future__ import annotations

from typing import NamedTuple

from buurtledger.model.grootboek import Grootboek
from buurtledger.model.overeenkomst import Overeenkomst
from buurtledger.stand.aanbod import Benut, benut
from buurtledger.stand.cijfers import Stand
from buurtledger.stand.ideeen import Ideetelling, ideeen_op, tel_ideeen
from buurtledger.stand.overeenkomsten import overeenkomsten_op


class Buurt(NamedTuple):
    """What a report tells of it; nothing where the books hold nothing of it."""

    ideeen: Ideetelling | None = None
    """None where nobody ever had an idea."""
    overeenkomsten: tuple[Overeenkomst, ...] = ()
    benut: tuple[Benut, ...] = ()


def buurt_van(boeken: Grootboek, stand: Stand) -> Buurt:
    """What the books tell of it on the day of a report."""
    ideeen = ideeen_op(boeken.ideeen, stand.op)
    return Buurt(
        tel_ideeen(ideeen) if ideeen else None,
        overeenkomsten_op(boeken.overeenkomsten, stand.op),
        benut(stand.begroting, boeken.logboeken, stand.op),
    )
