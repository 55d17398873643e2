"""Reading the ledger for a command that prints figures: all of it, or none and a stop."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.cli.omgeving import weiger
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.geldend import begroting_op
from buurtledger.store.snel.standen import lees_standen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from buurtledger.model.besluit import Besluit
    from buurtledger.model.bevinding import Bevinding
    from buurtledger.model.boeken import Boeken
    from buurtledger.model.mutatie import Mutatie
    from buurtledger.model.verantwoording import Bijdrage
    from buurtledger.stand.verloop import Verloop


def lees_alles(wortel: Path) -> tuple[Begroting, Boeken]:
    """The plan, its besluiten and every mutatie; stops when a figure could be wrong for want of a line.

    The begroting is that with every post that was ever opened.
    """
    from buurtledger.store.grootboek import lees_boeken, verhinderingen

    boeken = lees_boeken(wortel)
    plan = _of_stop(wortel, boeken.begroting, verhinderingen(boeken))
    return begroting_op(plan, boeken.besluiten, date.max), boeken


class Cijferboek(NamedTuple):
    """What figures are made of: the plan, the besluiten, how each post went, and what came late."""

    plan: Begroting
    besluiten: tuple[Besluit, ...]
    bijdragen: tuple[Bijdrage, ...]
    """What others promised and paid; never counted in the figures."""
    verlopen: Mapping[str, Verloop]
    laatkomers: tuple[Mutatie, ...]

    def begroting(self, dag: date) -> Begroting:
        """The begroting that holds on a day."""
        return begroting_op(self.plan, self.besluiten, dag)

    def stand(self, dag: date) -> Stand:
        """The figures on a day, by the begroting that holds then."""
        return compute_stand(self.begroting(dag), self.verlopen, dag)


def lees_cijfers(wortel: Path, bekend_op: date | None, *, vanaf: date | None = None) -> Cijferboek:
    """What figures are made of, by what was known on a day.

    `vanaf` says that only stands from that day on are asked. Only what is known today is in
    the index; what was known earlier is worked out from the lines, and from the besluiten taken by then.
    """
    if bekend_op is None:
        standen = lees_standen(wortel, vanaf=vanaf)
        plan = _of_stop(wortel, standen.plan, standen.verhinderingen)
        return Cijferboek(plan, standen.besluiten, standen.bijdragen, standen.verlopen, standen.laatkomers)
    from buurtledger.model.besluit import bekende_besluiten
    from buurtledger.stand.kwartaalstand import bekend, laatkomers
    from buurtledger.stand.verloop import maak_verloop

    _, boeken = lees_alles(wortel)
    assert boeken.begroting is not None
    toen = {post: bekend(logboek, bekend_op) for post, logboek in boeken.logboeken.items()}
    laat = tuple(m for logboek in toen.values() for m in laatkomers(logboek))
    besluiten = bekende_besluiten(boeken.besluiten, bekend_op)
    bijdragen = tuple(b for b in boeken.bijdragen if b.ingevoerd is not None and b.ingevoerd <= bekend_op)
    plan = boeken.begroting.noem_kernen(
        {post: kern.bekend_als(bekend_op)[0] for post, kern in boeken.kernen.items() if kern}
    )
    verlopen = {post: maak_verloop(m) for post, m in toen.items()}
    return Cijferboek(plan, besluiten, bijdragen, verlopen, laat)


def _of_stop(wortel: Path, begroting: Begroting | None, gevonden: tuple[Bevinding, ...]) -> Begroting:
    if gevonden or begroting is None:
        weiger(wortel, zin("het grootboek is niet helemaal te lezen, dus er zijn geen cijfers"), gevonden)
    return begroting
