"""A poster of a proposal, masked as everything that is published is."""

from __future__ import annotations

from pathlib import Path

from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import lees_alles
from buurtledger.model.bericht import zin
from buurtledger.model.voorstel import Voorstel, is_open
from buurtledger.report.poster import Poster
from buurtledger.report.voorstellen import zou_doen
from buurtledger.stand.cijferboek import maak_cijferboek
from buurtledger.stand.openbaar import openbaar
from buurtledger.stand.peildag import peildag
from buurtledger.stand.voorgelegd import voorgelegde_dagen


def maak_poster(wortel: Path, voorstel: Voorstel, adres: str) -> Poster | Bezwaar:
    """The poster of a proposal; or why there is none. What it shows depends on the books, not on today."""
    gelezen = lees_alles(wortel)
    if isinstance(gelezen, Bezwaar):
        return gelezen
    grootboek = gelezen[0]
    if not is_open(voorstel, grootboek.besluiten):
        return Bezwaar(
            zin("{naam} ligt niet meer voor; buurtledger voorstel toon zegt wat ervan kwam", naam=voorstel.naam)
        )
    boeken = openbaar(grootboek, maskeerder(eigen_van(grootboek.begroting, grootboek.rollen).rekeningen))
    cijfers = maak_cijferboek(boeken)
    assert cijfers is not None
    getoond = next(v for v in boeken.voorstellen if v.naam == voorstel.naam)
    return Poster(
        cijfers.plan.naam,
        getoond,
        zou_doen(cijfers.plan, boeken.besluiten, getoond),
        next((m.naam for m in cijfers.plan.mandaten if m.wie == getoond.door), getoond.door),
        cijfers.stand(peildag(cijfers, voorgelegde_dagen(grootboek)).dag),
        boeken.huisstijl,
        adres if adres.endswith("/") else f"{adres}/",
    )
