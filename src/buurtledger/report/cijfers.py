"""The figures of a post or a sum: as programs get them, and as facts for people."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.report.document import Feit
from buurtledger.report.notatie import NEDERLANDS
from buurtledger.report.taal import Taal
from buurtledger.stand.cijfers import Cijfers, Som

if TYPE_CHECKING:
    from buurtledger.model.begroting import Begroting

F = ("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "beschikbaar")
"""The figures of a post, in the order they are shown."""
IN_SOM = (*F, "nog_te_verantwoorden", "tegoed")
"""The figures of a sum: one post's debt does not pay what another is owed."""
KOPPEN = (
    *(N_("begroot"), N_("besteed"), N_("uitbetaald")),
    *(N_("te verantwoorden"), N_("vrij"), N_("beschikbaar")),
)
"""The headings of F, in its order."""


def figuren(cijfers: Cijfers | Som) -> dict[str, str]:
    """For programs: strings with two decimals, the names of the contract."""
    velden = IN_SOM if isinstance(cijfers, Som) else F
    return {veld: plat(getattr(cijfers, veld)) for veld in velden}


def feiten(cijfers: Cijfers | Som, taal: Taal) -> tuple[Feit, ...]:
    """For people: a name and an amount."""
    return tuple(Feit(taal(kop), getattr(cijfers, veld)) for kop, veld in zip(KOPPEN, F, strict=True))


def postnamen(begroting: Begroting) -> dict[str, str]:
    """Per post id its name for people; with that of its gebied where another post has the same name."""
    vaker = Counter(post.naam for post in begroting.posten.values())
    return {
        post.id: f"{post.naam} ({gebied.naam})" if vaker[post.naam] > 1 else post.naam
        for gebied in begroting.gebieden
        for post in gebied.posten
    }


def procent(deel: Decimal) -> str:
    """A share as a screen shows it: `8,0 %`."""
    return NEDERLANDS.procent(deel)
