"""The report to the stadsdeel for programs."""

from __future__ import annotations

import json

from buurtledger.model.geld import plat
from buurtledger.report.besluiten import besluit_json
from buurtledger.report.figuren import figuren
from buurtledger.report.mutaties import mutatie_json
from buurtledger.report.verantwoording import rij_json
from buurtledger.report.verslag import Verslag


def als_json(verslag: Verslag) -> str:
    """The stable form for programs, formaat 1."""
    return (
        json.dumps(
            {
                "formaat": 1,
                "soort": verslag.soort,
                "periode": verslag.periode,
                "van": verslag.van.isoformat(),
                "tot_en_met": verslag.tot_en_met.isoformat(),
                "commit": verslag.commit or None,
                "totaal": {**figuren(verslag.stand.totaal), "besteed_in_periode": plat(verslag.in_periode)},
                "posten": [
                    {
                        "id": rij.post.id,
                        "naam": rij.post.naam,
                        "plan": plat(rij.plan),
                        "besluiten": plat(rij.door_besluiten),
                        **figuren(rij.cijfers),
                        "besteed_in_periode": plat(rij.in_periode),
                    }
                    for rij in verslag.rijen
                ],
                "besluiten": [besluit_json(besluit) for besluit in verslag.besluiten],
                "verantwoording": [rij_json(rij) for rij in verslag.verteld],
                "cofinanciering": [
                    {"post": b.post, "van": b.van, "toegezegd": plat(b.toegezegd), "betaald": plat(b.betaald)}
                    for b in verslag.bijdragen
                ],
                "mutaties": [mutatie_json(mutatie) for mutatie in verslag.mutaties],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
