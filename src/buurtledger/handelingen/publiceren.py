"""Publishing: the website out of the books, with what the checks found, masked where it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from buurtledger.checks.privacy.regel import eigen_van, maskeerder
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.briefje_maken import naast
from buurtledger.handelingen.lezen import geen_cijfers_van
from buurtledger.handelingen.nakijken import kijk_na
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.briefje import Naast
from buurtledger.model.grootboek import Grootboek
from buurtledger.report.site.bestanden import bestanden
from buurtledger.report.site.model import Site, maak_site
from buurtledger.stand.cijferboek import maak_cijferboek
from buurtledger.stand.openbaar import openbaar, openbare_bevindingen
from buurtledger.stand.peildag import Peildag, peildag
from buurtledger.stand.terugbetalen import laatste_gelddag
from buurtledger.stand.tot_dag import tot_en_met
from buurtledger.stand.voorgelegd import voorgelegde_dagen
from buurtledger.store.git.laatste import laatste_commit
from buurtledger.store.publiceren import Gepubliceerd, bezwaar_tegen_map, publiceer


def stel_samen(wortel: Path, op: date | None, doel: Path | None = None) -> Site | Bezwaar:
    """The website as it may be published, from the books as they are now; or why there is none.

    What is published depends on the books and the day, not on today; and on which briefjes lie in `doel`, its folder.
    """
    gekozen: Peildag | None = None

    def zoals(grootboek: Grootboek) -> tuple[Grootboek, date]:
        nonlocal gekozen
        if op is not None:
            gekozen = Peildag(op)
            return tot_en_met(grootboek, op), op
        cijfers = maak_cijferboek(grootboek)
        gelddag = laatste_gelddag(grootboek, date.min)
        ook = [*voorgelegde_dagen(grootboek), *([gelddag] if gelddag > date.min else [])]
        gekozen = peildag(cijfers, ook) if cijfers else Peildag(date.min)
        return grootboek, gekozen.dag

    nagekeken = kijk_na(wortel, date.min, zoals=zoals)
    if isinstance(nagekeken, Bezwaar):
        return nagekeken
    if onleesbaar := geen_cijfers_van(nagekeken.grootboek):
        return onleesbaar
    assert gekozen is not None
    grootboek = nagekeken.grootboek
    maskeer = maskeerder(eigen_van(grootboek.begroting, grootboek.rollen).rekeningen)
    return maak_site(
        openbaar(grootboek, maskeer),
        gekozen,
        openbare_bevindingen(nagekeken.bevindingen, maskeer),
        niet_nagekeken=(*nagekeken.niet_nagekeken, *nagekeken.niet_gezien),
        commit=laatste_commit(wortel),
        briefjes=naast(doel, grootboek) if doel else Naast(),
    )


def bezwaar_tegen_fouten(site: Site, *, ondanks_fouten: bool) -> Bezwaar | None:
    """Why a website may not be published: the books have fouten, and nobody said to publish all the same."""
    if not site.fouten or ondanks_fouten:
        return None
    return Bezwaar(
        zin(
            "in de boeken staan nog fouten: {aantal} (zie buurtledger check). Toch publiceren: --ondanks-fouten",
            aantal=site.fouten,
        )
    )


def bezwaar_tegen_plek(doel: Path, wortel: Path) -> Bezwaar | None:
    """Why the website cannot go into a folder."""
    fout = bezwaar_tegen_map(doel, wortel)
    return Bezwaar(fout) if fout else None


def schrijf(site: Site, doel: Path) -> Gepubliceerd | Bezwaar:
    """Write the website into a folder; or why that cannot be done."""
    klaar = publiceer(doel, bestanden(site))
    return Bezwaar(klaar, True) if isinstance(klaar, Bericht) else klaar
