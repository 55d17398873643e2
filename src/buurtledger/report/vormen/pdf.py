"""A report as PDF/UA-1, by typst: tagged, with title, language and bookmarks. The same document, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report import document as doc
from buurtledger.report.rapport import Rapport
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Balk, Tabel, cel_tekst, cellen, feit_tekst
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.html import SJABLONEN
from buurtledger.report.vormen.opmaak import als_alineas

NODIG = ("typst", "markdown_it")

_KORT = 30
"""Characters that a column may take for itself."""


def maak(rapport: Rapport, weergave: Weergave) -> bytes:
    """The bytes of the PDF."""
    import typst

    document, huisstijl = rapport.document(weergave.taal), weergave.huisstijl or Huisstijl()
    titel = schoon(document.titel or weergave.naam)
    stand = (doc.Alinea(document.stand),) if document.stand else ()
    blokken = (*stand, *document.blokken)
    stuk = {
        "titel": titel,
        "naam": schoon(weergave.naam),
        "omschrijving": titel,
        "taal": weergave.taal.code,
        "kleur": huisstijl.kleur,
        "accent": huisstijl.accent,
        "blokken": [_blok(blok, weergave.taal) for blok in blokken if not isinstance(blok, doc.Plaatje)],
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
                "regels": [schoon(r.tekst) if isinstance(r, doc.Alinea) else cel_tekst(r) for r in regels],
            }
        case doc.Feiten(rijen):
            velden = {
                "rijen": [(feit.naam, f"{feit_tekst(feit.waarde)} {feit.toelichting}".rstrip()) for feit in rijen]
            }
        case doc.Wijzigingen(rijen):
            soort = "Feiten"
            velden = {"rijen": [(schoon(wat), f"{feit_tekst(voor)} → {feit_tekst(na)}") for wat, voor, na in rijen]}
        case doc.Balken(rijen):
            soort, velden = "Feiten", {"rijen": [(naam, cel_tekst(Balk(deel))) for naam, deel in rijen]}
        case doc.Vonk(naam, bedragen, uitleg):
            soort, velden = "Feiten", {"rijen": [(f"{naam}, {uitleg}", "; ".join(map(feit_tekst, bedragen)))]}
        case doc.Melding():
            plaats = f"{blok.woord}[{blok.regel}] {schoon(blok.bestand)}:{blok.lijn}:{blok.kolom}"
            soort, velden = "Opmaak", {"alineas": [plaats, blok.bericht, schoon(blok.fragment), f"→ {blok.remedie}"]}
        case Tabel():
            koppen, alle = blok.koppen(taal), cellen(blok.alle)
            velden = {
                "titel": schoon(blok.titel),
                "koppen": koppen,
                "rijen": alle[: len(blok.rijen)],
                "slot": alle[len(blok.rijen) :],
                "breed": _breed(koppen, alle),
                "getallen": blok.getallen(),
            }
        case doc.Ondertekening(wie):
            velden = {"wie": wie, "velden": [taal("Naam"), taal("Datum"), taal("Handtekening")]}
        case _:
            velden = {}
    return {"soort": soort, **velden}


def _breed(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> list[bool]:
    """Which columns share what the others leave: those with long text, or else the first."""
    langst = [max([len(kop), *(len(rij[nr]) for rij in rijen)]) for nr, kop in enumerate(koppen)]
    breed = [lengte > _KORT for lengte in langst]
    return breed if any(breed) else [nr == 0 for nr in range(len(koppen))]
