"""All receipts and payments, newest first by month over as many pages as it takes, a search, and what shops got."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from urllib.parse import quote

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import (
    Alinea,
    Blok,
    Cijfer,
    Deel,
    Getekend,
    Kolom,
    Naar,
    Pagina,
    Tabel,
    Tabelrij,
    Zin,
    Zoeker,
)
from buurtledger.report.site.soorten import SOORTEN, naar_groep, uitgegeven
from buurtledger.report.taal import Taal, schoon

PER_BLADZIJDE = 120_000
"""Bytes of receipts on one page; with what stands around them it stays below 150 kB."""
_REGEL = 430
"""What a row takes besides its texts, in either language."""
WINKELS = 400
"""Shops on the page of shops, the largest first."""
KOPPEN = (
    *(N_("datum"), N_("omschrijving"), N_("winkel"), N_("post"), N_("soort")),
    *(N_("uitgegeven"), N_("naar groepen"), N_("nummer")),
)


Bladen = Sequence[Sequence[Mutatie]]


def bonnen(site: Site, bladen: Bladen, taal: Taal) -> Iterator[Pagina]:
    """The list, and the shops."""
    namen = ["bonnen.html", *(f"bonnen-{nr}.html" for nr in range(2, len(bladen) + 1))]
    per_maand: dict[str, str] = {}
    for naam, stuk in zip(namen, bladen, strict=True):
        for dag in dict.fromkeys(m.datum.replace(day=1) for m in stuk):
            per_maand.setdefault(taal.maand(dag), naam)
    regel = _Regels(site, taal)
    for nr, stuk in enumerate(bladen):
        yield _blad(site, regel, nr, namen, stuk, per_maand, taal)
    yield _winkels(site, taal)


def bladen_van(site: Site) -> Bladen:
    """The receipts of each page, the same in every language."""
    mutaties, namen = site.mutaties, site.namen
    bladen: list[Sequence[Mutatie]] = []
    van = vol = 0
    for nr, m in enumerate(mutaties):
        teksten = escape(m.omschrijving + m.leverancier + namen[m.post] + m.post)
        groot = _REGEL + len(teksten.encode())
        if vol + groot > PER_BLADZIJDE:
            bladen.append(mutaties[van:nr])
            van, vol = nr, 0
        vol += groot
    return [*bladen, mutaties[van:]]


class _Regels:
    """Draws receipts as rows of a table, quickly: there may be hundreds of thousands."""

    def __init__(self, site: Site, taal: Taal) -> None:
        self.wacht = site.boeken.zekerheid.zonder_akkoord
        self.taal = taal
        self.bedrag = taal.notatie.bedrag
        self.soort = {soort: taal(woord) for soort, woord in SOORTEN.items()}
        self.naar_groepen = escape(taal("naar groepen"))
        self.post = {
            id_: f'<td class="klein"><a href="post/{id_}.html">{_t(naam)}</a></td>' for id_, naam in site.namen.items()
        }
        self.dag = cache(self._dag)
        self.winkel = lru_cache(4096)(_t)

    def _dag(self, dag: date) -> str:
        return f'<td class="vast klein">{self.taal.kort(dag)}</td>'

    def maand(self, maand: str) -> str:
        """What parts the months."""
        return f'<tr class="maand"><th colspan="{len(KOPPEN)}" scope="rowgroup">{maand}</th></tr>'

    def rij(self, m: Mutatie) -> str:
        """A receipt."""
        uit, groep = uitgegeven(m), naar_groep(m)
        tekst = _t(m.omschrijving)
        if m.nummer in self.wacht:
            tekst = _t(self.taal("{tekst} (wacht op akkoord)", tekst=m.omschrijving))
        bedrag = uit if groep is None else groep
        assert bedrag is not None
        veld = "bedrag" if bedrag == m.bedrag else "uitgegeven" if groep is None else "ontvangen"
        hoeveel = self.bedrag(bedrag)
        geld = f'<data value="{plat(bedrag)}" data-veld="{veld}" data-id="{m.nummer}">{hoeveel}</data>'
        return (
            f'<tr id="{m.nummer}" data-id="{m.nummer}">{self.dag(m.datum)}<th scope="row" class="wat">{tekst}</th>'
            f'<td class="klein">{self.winkel(m.leverancier)}</td>{self.post[m.post]}'
            f'<td class="klein">{self.soort[m.soort]}</td>'
            f'<td class="getal geld">{geld if groep is None else ""}</td>'
            f'<td class="getal geld naar" data-kop="{self.naar_groepen}">{geld if groep is not None else ""}</td>'
            f'<td class="vast klein nr">{m.nummer}</td></tr>'
        )


_BIJZONDER = re.compile(r"[^\w ,.:;()/+-]")
"""What may have to be spelled otherwise in HTML; most texts have none of it."""


def _t(tekst: str) -> str:
    return escape(schoon(tekst)) if _BIJZONDER.search(tekst) else tekst


def _blad(
    site: Site,
    regel: _Regels,
    nr: int,
    namen: list[str],
    stuk: Sequence[Mutatie],
    per_maand: dict[str, str],
    taal: Taal,
) -> Pagina:
    titel = taal("Bonnen") if nr == 0 else taal("Bonnen, bladzijde {nr}", nr=nr + 1)
    zin = taal(
        "{aantal:regel|regels}, de nieuwste eerst. Wat is teruggedraaid staat er niet bij.", aantal=len(site.mutaties)
    )
    blokken: list[Blok] = [Alinea((zin, " ", Naar(taal("Hoeveel ging er naar welke winkel?"), "winkels.html")))]
    blokken.append(_zoeker(site, taal))
    if len(namen) > 1:
        blokken.append(Alinea(_wegwijs(nr, namen, per_maand, taal), "bladen"))
    html: list[str] = []
    for maand, van_maand in groupby(stuk, key=lambda m: taal.maand(m.datum)):
        html.append(regel.maand(maand))
        html += map(regel.rij, van_maand)
    kolommen = tuple(Kolom(taal(kop), kop in KOPPEN[5:7]) for kop in KOPPEN)
    blokken.append(Getekend(taal("Bonnen en betalingen, in euro's"), kolommen, "\n".join(html)))
    return Pagina(namen[nr], titel, zin, tuple(blokken), menu="bonnen.html", script="zoek.js")


def _wegwijs(nr: int, namen: list[str], per_maand: dict[str, str], taal: Taal) -> Zin:
    """To the page before and after, and to each month."""
    delen: list[Deel] = []
    if nr:
        delen += [Naar(taal("← nieuwere"), namen[nr - 1]), " · "]
    if nr + 1 < len(namen):
        delen += [Naar(taal("oudere →"), namen[nr + 1]), " · "]
    for maand, naam in per_maand.items():
        delen += [Naar(maand, naam), " "]
    return tuple(delen)


def _zoeker(site: Site, taal: Taal) -> Zoeker:
    alle = taal("alles")
    maanden = " ".join(taal.maand(date(2000, nr, 1)).partition(" ")[0] for nr in range(1, 13))
    woorden = (
        ("zoek", taal("Zoek op woord, winkel, bedrag, datum of nummer")),
        ("gevonden", taal("{n} gevonden, samen {bedrag} uitgegeven", n="{n}", bedrag="{bedrag}")),
        ("groepen", taal(", {bedrag} naar groepen", bedrag="{bedrag}")),
        ("niets", taal("Niets gevonden. Probeer minder woorden, of een ander filter.")),
        ("laden", taal("De bonnen worden opgehaald…")),
        ("mislukt", taal("De bonnen zijn hier niet op te halen; blader door de maanden hieronder.")),
        ("meer", taal("Toon er meer")),
        ("sorteer", taal("Sorteer op deze kolom")),
        ("maanden", maanden),
        ("korte", " ".join(taal.kort(date(2000, nr, 1)).split()[1] for nr in range(1, 13))),
        ("soorten", " ".join(taal(woord) for woord in SOORTEN.values())),
    )
    soorten = tuple((soort, taal(woord)) for soort, woord in SOORTEN.items())
    gebieden = tuple((g.gebied.id, g.gebied.naam) for g in site.stand.gebieden)
    perioden = tuple((str(k), str(k)) for k in site.kwartalen)
    bewijzen = (
        ("s", taal("met scan")),
        ("z", taal("zonder scan")),
        ("v", taal("verklaring in plaats van bon")),
    )
    return Zoeker(
        woorden,
        (
            ("soort", taal("Soort"), (("", alle), *soorten)),
            ("gebied", taal("Gebied"), (("", alle), *gebieden)),
            ("kwartaal", taal("Kwartaal"), (("", alle), *perioden)),
            ("bewijs", taal("Bewijs"), (("", alle), *bewijzen)),
        ),
    )


def _winkels(site: Site, taal: Taal) -> Pagina:
    titel = taal("Hoeveel ging er naar welke winkel?")
    uitleg = taal("Van al het geld dat besteed is, bij welke winkel. Stand op {op}.", op=site.op)
    totalen = site.per_winkel
    blokken: list[Blok] = [Alinea((uitleg,), "groot")]
    if len(totalen) > WINKELS:
        zin = taal(
            "De {aantal} grootste van {alle}; bij Bonnen zijn ze allemaal te zoeken.", aantal=WINKELS, alle=len(totalen)
        )
        blokken.append(Alinea((zin,)))
    kolommen = (Kolom(taal("winkel")), Kolom(taal("bonnen"), True), Kolom(taal("besteed"), True))
    rijen = tuple(
        Tabelrij(
            (
                (Naar(t.groep, f"bonnen.html#zoek={quote(t.groep)}") if t.groep else taal("(geen winkel genoemd)"),),
                (str(t.bonnen),),
                (Cijfer("besteed", t.besteed, t.groep or "-"),),
            ),
            t.groep,
        )
        for t in totalen[:WINKELS]
    )
    if rijen:
        blokken.append(Tabel(taal("Besteed per winkel, in euro's"), kolommen, rijen))
    else:
        blokken.append(Alinea((taal("Er is nog niets geboekt."),)))
    kruimels = (Naar(taal("Overzicht"), "index.html"), Naar(taal("Bonnen"), "bonnen.html"))
    return Pagina("winkels.html", titel, uitleg, tuple(blokken), kruimels, menu="bonnen.html")
