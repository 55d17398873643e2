"""What the website shows, worked out once for all its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import MET_BEDRAG, Mutatie
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verantwoord import Verantwoord, verantwoord
from buurtledger.stand.verloop import Verloop, maak_verloop


class Site(NamedTuple):
    """What the website shows, in any language."""

    boeken: Grootboek
    """The books as they may be published."""
    plan: Begroting
    op: date
    stand: Stand
    verlopen: dict[str, Verloop]
    verteld: tuple[Verantwoord, ...]
    mutaties: tuple[Mutatie, ...]
    """The money that moved by that day and was not undone, newest first."""
    bevindingen: tuple[Bevinding, ...]
    oordelen: tuple[Oordeel, ...]
    commit: str
    fouten: int


def maak_site(
    boeken: Grootboek,
    plan: Begroting,
    op: date,
    bevindingen: Sequence[Bevinding],
    *,
    oordelen: tuple[Oordeel, ...] = (),
    commit: str = "",
) -> Site:
    """The website at a day."""
    verlopen = {post: maak_verloop(logboek) for post, logboek in boeken.logboeken.items()}
    stand = compute_stand(begroting_op(plan, boeken.besluiten, op), verlopen, op)
    mutaties = sorted(
        (
            m
            for logboek in boeken.logboeken.values()
            for m in geldend(logboek, op)
            if m.datum <= op and m.soort in MET_BEDRAG
        ),
        key=lambda m: (m.datum, m.nummer),
        reverse=True,
    )
    return Site(
        boeken,
        plan,
        op,
        stand,
        verlopen,
        verantwoord(stand, boeken.verantwoordingen),
        tuple(mutaties),
        tuple(bevindingen),
        oordelen,
        commit,
        sum(b.ernst.value == "fout" for b in bevindingen),
    )
