"""The website as files: every page in Dutch and English, and the open data. The same books, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from buurtledger.model.bestandsvormen import schemas
from buurtledger.report.site.agenda import PAD as AGENDA
from buurtledger.report.site.agenda import agenda
from buurtledger.report.site.besluiten import besluiten
from buurtledger.report.site.bonnen import Bladen, bladen_van, bonnen
from buurtledger.report.site.controle import controle, niet_gevonden, over
from buurtledger.report.site.gebieden import gebieden
from buurtledger.report.site.gegevens import gegevens
from buurtledger.report.site.ideeen import PAD as IDEEEN
from buurtledger.report.site.ideeen import ideeen
from buurtledger.report.site.kwartalen import kwartaalpaginas
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import atom
from buurtledger.report.site.overeenkomsten import overeenkomsten
from buurtledger.report.site.pagina import BESTAND, Naar, Pagina, Zin, gezegd
from buurtledger.report.site.plaatje import beeld, merkteken
from buurtledger.report.site.posten import posten
from buurtledger.report.site.teken import Omlijsting, script, stijlblad, teken
from buurtledger.report.site.verantwoording import verantwoording
from buurtledger.report.site.voorkant import voorkant
from buurtledger.report.site.voorstellen import PAD as VOORSTELLEN
from buurtledger.report.site.voorstellen import voorstellen
from buurtledger.report.site.zoekindex import PAD, zoekindex
from buurtledger.report.taal import TALEN, Taal

NIET_GEVONDEN = "404.html"


def bestanden(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file of the website by its path, one at a time."""
    yield "stijl.css", stijlblad(site.huisstijl).encode()
    yield "teken.svg", merkteken(site.huisstijl)
    for naam in ("site.js", "zoek.js", "ideeen.js"):
        yield naam, script(naam).encode()
    yield from gegevens(site)
    yield from ((pad, tekst.encode()) for pad, tekst in schemas().items())
    yield PAD, zoekindex(site)
    paden: list[str] = []
    bladen = bladen_van(site)
    for taal in (Taal(code).gedrukt for code in TALEN):
        om = omlijsting(site, taal)
        for pagina in paginas(site, bladen, taal):
            paden.append(_plek(pagina.pad, taal))
            yield paden[-1], teken(pagina, om).encode()
        yield _plek(NIET_GEVONDEN, taal), teken(niet_gevonden(site, taal), om, los=True).encode()
        yield _plek("nieuws.xml", taal), atom(site, taal)
        yield _plek("beeld.png", taal), beeld(site, taal)
    if site.adres:
        yield "sitemap.xml", _sitemap(site, paden)


def paginas(site: Site, bladen: Bladen, taal: Taal) -> Iterator[Pagina]:
    """Every page in one language."""
    yield voorkant(site, taal)
    yield from gebieden(site, taal)
    yield from posten(site, taal)
    yield from kwartaalpaginas(site, taal)
    yield from besluiten(site, taal)
    yield from voorstellen(site, taal)
    yield from ideeen(site, taal)
    yield from overeenkomsten(site, taal)
    yield agenda(site, taal)
    yield from bonnen(site, bladen, taal)
    yield verantwoording(site, taal)
    yield controle(site, taal)
    yield over(site, taal)


def omlijsting(site: Site, taal: Taal) -> Omlijsting:
    """What stands around every page of a language."""
    kernen = site.plan.kernen.gebied
    menu = (
        Naar(taal("Overzicht"), "index.html"),
        *((Naar(taal("Kernen"), f"gebied/{kernen}.html"),) if kernen else ()),
        Naar(taal("Kwartalen"), "kwartalen.html"),
        Naar(taal("Besluiten"), "besluiten.html"),
        *((Naar(taal("Ideeën"), IDEEEN),) if site.ideeen else ()),
        *((Naar(taal("Voorgelegd"), VOORSTELLEN),) if site.boeken.voorstellen else ()),
        Naar(taal("Agenda"), AGENDA),
        Naar(taal("Bonnen"), "bonnen.html"),
        Naar(taal("Nog te laten zien"), "verantwoording.html"),
        Naar(taal("Controle"), "controle.html"),
        Naar(taal("Over"), "over.html"),
        *((Naar(taal("Bon inleveren"), site.briefjes.paden[""], BESTAND),) if "" in site.briefjes.paden else ()),
    )
    waarschuwing: Zin = ()
    if site.fouten:
        waarschuwing = gezegd(
            taal,
            "Let op: in deze boeken {aantal:|staat|staan} nog {aantal:fout|fouten}. Zie {controle}.",
            aantal=site.fouten,
            controle=Naar(taal("Controle"), "controle.html"),
        )
    return Omlijsting(site.plan.naam, taal, menu, tuple(_onder(site, taal)), waarschuwing, site.adres)


def _onder(site: Site, taal: Taal) -> Iterator[Zin]:
    if site.huisstijl.wie:
        yield (site.huisstijl.wie,)
    zin = gezegd(taal, "Stand op {op}. Gemaakt van commit {commit}.", op=site.op, commit=site.commit or "-")
    open_ = Naar(taal("Open gegevens"), "controle.html#gegevens")
    yield (*zin, " ", open_, " · ", Naar(taal("Over dit budget"), "over.html"))
    for begin in site.boeken.zekerheid.begint:
        yield gezegd(taal, "Rollen sinds commit {begin}.", begin=begin)


def _plek(pad: str, taal: Taal) -> str:
    return pad if taal.code == "nl" else f"{taal.code}/{pad}"


def _sitemap(site: Site, paden: list[str]) -> bytes:
    """https://www.sitemaps.org/protocol.html"""
    regels = "".join(f"<url><loc>{escape(site.adres)}{pad}</loc></url>\n" for pad in paden)
    kop = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{kop}{regels}</urlset>\n".encode()
