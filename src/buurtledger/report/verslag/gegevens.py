"""The report for programs: the stable form, formaat 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurtledger.model.geld import plat
from buurtledger.report.bankstatus import Bankstatus
from buurtledger.report.besluiten import besluit_gegevens
from buurtledger.report.bevindingen import bevinding_gegevens
from buurtledger.report.cijfers import figuren
from buurtledger.report.mutaties import mutatie_gegevens
from buurtledger.report.verantwoording import rij_gegevens
from buurtledger.report.verslag.bijlage import per_post
from buurtledger.report.verslag.buurt import buurt_gegevens
from buurtledger.report.verslag.jaarstukken import jaar_gegevens
from buurtledger.report.verslag.sluiting import sluiting, verdeling

if TYPE_CHECKING:
    from buurtledger.report.verslag.waarde import Verslagwaarde


def gegevens(verslag: Verslagwaarde) -> dict[str, object]:
    """Everything that the report says."""
    erbij = verslag.in_periode + verslag.gecorrigeerd
    return {
        "formaat": 1,
        "soort": verslag.soort,
        "periode": verslag.periode,
        "van": verslag.van.isoformat(),
        "tot_en_met": verslag.tot_en_met.isoformat(),
        "voorlopig": verslag.voorlopig is not None,
        "commit": verslag.commit or None,
        "rollen_begin": list(verslag.begint),
        "zonder_akkoord": plat(verslag.zonder_akkoord),
        "totaal": {
            **figuren(verslag.stand.totaal),
            "besteed_in_periode": plat(erbij),
            "gecorrigeerd_in_periode": plat(verslag.gecorrigeerd),
        },
        "verdeling": verdeling(verslag).gegevens(),
        "sluiting": [optelling.gegevens() for optelling in sluiting(verslag)],
        "posten": [
            {
                "id": rij.post.id,
                "naam": rij.post.naam,
                "plan": plat(rij.plan),
                "besluiten": plat(rij.door_besluiten),
                **figuren(rij.cijfers),
                "besteed_in_periode": plat(rij.erbij),
                "gecorrigeerd_in_periode": plat(rij.gecorrigeerd),
                "toelichting": rij.toelichting or None,
            }
            for rij in verslag.rijen
        ],
        "bank": None if verslag.bewijs is None else Bankstatus(verslag.bewijs, {}, verslag.terug).gegevens(),
        "besluiten": [besluit_gegevens(besluit) for besluit in verslag.besluiten],
        "verantwoording": [rij_gegevens(rij) for rij in verslag.verteld],
        "cofinanciering": [
            {"post": b.post, "van": b.van, "toegezegd": plat(b.toegezegd), "betaald": plat(b.betaald)}
            for b in verslag.bijdragen
        ],
        "mutaties": [mutatie_gegevens(mutatie) for mutatie in verslag.mutaties],
        "correcties": [
            {
                "van": mutatie_gegevens(correctie.doel),
                "storno": mutatie_gegevens(correctie.storno),
                "besteed_in_periode": plat(correctie.effect.besteed),
            }
            for correctie in verslag.correcties
        ],
        "jaarrekening": jaar_gegevens(verslag.jaarrekening) if verslag.jaarrekening else None,
        "buurt": buurt_gegevens(verslag),
        "bijlage": [een.gegevens() for een in per_post(verslag)],
        "fouten": len(verslag.fouten),
        "bevindingen": [bevinding_gegevens(b) for b in verslag.bevindingen],
        "niet_nagekeken": list(verslag.niet_nagekeken),
    }
