"""Handing the books over to other programs: what they are made of, or why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import geen_cijfers_van
from buurtledger.handelingen.nakijken import kijk_na
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Ernst
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek


class Boeken(NamedTuple):
    """The books as they are, not masked, and their figures."""

    grootboek: Grootboek
    cijferboek: Cijferboek


def lees_om_te_exporteren(wortel: Path, vandaag: date, *, ondanks_fouten: bool) -> Boeken | Bezwaar:
    """The books for another program. Not while `check` finds fouten, unless that was asked.

    What cannot be read is never handed over: a sum would be wrong without anybody seeing it.
    """
    nagekeken = kijk_na(wortel, vandaag)
    if isinstance(nagekeken, Bezwaar):
        return nagekeken
    if onleesbaar := geen_cijfers_van(nagekeken.grootboek):
        return onleesbaar
    fouten = tuple(b for b in nagekeken.bevindingen if b.ernst is Ernst.FOUT)
    if fouten and not ondanks_fouten:
        return Bezwaar(
            zin(
                "in de boeken {aantal:|staat|staan} nog {aantal:fout|fouten} (zie buurtledger check). "
                "Toch exporteren: --ondanks-fouten",
                aantal=len(fouten),
            ),
            bevindingen=fouten,
        )
    cijferboek = maak_cijferboek(nagekeken.grootboek)
    assert cijferboek is not None  # else no figures were known above
    return Boeken(nagekeken.grootboek, cijferboek)
