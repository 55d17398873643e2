"""The website as files: every page in Dutch and English, and the open data. The same books, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.document import Document
from buurtledger.report.site.gegevens import gegevens
from buurtledger.report.site.model import Site
from buurtledger.report.site.paginas import paginas
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Verwijzing
from buurtledger.report.vormen.html import Omlijsting, script, stijlblad, teken


def bestanden(site: Site, huisstijl: Huisstijl) -> Iterator[tuple[str, bytes]]:
    """Every file of the website by its path, one at a time."""
    yield "stijl.css", stijlblad(huisstijl).encode()
    yield "zoek.js", script().encode()
    yield from gegevens(site)
    for taal in (Taal("nl"), Taal("en")):
        for pad, document, zoek in paginas(site, huisstijl, taal):
            yield _plek(pad, taal), _omlijst(site, pad, document, taal, zoek=zoek).encode()


def _plek(pad: str, taal: Taal) -> str:
    return pad if taal.code == "nl" else f"{taal.code}/{pad}"


def _omlijst(site: Site, pad: str, document: Document, taal: Taal, *, zoek: bool) -> str:
    diepte = pad.count("/")
    hier = "../" * diepte
    wortel = "../" * (diepte + (taal.code != "nl"))
    menu = (
        Verwijzing(taal("Overzicht"), f"{hier}index.html"),
        Verwijzing(taal("Kernen"), f"{hier}gebied/{site.plan.kernen.gebied}.html"),
        Verwijzing(taal("Kwartalen"), f"{hier}kwartalen.html"),
        Verwijzing(taal("Besluiten"), f"{hier}besluiten.html"),
        Verwijzing(taal("Bonnen"), f"{hier}bonnen.html"),
        Verwijzing(taal("Controle"), f"{hier}controle.html"),
    )
    andere = Verwijzing(
        "English" if taal.code == "nl" else "Nederlands", f"{wortel}{'en/' if taal.code == 'nl' else ''}{pad}"
    )
    waarschuwing = (
        taal("Let op: in deze boeken staan nog fouten ({aantal}). Zie Controle.", aantal=site.fouten)
        if site.fouten
        else ""
    )
    onder = taal("Stand op {op}. Gemaakt van commit {commit}.", op=site.op, commit=site.commit or "-")
    for begin in site.boeken.zekerheid.begint:
        onder += " " + taal("Rollen sinds commit {begin}.", begin=begin)
    return teken(document, Omlijsting(site.plan.naam, menu, andere, onder, waarschuwing, wortel, "", zoek), taal)
