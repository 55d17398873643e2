"""Giving the books out as open data, masked: as a package of files, or as tables for a city."""

from __future__ import annotations

from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.publiceren import stel_samen
from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.report.site.gegevens import pakket
from buurtledger.report.site.model import Site
from buurtledger.store.gegevensmap import bezwaar_tegen_gegevensmap, open_gegevensmap
from buurtledger.store.publiceren import (
    PAKKET,
    Gepubliceerd,
    bezwaar_tegen_hele_map,
    is_eerdere,
    is_vol,
    publiceer,
)


def lees_om_te_geven(wortel: Path, *, ondanks_fouten: bool) -> Site | Bezwaar:
    """The books as they may be seen by all. Not while there are fouten in them, unless that was asked.

    They are of the last day in the books and depend on nothing else: the same books give the same files.
    """
    site = stel_samen(wortel, None)
    if isinstance(site, Bezwaar) or not site.fouten or ondanks_fouten:
        return site
    return Bezwaar(
        zin(
            "in de boeken {aantal:|staat|staan} nog {aantal:fout|fouten} (zie buurtledger check). "
            "Toch exporteren: --ondanks-fouten",
            aantal=site.fouten,
        )
    )


def bezwaar_tegen_pakketmap(doel: Path, wortel: Path, *, overschrijf: bool) -> Bezwaar | None:
    """Why a package of files cannot go into a folder."""
    if fout := bezwaar_tegen_hele_map(doel, wortel):
        return Bezwaar(fout)
    if not is_vol(doel):
        return None
    if not is_eerdere(doel, PAKKET):
        return Bezwaar(zin("{map} is niet leeg en geen eerder pakket; kies een andere map", map=str(doel)))
    return None if overschrijf else _is_er_al(doel)


def schrijf_pakket(site: Site, doel: Path) -> Gepubliceerd | Bezwaar:
    """Write the Data Package into a folder; or why that cannot be done."""
    klaar = publiceer(doel, pakket(site), PAKKET)
    return Bezwaar(klaar, True) if isinstance(klaar, Bericht) else klaar


def schrijf_parquet(site: Site, wortel: Path, doel: Path, *, overschrijf: bool) -> str | Bezwaar:
    """Put the tables of a ledger into a folder, beside those of others; the neighbourhood's id there, or why not."""
    from buurtledger.handelingen.stad import buurtnaam, zet_buurt

    if fout := bezwaar_tegen_hele_map(doel, wortel) or bezwaar_tegen_gegevensmap(doel):
        return Bezwaar(fout)
    buurt = buurtnaam(wortel)
    try:
        with open_gegevensmap(doel) as gegevens:
            if buurt in gegevens.buurten and not overschrijf:
                return _is_er_al(doel / "buurten" / f"buurt={buurt}")
            zet_buurt(gegevens, buurt, wortel, site)
    except OSError as geweigerd:
        reden = reden_van(geweigerd)
        return Bezwaar(zin("{map} is niet te gebruiken voor de gegevens: {reden}", map=str(doel), reden=reden), True)
    return buurt


def _is_er_al(plek: Path) -> Bezwaar:
    return Bezwaar(zin("{bestand} is er al; met --overschrijf wordt het vervangen", bestand=str(plek)))
