"""Handing the books over to other programs: what they are made of, or why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.lezen import geen_cijfers_van
from buurtledger.handelingen.nakijken import kijk_na
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bevinding import Ernst
from buurtledger.model.grootboek import Grootboek
from buurtledger.stand.cijferboek import Cijferboek, maak_cijferboek

if TYPE_CHECKING:
    from buurtledger.export.journaal import Journaal
    from buurtledger.export.xaf import Administratie
    from buurtledger.store.kluis.sleutels import Sleutel


class Boeken(NamedTuple):
    """The books as they are, not masked, and their figures."""

    grootboek: Grootboek
    cijferboek: Cijferboek


def lees_om_te_exporteren(wortel: Path, vandaag: date, *, ondanks_fouten: bool) -> Boeken | Bezwaar:
    """The books for another program. Not while `check` finds fouten, unless that was asked.

    What cannot be read is never handed over: a sum would be wrong without anybody seeing it.
    """
    nagekeken = kijk_na(wortel, vandaag)
    if isinstance(nagekeken, Bezwaar):
        return nagekeken
    if onleesbaar := geen_cijfers_van(nagekeken.grootboek):
        return onleesbaar
    fouten = tuple(b for b in nagekeken.bevindingen if b.ernst is Ernst.FOUT)
    if fouten and not ondanks_fouten:
        return Bezwaar(
            zin(
                "in de boeken {aantal:|staat|staan} nog {aantal:fout|fouten} (zie buurtledger check). "
                "Toch exporteren: --ondanks-fouten",
                aantal=len(fouten),
            ),
            bevindingen=fouten,
        )
    cijferboek = maak_cijferboek(nagekeken.grootboek)
    assert cijferboek is not None  # else no figures were known above
    return Boeken(nagekeken.grootboek, cijferboek)


def journaal_van(boeken: Boeken, *, met_ongedaan: bool = False) -> Journaal | Bezwaar:
    """The double-entry journal; not of books with a day that other programs do not know."""
    from buurtledger.export.journaal import maak_journaal

    journaal = maak_journaal(*boeken, met_ongedaan=met_ongedaan)
    for stuk in journaal.stukken:
        if not EERSTE_JAAR <= stuk.datum.year <= LAATSTE_JAAR:
            return Bezwaar(
                zin(
                    "in de boeken staat een dag die andere programma's niet lezen: {dag}; herstel die eerst",
                    dag=stuk.datum.isoformat(),
                )
            )
    return journaal


EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
"""Within these every program reads a day."""


def maak_auditfile(
    boeken: Boeken, van: Administratie, jaar: int | None, versie: str, vandaag: date
) -> Iterator[bytes] | Bezwaar:
    """The auditfile of a year, in pieces; of the only one of the books when none is named."""
    from buurtledger.export.xaf import jaren, maak

    journaal = journaal_van(boeken)
    if isinstance(journaal, Bezwaar):
        return journaal
    geboekt = jaren(journaal)
    if not geboekt:
        return Bezwaar(zin("er is nog niets geboekt, dus er is geen auditfile te maken"))
    if jaar is None and len(geboekt) > 1:
        return Bezwaar(zin("de boeken gaan over {jaren}; kies een jaar met --jaar", jaren=tuple(map(str, geboekt))))
    gekozen = jaar or geboekt[0]
    if gekozen not in geboekt:
        return Bezwaar(
            zin("in {jaar} is niets geboekt, wel in {jaren}", jaar=str(gekozen), jaren=tuple(map(str, geboekt)))
        )
    return maak(journaal, van, gekozen, versie, vandaag)


def nummers_van_rekeningen(kluis: Path, sleutel: Sleutel | None) -> Mapping[str, str] | Bezwaar:
    """By its public name the number of each account of our own: only the kluis knows it."""
    from buurtledger.store.kluis.bankgeheugen import lees_geheugen

    geheugen = lees_geheugen(kluis, sleutel)
    if isinstance(geheugen, Bericht):
        return Bezwaar(geheugen, onleesbaar=True)
    return {} if geheugen is None else geheugen.rekeningen
