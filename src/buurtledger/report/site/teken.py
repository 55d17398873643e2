"""A page value drawn as HTML: what stands around it, and each block by its template."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.model.geld import plat
from buurtledger.model.huisstijl import Huisstijl, op_donker
from buurtledger.report.site.pagina import BESTAND, BUITEN, Cijfer, Naar, Pagina, Tabel, Zin
from buurtledger.report.site.strook import Strook, svg
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.vormen.opmaak import als_html

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

SJABLONEN = Path(__file__).parent / "sjablonen"


class Omlijsting(NamedTuple):
    """What stands around every page of a language."""

    naam: str
    taal: Taal
    menu: tuple[Naar, ...]
    onder: tuple[Zin, ...]
    """The lines at the foot."""
    waarschuwing: Zin = ()
    adres: str = ""
    """Where the site will be, ending in a slash; empty when nobody said."""
    los_van_een_buurt: bool = False
    """Of no single neighbourhood: it has no news and no picture of its own."""


class Plek(NamedTuple):
    """A page seen from where it is: the ways to the root of its language and to that of the site."""

    om: Omlijsting
    hier: str
    wortel: str

    def naar(self, naar: Naar) -> str:
        """The address of a link from this page."""
        return naar.pad if naar.soort == BUITEN else f"{self.wortel if naar.soort == BESTAND else self.hier}{naar.pad}"

    def zin(self, zin: Zin) -> Markup:
        """Words as HTML."""
        return _klaar(self._html(zin))

    def regels(self, tabel: Tabel) -> Markup:
        """The rows of a table. Not in the template: there may be tens of thousands of cells."""
        begin: list[str] = []
        for nr, kolom in enumerate(tabel.kolommen):
            aard = " ".join(filter(None, ("getal" if kolom.getal else "", kolom.aard)))
            klasse = f' class="{aard}"' if aard else ""
            kop = f' data-kop="{escape(kolom.kop)}"' if kolom.getal and tabel.kaarten else ""
            begin.append(f"<td{klasse}{kop}>" if nr else f'<th scope="row"{klasse}>')
        getal = [kolom.getal for kolom in tabel.kolommen]
        regels: list[str] = []
        for rij in tabel.rijen:
            id_ = f' data-id="{escape(rij.id)}"' if rij.id else ""
            regels.append(f'<tr{id_} class="som">' if rij.som else f"<tr{id_}>")
            for nr, cel in enumerate(rij.cellen):
                regels += (begin[nr], self._html(cel, kaal=getal[nr]), "</td>" if nr else "</th>")
            regels.append("</tr>\n")
        return _klaar("".join(regels))

    def _html(self, zin: Zin, *, kaal: bool = False) -> str:
        """`kaal` gives amounts as in a table, without currency and always with cents."""
        notatie = self.om.taal.notatie
        uit: list[str] = []
        for deel in zin:
            if isinstance(deel, Cijfer):
                id_ = f' data-id="{escape(deel.id)}"' if deel.id else ""
                tekst = notatie.bedrag(deel.bedrag) if kaal else notatie.rond(deel.bedrag)
                tekst = f"+{tekst}" if deel.teken and deel.bedrag > 0 else tekst
                waarde = (
                    f'value="{plat(deel.bedrag if deel.waarde is None else deel.waarde)}" data-veld="{deel.veld}"{id_}'
                )
                uit.append(f"<data {waarde}>{tekst.replace(' ', chr(0xA0))}</data>")
            elif isinstance(deel, Naar):
                elders = ' rel="nofollow noopener noreferrer"' if deel.soort == BUITEN else ""
                uit.append(f'<a href="{escape(self.naar(deel))}"{elders}>{_ontsnapt(deel.tekst)}</a>')
            else:
                uit.append(_ontsnapt(deel))
        return "".join(uit)

    def tijd(self, deel: Decimal) -> str:
        """What the mark in the bar says."""
        taal = self.om.taal
        return taal("Het streepje in de balk is de tijd: {deel} is voorbij.", deel=taal.notatie.heel_procent(deel))

    def strook(self, strook: Strook) -> Markup:
        """A bar, of which the words stand beside it."""
        return _klaar(svg(strook))


def _ontsnapt(tekst: str) -> str:
    return escape(schoon(tekst).replace("€ ", "€\u00a0"))


def _woorden(tekst: str) -> Markup:
    return _klaar(_ontsnapt(tekst))


def _klaar(html: str) -> Markup:
    """HTML of which every tag is ours and every text was escaped."""
    return _markup()(html)


@cache
def _markup() -> type[Markup]:
    from markupsafe import Markup

    return Markup


def _vaste_woorden(taal: Taal) -> dict[str, str]:
    """What a template says by itself."""
    return {
        "beeld": taal("Een balk: wat er besteed is, wat bij groepen is, en wat er nog te verdelen is."),
        "naar_inhoud": taal("Naar de inhoud"),
        "menu": taal("Menu"),
        "waar": taal("Waar je bent"),
        "samen": taal("samen begroot"),
        "plan": taal("Volgorde van het plan"),
        "over": taal("Meeste over eerst"),
    }


@cache
def _sjabloon() -> Template:
    return _omgeving().get_template("pagina.html")


def _omgeving() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["opmaak"] = _opmaak
    omgeving.filters["soort"] = lambda blok: type(blok).__name__
    omgeving.filters["woorden"] = _woorden
    omgeving.filters["getekend"] = _klaar
    return omgeving


def _opmaak(markdown: str) -> Markup:
    return _klaar(als_html("\n".join(map(schoon, markdown.split("\n")))))


def teken(pagina: Pagina, om: Omlijsting, *, los: bool = False) -> str:
    """A whole page. `los` is one that may be shown at any address: its links are whole, where they can be."""
    taal = om.taal
    diepte = pagina.pad.count("/")
    en = taal.code != "nl"
    heel = los and om.adres
    wortel = om.adres if heel else "../" * (diepte + en)
    hier = f"{wortel}{'en/' if en else ''}" if heel else "../" * diepte
    plek = Plek(om, hier, wortel)
    bladzij = _sjabloon().render(
        pagina=pagina,
        om=om,
        plek=plek,
        zin=plek.zin,
        t=taal,
        w=_vaste_woorden(taal),
        los=los,
        wortel=wortel,
        hier=hier,
        andere="nl" if en else "en",
        ander_pad=f"{wortel}{'' if en else 'en/'}{pagina.pad}",
        heel_adres=f"{om.adres}{'en/' if en else ''}{pagina.pad}" if om.adres else "",
        notatie=taal.notatie,
    )
    return taal.met_namen(bladzij)


def stijlblad(huisstijl: Huisstijl) -> str:
    """The style sheet, in the neighbourhood's colours; in the dark they are lighter."""
    tekst = (SJABLONEN / "stijl.css").read_text(encoding="utf-8")
    kleuren = {
        "#010101": huisstijl.kleur,
        "#020202": huisstijl.accent,
        "#030303": op_donker(huisstijl.kleur),
        "#040404": op_donker(huisstijl.accent),
    }
    for plek, kleur in kleuren.items():
        tekst = tekst.replace(plek, kleur)
    return tekst


def script(naam: str) -> str:
    """A script; every page works without it."""
    return (SJABLONEN / naam).read_text(encoding="utf-8")
