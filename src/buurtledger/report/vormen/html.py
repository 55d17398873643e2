"""A report as an HTML page that needs nothing from elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.nummer import is_nummer
from buurtledger.report import document as doc
from buurtledger.report.rapport import MetPagina, Rapport
from buurtledger.report.taal import schoon
from buurtledger.report.tabel import Balk, Tabel, Verwijzing, cel_tekst, feit_tekst
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.opmaak import als_html as opmaak_html

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

NODIG = ("jinja2", "markdown_it")
SJABLONEN = Path(__file__).parent / "sjablonen"


@cache
def _omgeving() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context

    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["cel"] = pass_context(lambda hier, cel: cel_tekst(cel, hier["notatie"]))
    omgeving.filters["feit"] = pass_context(
        lambda hier, waarde: feit_tekst(waarde, hier["notatie"]).replace("€ ", "€\u00a0")
    )
    omgeving.filters["deel"] = pass_context(lambda hier, deel: cel_tekst(Balk(deel), hier["notatie"]))
    omgeving.filters["opmaak"] = _opmaak
    omgeving.filters["soort"] = lambda blok: type(blok).__name__
    omgeving.filters["schoon"] = lambda tekst: schoon(str(tekst)).replace("€ ", "€\u00a0")
    omgeving.tests["getal"] = lambda cel: isinstance(cel, (Decimal, int))
    omgeving.tests["vast"] = lambda cel: isinstance(cel, date) or (isinstance(cel, str) and is_nummer(cel))
    omgeving.tests["alinea"] = lambda regel: isinstance(regel, doc.Alinea)
    omgeving.tests["link"] = lambda cel: isinstance(cel, Verwijzing)
    return omgeving


@cache
def _sjabloon(naam: str) -> Template:
    return _omgeving().get_template(naam)


def _opmaak(markdown: str) -> Markup:
    from markupsafe import Markup

    return Markup(opmaak_html("\n".join(map(schoon, markdown.split("\n")))))  # noqa: S704 every tag in it was made by us


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """A page that stands alone, its style within it."""
    pagina = rapport.pagina if isinstance(rapport, MetPagina) else rapport.document
    return teken(pagina(weergave.taal), weergave)


def teken(document: doc.Document, weergave: Weergave) -> str:
    """A whole page."""
    from markupsafe import Markup

    taal = weergave.taal
    document = doc.met_namen(document, taal)
    blokken = [
        blok._replace(svg=Markup(blok.svg)) if isinstance(blok, doc.Plaatje) else blok  # noqa: S704 drawn by us
        for blok in document.blokken
    ]
    woorden = {
        "naar_inhoud": taal("Naar de inhoud"),
        "datum": taal("Datum"),
        "naam": taal("Naam"),
        "handtekening": taal("Handtekening"),
    }
    return _sjabloon("pagina.html").render(
        titel=document.titel or weergave.naam,
        stand=document.stand,
        blokken=[(blok, blok.koppen(taal) if isinstance(blok, Tabel) else []) for blok in blokken],
        naam=weergave.naam,
        onderschrift=weergave.onderschrift,
        stijl=Markup(_stijlblad(weergave.huisstijl or Huisstijl())),  # noqa: S704 ours, and colours that were judged
        lang=taal.code,
        notatie=taal.notatie,
        woorden=woorden,
    )


def _stijlblad(huisstijl: Huisstijl) -> str:
    """The style, in the neighbourhood's colours."""
    tekst = (SJABLONEN / "stijl.css").read_text(encoding="utf-8")
    return tekst.replace("#14532d", huisstijl.kleur).replace("#c2410c", huisstijl.accent)
