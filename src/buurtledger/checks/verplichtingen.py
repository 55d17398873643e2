"""The rule `verplichting`: a bon is `bij` an accepted offer of its own post that was not released."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from buurtledger.checks.nummers import plaats_van
from buurtledger.checks.register import bevinding
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.model.mutatie import Mutatie, Soort


def verplichtingen(
    logboek: Sequence[Mutatie], blijft: Sequence[Mutatie], overal: Mapping[str, Mutatie], vandaag: date
) -> Iterator[Bevinding]:
    """What bonnen name; `blijft` are the lines of the logboek that are not undone."""
    gelden = {mutatie.nummer for mutatie in blijft}
    for mutatie in logboek:
        if mutatie.bij and mutatie.nummer in gelden and mutatie.datum <= vandaag:
            bericht = _bezwaar(mutatie, overal.get(mutatie.bij))
            if bericht is not None:
                yield bevinding(Regel.VERPLICHTING, plaats_van(mutatie, "bij"), bericht, _REMEDIE)


_REMEDIE = zin("storneer de bon en boek hem opnieuw, met het nummer van de goede verplichting of zonder")


def _bezwaar(bon: Mutatie, doel: Mutatie | None) -> Bericht | None:
    if doel is None:
        return zin("{bij} is er niet", bij=bon.bij)
    if doel.soort != Soort.VERPLICHTING:
        return zin("{bij} is een {soort} en geen verplichting", bij=bon.bij, soort=doel.soort)
    if doel.post != bon.post:
        return zin("{bij} hoort bij {post}", bij=bon.bij, post=doel.post)
    return None
