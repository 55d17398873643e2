"""What is open for a meeting, masked as everything that residents get is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import lees_alles
from buurtledger.model.bericht import zin
from buurtledger.report.ronde import RondeVerslag, Stuk
from buurtledger.stand.cijferboek import maak_cijferboek
from buurtledger.stand.openbaar import openbaar
from buurtledger.stand.ronde import ronde
from buurtledger.stand.tot_dag import tot_en_met


def stel_op(wortel: Path, op: date, soort: str, stuk: Stuk, bestand: str = "") -> RondeVerslag | Bezwaar:
    """The agenda, invitation or minutes of the first meeting from a day on; or why there is none."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    boeken = openbaar(gelezen[0], maskeerder(eigen_van(gelezen[0].begroting, gelezen[0].rollen).rekeningen))
    # What is set for a later day is what an agenda is for.
    boeken = tot_en_met(boeken, op)._replace(leersessies=boeken.leersessies)
    cijfers = maak_cijferboek(boeken)
    assert cijfers is not None
    if soort and soort not in cijfers.plan.soorten_bijeenkomst:
        soorten = cijfers.plan.soorten_bijeenkomst
        return Bezwaar(zin("{soort} is geen soort bijeenkomst; kies uit {soorten}", soort=soort, soorten=soorten))
    gevonden = ronde(boeken, cijfers, op, soort)
    eigen = bestand or (
        f"notulen/{gevonden.dag or op}-{gevonden.soort or 'bijeenkomst'}.md" if stuk is Stuk.NOTULEN else ""
    )
    return RondeVerslag(gevonden, cijfers.plan, boeken.besluiten, cijfers.begroting(op), stuk, eigen)
