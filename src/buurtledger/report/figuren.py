"""The figures as programs get them: strings with two decimals, the names of the contract."""

from __future__ import annotations

from buurtledger.model.geld import plat
from buurtledger.stand.cijfers import Cijfers, Som

F = ("begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "beschikbaar")
"""The figures of a post, in the order they are shown."""
IN_SOM = (*F, "nog_te_verantwoorden", "tegoed")
"""The figures of a sum: one post's debt does not pay what another is owed."""


def figuren(cijfers: Cijfers | Som) -> dict[str, str]:
    """The figures of a post or a sum."""
    velden = IN_SOM if isinstance(cijfers, Som) else F
    return {veld: plat(getattr(cijfers, veld)) for veld in velden}
