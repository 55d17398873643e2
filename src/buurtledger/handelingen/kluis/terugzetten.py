"""Putting a backup back into an empty kluis, or into the same one that misses something. Nothing is written over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.kluis.kopieplek import lees_inhoud, vind_kopie
from buurtledger.model.bericht import zin
from buurtledger.model.kluiskopie import EERDER, KLUIS, MERK, Herstelling
from buurtledger.store.kluis.herkenning import lees_merk
from buurtledger.store.kluis.kopie import gewone_bestanden, is_gewoon, schrijf_over, som_van, waarom
from buurtledger.store.kluis.plek import is_hash_van_inhoud

Meld = Callable[[int, int], None]
"""Told how far it is: so many of so many files."""


def zet_terug(van: Path, kluis: Path, meld: Meld = lambda *_: None) -> Herstelling | Bezwaar:
    """Put back all that a copy has, and read it again; or why nothing was done."""
    plek = vind_kopie(van)
    if isinstance(plek, Bezwaar):
        return plek
    try:
        lijst = lees_inhoud(plek)
        if isinstance(lijst, Bezwaar):
            return lijst
        assert lijst is not None
        if bezwaar := _past_niet(lijst, kluis, plek):
            return bezwaar
        return _zet_terug(lijst, plek, kluis, meld)
    except OSError as fout:
        bericht = zin(
            "terugzetten in {map} lukt niet verder: {reden}. Wat er al staat blijft; doe het daarna nog eens",
            map=str(kluis),
            reden=waarom(fout),
        )
        return Bezwaar(bericht, True)


def _past_niet(lijst: dict[str, str], kluis: Path, plek: Path) -> Bezwaar | None:
    """Why this copy may not go into this kluis; None when that is empty, or the one that the copy was made of."""
    if kluis in (plek, *plek.parents) or plek in kluis.parents:
        return Bezwaar(zin("de kopie en de kluis liggen in elkaar; kies een andere map voor de kluis"))
    merk = lees_merk(kluis)
    if merk is not None and hashlib.sha256(merk).hexdigest() == lijst.get(f"{KLUIS}/{MERK}"):
        return None
    if merk is None and not any(gewone_bestanden(kluis)):
        return None
    return Bezwaar(
        zin("de kluis {map} is niet leeg, en het is niet die van deze kopie; maak een lege map", map=str(kluis))
    )


def _zet_terug(lijst: dict[str, str], plek: Path, kluis: Path, meld: Meld) -> Herstelling:
    eerder = {som for pad, som in lijst.items() if pad.startswith(f"{EERDER}/")}
    # The mark first: what is broken off half-way can then be gone on with.
    paden = sorted(
        (pad for pad in lijst if pad.startswith(f"{KLUIS}/")), key=lambda pad: (pad != f"{KLUIS}/{MERK}", pad)
    )
    terug, grootte, was_er = 0, 0, 0
    ouder, anders, kapot, mist = [], [], [], []
    for nr, pad in enumerate(paden, start=1):
        naam = pad.removeprefix(f"{KLUIS}/")
        meld(nr, len(paden))
        if not is_gewoon(plek, pad):
            mist.append(naam)
            continue
        som = _som(plek / pad)
        if (som != lijst[pad] and som not in eerder) or not is_hash_van_inhoud(naam, som):
            kapot.append(naam)
            continue
        doel = kluis / naam
        if os.path.lexists(doel):
            gelijk = is_gewoon(kluis, naam) and som_van(doel) == som
            was_er += gelijk
            if not gelijk:
                anders.append(naam)
            continue
        geschreven = schrijf_over(plek / pad, kluis, naam, mag_vervangen=False)
        if geschreven != som or som_van(doel, van_schijf=True) != som:
            doel.unlink()
            kapot.append(naam)
            continue
        terug += 1
        grootte += doel.stat().st_size
        if som != lijst[pad]:
            ouder.append(naam)
    return Herstelling(str(kluis), terug, grootte, was_er, tuple(ouder), tuple(anders), tuple(kapot), tuple(mist))


def _som(pad: Path) -> str:
    """The SHA-256 of a file of the copy; empty when the disk does not give it."""
    try:
        return som_van(pad)
    except OSError:
        return ""
