"""The figures of a post or a sum: as programs get them, and as facts for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.report.document import Feit
from buurtledger.report.driedeling import driedeling
from buurtledger.report.notatie import NEDERLANDS
from buurtledger.report.taal import Taal
from buurtledger.stand.cijfers import Cijfers, Som

F = ("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "vastgelegd", "beschikbaar")
"""The figures of a post, in the order they are shown."""
IN_SOM = (*F, "nog_te_verantwoorden", "tegoed")
"""The figures of a sum: one post's debt does not pay what another is owed."""
KOPPEN = (
    *(N_("begroot"), N_("besteed"), N_("uitbetaald")),
    *(N_("te verantwoorden"), N_("vrij"), N_("vastgelegd"), N_("beschikbaar")),
)
"""The headings of F, in its order."""


def figuren(cijfers: Cijfers | Som) -> dict[str, str]:
    """For programs: strings with two decimals, the names of the contract."""
    velden = IN_SOM if isinstance(cijfers, Som) else F
    return {veld: plat(getattr(cijfers, veld)) for veld in velden}


def feiten(cijfers: Cijfers | Som, taal: Taal) -> Iterator[Feit]:
    """For people: the budget and its parts, what a group is owed beside them, and what was paid out."""
    yield Feit(taal("begroot"), cijfers.begroot)
    for deel in driedeling(cijfers):
        yield Feit(taal(deel.woord), deel.bedrag)
    if cijfers.tegoed < 0:
        yield Feit(taal("krijgt de groep nog"), -cijfers.tegoed)
    yield Feit(taal("uitbetaald"), cijfers.uitbetaald)


def procent(deel: Decimal) -> str:
    """A share as a screen shows it: `8,0 %`."""
    return NEDERLANDS.procent(deel)
