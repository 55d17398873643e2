"""The books as they may be published: every private detail in a text replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from buurtledger.model.boeken import Boeken
from buurtledger.model.kern import Kern
from buurtledger.model.mutatie import TEKSTVELDEN, Mutatie
from buurtledger.model.verantwoording import Verantwoording

Maskeer = Callable[[str], str]


def openbaar(boeken: Boeken, maskeer: Maskeer) -> Boeken:
    """The same books, with every text that people wrote passed through `maskeer`."""

    def vertel(eigen: Verantwoording) -> Verantwoording:
        return eigen._replace(resultaat=maskeer(eigen.resultaat), leermomenten=tuple(map(maskeer, eigen.leermomenten)))

    return boeken._replace(
        logboeken={post: tuple(_mutatie(m, maskeer) for m in logboek) for post, logboek in boeken.logboeken.items()},
        besluiten=tuple(b._replace(waarom=maskeer(b.waarom), notulen=maskeer(b.notulen)) for b in boeken.besluiten),
        kernen={
            post: kern and _kern(kern, maskeer)._replace(verantwoording=vertel(kern.verantwoording))
            for post, kern in boeken.kernen.items()
        },
        resultaten={post: vertel(eigen) for post, eigen in boeken.resultaten.items()},
        leersessies=tuple(
            s._replace(plaats=maskeer(s.plaats), onderwerp=maskeer(s.onderwerp)) for s in boeken.leersessies
        ),
        bijdragen=tuple(b._replace(van=maskeer(b.van), notitie=maskeer(b.notitie)) for b in boeken.bijdragen),
    )


def _kern(kern: Kern, maskeer: Maskeer) -> Kern:
    return kern._replace(
        eerste_naam=maskeer(kern.eerste_naam),
        eerste_bron=maskeer(kern.eerste_bron),
        namen=tuple(n._replace(naam=maskeer(n.naam), bron=maskeer(n.bron)) for n in kern.namen),
    )


_VELDEN = tuple(veld for veld in TEKSTVELDEN if veld not in ("scan", "rol"))


def _mutatie(mutatie: Mutatie, maskeer: Maskeer) -> Mutatie:
    anders: dict[str, Any] = {
        veld: schoon for veld in _VELDEN if (tekst := getattr(mutatie, veld)) and (schoon := maskeer(tekst)) != tekst
    }
    return mutatie._replace(**anders) if anders else mutatie
