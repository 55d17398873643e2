"""Documents as PDF/UA-1, by typst: tagged, with title, language and bookmarks. The same document, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report import document as doc
from buurtledger.report.html import SJABLONEN
from buurtledger.report.opmaak import als_alineas
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Cel, cel_tekst

_KORT = 30
"""Characters that a column may take for itself."""


def als_pdf(document: doc.Document, naam: str, omschrijving: str, huisstijl: Huisstijl, taal: Taal) -> bytes:
    """The bytes of the PDF."""
    import typst

    stuk = {
        "titel": schoon(document.titel),
        "naam": schoon(naam),
        "omschrijving": schoon(omschrijving),
        "taal": taal.code,
        "kleur": huisstijl.kleur,
        "accent": huisstijl.accent,
        "blokken": [_blok(blok, taal) for blok in document.blokken if not isinstance(blok, doc.Plaatje)],
    }
    uit = typst.compile(
        str(SJABLONEN / "verslag.typ"),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(stuk, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    assert isinstance(uit, bytes)
    return uit


def _blok(blok: doc.Blok, taal: Taal) -> dict[str, object]:
    velden: dict[str, object]
    match blok:
        case doc.Kop(tekst, niveau):
            velden = {"tekst": schoon(tekst), "niveau": niveau}
        case doc.Alinea(tekst, nadruk):
            velden = {"tekst": schoon(tekst), "nadruk": nadruk}
        case doc.Opmaak(markdown):
            velden = {"alineas": [schoon(alinea) for alinea in als_alineas(markdown)]}
        case doc.Lijst(regels):
            velden = {"regels": [_cel(regel) for regel in regels]}
        case doc.Feiten(rijen):
            velden = {"rijen": [(naam, _cel(waarde)) for naam, waarde in rijen]}
        case doc.Rooster(titel, koppen, rijen, slot):
            alle = [*rijen, *([slot] if slot else [])]
            velden = {
                "titel": schoon(titel),
                "koppen": koppen,
                "rijen": [[_cel(cel) for cel in rij] for rij in rijen],
                "slot": [_cel(cel) for cel in slot or ()],
                "breed": _breed(koppen, alle),
                "getallen": [any(isinstance(rij[nr], (Decimal, int)) for rij in alle) for nr in range(len(koppen))],
            }
        case doc.Ondertekening(wie):
            velden = {"wie": wie, "velden": [taal("Naam"), taal("Datum"), taal("Handtekening")]}
        case _:
            velden = {}
    return {"soort": type(blok).__name__, **velden}


def _breed(koppen: Sequence[str], rijen: Sequence[Sequence[Cel | doc.Verwijzing]]) -> list[bool]:
    """Which columns share what the others leave: those with long text, or else the first."""
    langst = [max([len(kop), *(len(_cel(rij[nr])) for rij in rijen)]) for nr, kop in enumerate(koppen)]
    breed = [lengte > _KORT for lengte in langst]
    return breed if any(breed) else [nr == 0 for nr in range(len(koppen))]


def _cel(cel: Cel | doc.Verwijzing) -> str:
    return cel_tekst(cel.tekst if isinstance(cel, doc.Verwijzing) else cel)
