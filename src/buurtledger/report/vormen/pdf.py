"""A report as PDF/UA-1, by typst: tagged, with title, language and bookmarks. The same document, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from buurtledger.model.geld import NUL
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report import document as doc
from buurtledger.report.rapport import Rapport
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Balk, Cel, Tabel, cel_tekst, feit_tekst
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.opmaak import als_alineas
from buurtledger.report.vormen.schrift import zet

NODIG = ("typst", "markdown_it")

_KORT = 24
"""Characters that a column may take for itself; a column with more shares what is left."""
_BALK = 24
"""What a bar takes, in characters."""
_LETTER, _RAND = 4.3, 7
"""How wide a character of a table is at most, and the room beside it, in points."""


def maak(rapport: Rapport, weergave: Weergave) -> bytes:
    """The bytes of the PDF."""
    document = doc.met_namen(rapport.document(weergave.taal), weergave.taal)
    huisstijl = weergave.huisstijl or Huisstijl()
    titel = schoon(document.titel or weergave.naam)
    stand = (doc.Alinea(document.stand),) if document.stand else ()
    blokken = (*stand, *document.blokken)
    breedtes = _breedtes((blok for blok in blokken if isinstance(blok, Tabel)), weergave.taal)
    stuk = {
        "titel": titel,
        "naam": schoon(weergave.naam),
        "omschrijving": titel,
        "taal": weergave.taal.code,
        "kleur": huisstijl.kleur,
        "accent": huisstijl.accent,
        "blokken": [_blok(blok, weergave.taal, breedtes) for blok in _zonder_dubbele_titels(blokken)],
    }
    return zet(json.dumps(stuk, ensure_ascii=False))


def _zonder_dubbele_titels(blokken: Iterable[doc.Blok]) -> Iterator[doc.Blok]:
    """The blocks, a table without its title where the heading above it says the same."""
    kop, meteen = "\n", False
    for blok in blokken:
        yield blok._replace(titel="") if isinstance(blok, Tabel) and (meteen or blok.titel.startswith(kop)) else blok
        meteen = isinstance(blok, doc.Kop)
        kop = blok.tekst if isinstance(blok, doc.Kop) else kop


def _blok(  # noqa: PLR0912 a line or two per kind
    blok: doc.Blok, taal: Taal, breedtes: Mapping[str, int]
) -> dict[str, object]:
    """What the template is told of a block."""
    velden: dict[str, object]
    soort = type(blok).__name__
    match blok:
        case doc.Kop(tekst, niveau):
            velden = {"tekst": schoon(tekst), "niveau": niveau}
        case doc.Alinea(tekst, aard):
            velden = {"tekst": schoon(tekst), "nadruk": aard in (doc.NADRUK, doc.FOUT)}
        case doc.Opmaak(markdown):
            velden = {"alineas": [schoon(alinea) for alinea in als_alineas(markdown)]}
        case doc.Lijst(regels):
            velden = {
                "regels": [
                    schoon(r.tekst) if isinstance(r, doc.Alinea) else cel_tekst(r, taal.notatie) for r in regels
                ],
            }
        case doc.Feiten(rijen):
            velden = {
                "rijen": [
                    (feit.naam, f"{feit_tekst(feit.waarde, taal.notatie)} {feit.toelichting}".rstrip())
                    for feit in rijen
                ]
            }
        case doc.Wijzigingen(rijen):
            soort = "Feiten"
            velden = {
                "rijen": [
                    (schoon(wat), f"{feit_tekst(voor, taal.notatie)} → {feit_tekst(na, taal.notatie)}")
                    for wat, voor, na in rijen
                ]
            }
        case doc.Balken(rijen):
            soort, velden = "Feiten", {"rijen": [(naam, cel_tekst(Balk(deel), taal.notatie)) for naam, deel in rijen]}
        case doc.Vonk(naam, bedragen, uitleg):
            soort, velden = (
                "Feiten",
                {"rijen": [(f"{naam}, {uitleg}", "; ".join(feit_tekst(een, taal.notatie) for een in bedragen))]},
            )
        case doc.Melding():
            plaats = f"{blok.woord}[{blok.regel}] {schoon(blok.bestand)}:{blok.lijn}:{blok.kolom}"
            soort, velden = "Opmaak", {"alineas": [plaats, blok.bericht, schoon(blok.fragment), f"→ {blok.remedie}"]}
        case doc.Plaatje(svg, uitleg):
            velden = {"svg": svg, "uitleg": schoon(uitleg)}
        case Tabel():
            velden = _tabel(blok, taal, breedtes)
        case doc.Ondertekening(wie):
            velden = {"wie": wie, "velden": [taal("Naam"), taal("Datum"), taal("Handtekening")]}
        case _:
            velden = {}
    return {"soort": soort, **velden}


def _tabel(tabel: Tabel, taal: Taal, breedtes: Mapping[str, int]) -> dict[str, object]:
    koppen = tabel.koppen(taal)
    langst = [breedtes[kop] for kop in koppen]
    ruim = any(lengte > _KORT for lengte in langst)
    return {
        "titel": schoon(tabel.titel),
        "koppen": koppen,
        "rijen": [[_cel(cel, taal) for cel in rij] for rij in tabel.rijen],
        "slot": [[_cel(cel, taal) for cel in rij] for rij in tabel.slot],
        "sommen": sorted(tabel.sommen),
        # Of each column its width in points, or 0 for one that shares what is left.
        "breed": [
            0 if lengte > _KORT or (not ruim and nr == 0) else lengte * _LETTER + _RAND
            for nr, lengte in enumerate(langst)
        ],
        "getallen": tabel.getallen(),
    }


def _cel(cel: Cel, taal: Taal) -> object:
    """What the template is told of a cell: its text, and of a bar how much of it is full."""
    if isinstance(cel, Balk):
        return {
            "tekst": cel_tekst(cel, taal.notatie),
            "deel": float(min(max(cel.deel, NUL), Decimal(1))),
            "over": cel.deel > 1,
        }
    return cel_tekst(cel, taal.notatie)


def _breedtes(tabellen: Iterable[Tabel], taal: Taal) -> dict[str, int]:
    """Of each heading how long the texts below it are, over all tables: so that their columns stand in line."""
    langst: dict[str, int] = {}
    for tabel in tabellen:
        for nr, kop in enumerate(tabel.koppen(taal)):
            kolom = (cel_tekst(rij[nr], taal.notatie) for rij in tabel.alle)
            woord = max(map(len, kop.replace("/", "/ ").split()), default=0) + 1
            balk = _BALK if any(isinstance(rij[nr], Balk) for rij in tabel.rijen) else 0
            langst[kop] = max([langst.get(kop, 0), woord, balk, *map(len, kolom)])
    return langst
