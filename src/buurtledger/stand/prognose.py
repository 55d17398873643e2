"""What will be left at the end: a forecast that can be explained to a resident.

The method: a post goes on as it did. Its pace is what it spent per day since the
looptijd began; the quarters that have ended give the slowest and the fastest pace,
and so the range. Money that was advanced counts as spent by the end: the group has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Looptijd, Post
from buurtledger.model.datum import dag_voor, kwartaal_van
from buurtledger.model.geld import NUL
from buurtledger.stand.cijfers import Cijfers, Stand
from buurtledger.stand.verloop import Verloop

KWARTALEN = 4
"""How many ended quarters are looked at for the range."""
_CENT = Decimal("0.01")


class Verwachting(NamedTuple):
    """What a post is expected to have spent by the end, with the least and the most."""

    post: Post
    cijfers: Cijfers
    laagst: Decimal
    verwacht: Decimal
    hoogst: Decimal
    op: date | None
    """The day on which it runs out at its own pace; None when it does not within the looptijd."""

    @property
    def over(self) -> Decimal:
        """What is expected to be left; below zero it falls short."""
        return self.cijfers.begroot - self.verwacht

    @property
    def over_minstens(self) -> Decimal:
        """What is left when it spends the most."""
        return self.cijfers.begroot - self.hoogst

    @property
    def over_hoogstens(self) -> Decimal:
        """What is left when it spends the least."""
        return self.cijfers.begroot - self.laagst

    @property
    def deed_nog_niets(self) -> bool:
        """Nothing spent and nothing advanced."""
        return not self.cijfers.besteed and not self.cijfers.uitbetaald


def voorspel(stand: Stand, verlopen: Mapping[str, Verloop]) -> tuple[Verwachting, ...]:
    """The forecast of every post from a stand on, in the plan's order."""
    looptijd, leeg = stand.begroting.looptijd, Verloop()
    return tuple(_een(post, cijfers, verlopen.get(post.id, leeg), looptijd, stand.op) for post, cijfers in stand.posten)


def _een(post: Post, cijfers: Cijfers, verloop: Verloop, looptijd: Looptijd, op: date) -> Verwachting:
    voorbij = max((min(op, looptijd.tot_en_met) - looptijd.van).days + 1, 0)
    nog = max((looptijd.tot_en_met - max(op, dag_voor(looptijd.van))).days, 0)
    gemiddeld = max(cijfers.besteed, NUL) / voorbij if voorbij else NUL
    if post.gesloten:
        gemiddeld, nog = NUL, 0
    tempos = (gemiddeld, *_tempos(verloop, looptijd, op))
    vast = max(cijfers.besteed, cijfers.uitbetaald)

    def einde(tempo: Decimal) -> Decimal:
        return max(vast, (cijfers.besteed + tempo * nog).quantize(_CENT))

    leeg_op = None
    if gemiddeld and cijfers.vrij > 0:
        dag = int(cijfers.vrij / gemiddeld)
        leeg_op = op + timedelta(days=dag) if dag < nog else None
    elif cijfers.vrij <= 0 and cijfers.besteed:
        leeg_op = _was_op(verloop, cijfers)
    return Verwachting(post, cijfers, einde(min(tempos)), einde(gemiddeld), einde(max(tempos)), leeg_op)


def _was_op(verloop: Verloop, cijfers: Cijfers) -> date:
    """The day on which a post that has nothing left had spent all it has."""
    return next(dag for dag, stand in zip(*verloop, strict=True) if stand.besteed >= cijfers.begroot)


def _tempos(verloop: Verloop, looptijd: Looptijd, op: date) -> tuple[Decimal, ...]:
    """The spending per day of the last quarters that ended within the looptijd."""
    tempos: list[Decimal] = []
    kwartaal = kwartaal_van(min(op, looptijd.tot_en_met))
    if kwartaal.tot_en_met > op:
        kwartaal = kwartaal.vorige
    while kwartaal.van >= looptijd.van and kwartaal.jaar >= 1 and len(tempos) < KWARTALEN:
        dagen = (kwartaal.tot_en_met - kwartaal.van).days + 1
        besteed = verloop.op(kwartaal.tot_en_met).besteed - verloop.op(dag_voor(kwartaal.van)).besteed
        tempos.append(max(besteed, NUL) / dagen)
        kwartaal = kwartaal.vorige
    return tuple(tempos)
