"""What figures are made of: the plan, the besluiten, how each post went, and what came late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.geldend import begroting_op, met_posten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from buurtledger.model.begroting import Begroting
    from buurtledger.model.besluit import Besluit
    from buurtledger.model.datum import Kwartaal
    from buurtledger.model.grootboek import Grootboek
    from buurtledger.model.mutatie import Mutatie
    from buurtledger.model.verantwoording import Bijdrage
    from buurtledger.stand.kwartaalstand import KwartaalStand
    from buurtledger.stand.verloop import Verloop


class Cijferboek(NamedTuple):
    """Every figure of every day follows from it, without a value for every line."""

    plan: Begroting
    besluiten: tuple[Besluit, ...]
    bijdragen: tuple[Bijdrage, ...]
    """What others promised and paid; never counted in the figures."""
    verlopen: Mapping[str, Verloop]
    laatkomers: tuple[Mutatie, ...]
    """The lines that a quarter tells of one by one: what came late, and what was undone."""

    def begroting(self, dag: date) -> Begroting:
        """The begroting that holds on a day, with what was spent on by then."""
        return begroting_met(self.plan, self.besluiten, self.verlopen, dag)

    @property
    def ooit(self) -> Begroting:
        """The begroting with every post that was ever opened."""
        return self.begroting(date.max)

    @property
    def laatste_dag(self) -> date | None:
        """The latest day in the books: a `datum` or the `vanaf` of a besluit; None where nothing was booked."""
        dagen = [verloop.dagen[-1] for verloop in self.verlopen.values() if verloop.dagen]
        return max((*dagen, *(besluit.vanaf for besluit in self.besluiten)), default=None)

    def stand(self, dag: date) -> Stand:
        """The figures on a day, by the begroting that holds then."""
        return compute_stand(self.begroting(dag), self.verlopen, dag)

    def kwartaal(self, kwartaal: Kwartaal) -> KwartaalStand:
        """The figures of a quarter.

        Both ends by the begroting at its end: what changed in between is what was spent and paid, not the plan.
        """
        from buurtledger.model.datum import dag_voor
        from buurtledger.stand.kwartaalstand import KwartaalStand, kwartaalcorrecties, nagekomen_in

        begroting = self.begroting(kwartaal.tot_en_met)
        return KwartaalStand(
            kwartaal,
            compute_stand(begroting, self.verlopen, kwartaal.tot_en_met),
            compute_stand(begroting, self.verlopen, dag_voor(kwartaal.van)),
            nagekomen_in(kwartaal, self.laatkomers),
            kwartaalcorrecties(kwartaal, self.laatkomers),
            {m.nummer: m for m in self.laatkomers},
        )


def begroting_met(
    plan: Begroting, besluiten: tuple[Besluit, ...], verlopen: Mapping[str, Verloop], dag: date
) -> Begroting:
    """The begroting that holds on a day, and the posten opened later on which something was booked by then."""
    geboekt = (post for post, verloop in verlopen.items() if verloop.dagen and verloop.dagen[0] <= dag)
    return met_posten(begroting_op(plan, besluiten, dag), besluiten, geboekt)


def maak_cijferboek(grootboek: Grootboek, bekend_op: date | None = None) -> Cijferboek | None:
    """The figures of a ledger, by what was known on a day; None when there is no plan to hold them against.

    Under `bekend_op` only what carries a day of entry is known: mutaties, besluiten, names of kernen, bijdragen.
    """
    from buurtledger.model.besluit import bekende_besluiten
    from buurtledger.stand.kwartaalstand import bekend, laatkomers
    from buurtledger.stand.verloop import maak_verloop

    plan = grootboek.begroting_bekend_op(bekend_op)
    if plan is None:
        return None
    toen = {post: bekend(logboek, bekend_op) for post, logboek in grootboek.logboeken.items()}
    bijdragen = grootboek.bijdragen
    if bekend_op is not None:
        bijdragen = tuple(b for b in bijdragen if b.ingevoerd is not None and b.ingevoerd <= bekend_op)
    return Cijferboek(
        plan,
        bekende_besluiten(grootboek.besluiten, bekend_op),
        bijdragen,
        {post: maak_verloop(logboek) for post, logboek in toen.items()},
        tuple(m for logboek in toen.values() for m in laatkomers(logboek)),
    )
