"""Correcting: a storno and a new line in one, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.boeken import Boeking, Werk, bereid_voor, storno_van
from buurtledger.model.bericht import zin
from buurtledger.model.mutatie import HEEFT_BEDRAG, VELDEN, VERPLICHT, Mutatie, Soort
from buurtledger.store.logboek.toevoegen import voeg_toe


def herzienbaar(doel: Mutatie) -> tuple[str, ...] | Bezwaar:
    """The fields of a mutatie that can be corrected, in the order of its line; or why none can."""
    if doel.soort not in HEEFT_BEDRAG:
        return Bezwaar(zin("{nummer} is een {soort}; die wordt niet herzien", nummer=doel.nummer, soort=doel.soort))
    return tuple(veld for veld in VELDEN[doel.soort] if veld not in ("van", "bron"))


def herzie(
    werk: Werk, doel: Mutatie, velden: Mapping[str, Any], reden: str, naar: Werk | None = None
) -> tuple[Boeking, ...] | Bezwaar:
    """What correcting a mutatie would write and do: `velden` are those that differ, by name.

    One boeking of storno and new line; two when it goes to another post (`naar`), the new line first. Or why it may
    not be.
    """
    kan = herzienbaar(doel)
    if isinstance(kan, Bezwaar):
        return kan
    for veld, waarde in velden.items():
        if veld not in kan:
            return Bezwaar(zin("een {soort} heeft geen {veld}", soort=doel.soort, veld=veld.replace("_", "-")))
        if veld in VERPLICHT[doel.soort] and not waarde:
            return Bezwaar(zin("{veld} mag niet leeg zijn", veld=veld.replace("_", "-")))
    anders = {veld: waarde for veld, waarde in velden.items() if getattr(doel, veld) != waarde}
    if not anders and naar is None:
        return Bezwaar(zin("er is niets anders dan het was; er is niets geschreven"))
    if naar is not None and doel.van:
        return Bezwaar(zin("een retour hoort bij zijn bon; herzie die"))
    storno = storno_van(werk, doel, reden)
    leeg = (naar or werk).mutatie(Soort(doel.soort), doel.datum)
    nieuw = doel._replace(nummer=leeg.nummer, post=leeg.post, lijn=0, **anders)
    if naar is None:
        boeking = bereid_voor(werk, nieuw, (storno,))
        return boeking if isinstance(boeking, Bezwaar) else (boeking,)
    erbij = bereid_voor(naar, nieuw)
    eraf = bereid_voor(werk, storno)
    if isinstance(erbij, Bezwaar):
        return erbij
    return eraf if isinstance(eraf, Bezwaar) else (erbij, eraf)


def schrijf(boekingen: tuple[Boeking, ...]) -> Bezwaar | None:
    """Write them all; why not, when one cannot be: then none is."""
    fout = voeg_toe(boekingen[0].wortel, *(regel for boeking in boekingen for regel in boeking.nieuw))
    return Bezwaar(fout, True) if fout else None
