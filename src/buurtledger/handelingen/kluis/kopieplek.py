"""Where a backup of the kluis lies on a disk that also holds other things, and what its list says."""

from __future__ import annotations

from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.kluiskopie import INHOUD, MAP, lees_lijst
from buurtledger.store.kluis.kopie import is_gewoon
from buurtledger.store.kluis.plek import git_boom, lees_gewoon

_LIJST_HOOGSTENS = 64 * 1024 * 1024


def kies_plek(naar: Path, kluis: Path, wortel: Path) -> Path | Bezwaar:
    """The folder of the copy: the one that was named when it is a copy, else one below it; or why it cannot be there.

    A folder that is not there is not made: that is a stick which is not in.
    """
    if not naar.is_dir():
        return Bezwaar(zin("de map {map} is er niet; zit de stick erin? Maak anders eerst de map", map=str(naar)))
    hier = naar.resolve()
    plek = hier if is_gewoon(hier, INHOUD) else hier / MAP
    if plek.is_symlink():
        return Bezwaar(zin("{map} is een symlink; die volgt buurtledger niet", map=str(plek)))
    for boven, onder in ((kluis, plek), (plek, kluis)):
        if boven in (onder, *onder.parents):
            return Bezwaar(zin("de kopie en de kluis liggen in elkaar; kies een map op een andere schijf"))
    if wortel.resolve() in (plek, *plek.parents):
        return Bezwaar(zin("{map} ligt in het openbare grootboek; kies een map erbuiten", map=str(naar)))
    if boom := git_boom(hier):
        return Bezwaar(zin("{boom} is een map die git bewaart; kies een map daarbuiten", boom=str(boom)))
    return plek


def vind_kopie(van: Path) -> Path | Bezwaar:
    """The folder of a copy that is there: the one that was named, or the one below it."""
    for plek in (van, van / MAP):
        if is_gewoon(plek, INHOUD) and not plek.is_symlink():
            return plek.resolve()
    return Bezwaar(zin("in {map} is geen reservekopie van een kluis; zit de stick erin?", map=str(van)))


def lees_inhoud(plek: Path) -> dict[str, str] | Bezwaar | None:
    """What the list of a copy says; None when there is no copy yet, or why it cannot be read."""
    if not is_gewoon(plek, INHOUD):
        if plek.exists() and any(not ding.name.startswith(".") for ding in plek.iterdir()):
            return Bezwaar(zin("in {map} ligt iets anders dan een kopie van een kluis; kies een andere", map=str(plek)))
        return None
    inhoud = lees_gewoon(plek / INHOUD, _LIJST_HOOGSTENS)
    lijst = inhoud if isinstance(inhoud, Bericht) else lees_lijst(inhoud)
    return Bezwaar(lijst, True) if isinstance(lijst, Bericht) else lijst
