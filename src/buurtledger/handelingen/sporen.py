"""What git knows of who put a mutatie in, and how sure it is."""

from __future__ import annotations

from buurtledger.model.mutatie import Mutatie
from buurtledger.report.herkomst import Spoor
from buurtledger.store.git.toets import Toets


def spoor_van(mutatie: Mutatie, toets: Toets) -> Spoor:
    """A mutatie with the commits that bring it, who signed, and of an akkoord how sure that is. Git has answered."""
    assert toets.weet is not None
    feiten = toets.weet.feiten
    brengers = feiten.brengers.get(mutatie.nummer, ())
    wie = feiten.keten.ondertekenaar(brengers[0].commit.nummer) if brengers else None
    waarde = next((w for s in toets.standen for a, w in s.gegeven if a.nummer == mutatie.nummer), None)
    telt = waarde.bewezen if waarde is not None and waarde.bezwaar is None else None
    return Spoor(mutatie, brengers, wie.wie if wie else "", telt)
