"""The website of a city: where every neighbourhood stands, a page of each that leads to its own, and the figures.

The same pages, bars and tables as a neighbourhood's own website.
"""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.bericht import N_
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.site.pagina import (
    BESTAND,
    BUITEN,
    Alinea,
    Balk,
    Blok,
    Cijfer,
    Feiten,
    Kolom,
    Kop,
    Lijst,
    Naar,
    Pagina,
    Stroken,
    Tabel,
    Tabelrij,
    Zin,
    gezegd,
)
from buurtledger.report.site.plaatje import merkteken
from buurtledger.report.site.stroken import cijfertabel, over_zin, rij, te_veel
from buurtledger.report.site.strook import maak_strook, schaal_voor
from buurtledger.report.site.teken import Omlijsting, script, stijlblad, teken
from buurtledger.report.stad import SOORTEN, StadVerslag, van_eigen_dagen
from buurtledger.report.taal import TALEN, Taal
from buurtledger.report.vormen.csv import schrijf
from buurtledger.report.vormen.json import schrijf as als_json
from buurtledger.stand.stad import Buurt, Stad


def bestanden(stad: Stad) -> Iterator[tuple[str, bytes]]:
    """Every file of the website by its path. The same city, the same bytes."""
    yield "stijl.css", stijlblad(Huisstijl()).encode()
    yield "teken.svg", merkteken(Huisstijl())
    yield "site.js", script("site.js").encode()
    verslag = StadVerslag(stad)
    yield "gegevens/stad.json", als_json(verslag.gegevens(), Taal()).encode()
    yield "gegevens/stad.csv", schrijf(verslag.tabel()).encode()
    for taal in (Taal(code).gedrukt for code in TALEN):
        om = _omlijsting(stad, taal)
        for pagina in _paginas(stad, taal):
            yield (pagina.pad if taal.code == "nl" else f"{taal.code}/{pagina.pad}"), teken(pagina, om).encode()


def _omlijsting(stad: Stad, taal: Taal) -> Omlijsting:
    menu = (
        Naar(taal("Overzicht"), "index.html"),
        Naar(taal("Te laat"), "te-laat.html"),
        Naar(taal("Controle"), "controle.html"),
    )
    onder = (gezegd(taal, "Stand op {op}. {aantal:buurt|buurten}.", op=stad.op, aantal=len(stad.buurten)),)
    return Omlijsting(taal("Een stad van buurten"), taal, menu, onder, _zonder(stad, taal), los_van_een_buurt=True)


def _zonder(stad: Stad, taal: Taal) -> Zin:
    """That the sums are without some, on every page."""
    if not stad.niet_geteld:
        return ()
    return gezegd(
        taal,
        "Niet meegeteld: {aantal:grootboek|grootboeken}. {waarom}",
        aantal=len(stad.niet_geteld),
        waarom=Naar(taal("Welke, en waarom?"), "controle.html"),
    )


def _paginas(stad: Stad, taal: Taal) -> Iterator[Pagina]:
    yield _voorkant(stad, taal)
    yield _te_laat(stad, taal)
    yield _controle(stad, taal)
    for buurt in stad.buurten:
        yield _buurt(stad, buurt, taal)


def _naar(stad: Stad, buurt: Buurt) -> Naar:
    return Naar(stad.namen[buurt.id], f"buurt/{buurt.id}.html")


def _voorkant(stad: Stad, taal: Taal) -> Pagina:
    som = stad.som
    omschrijving = taal(
        "{aantal:buurt|buurten}: van {begroot} is {besteed} besteed en {over} nog te verdelen. Stand op {op}.",
        aantal=len(stad.buurten),
        begroot=som.begroot,
        besteed=som.besteed,
        over=som.beschikbaar,
        op=stad.op,
    )
    blokken: list[Blok] = [Alinea(gezegd(taal, "Stand op {op}.", op=stad.op), "groot")]
    if stad.niet_geteld:
        blokken.append(Alinea(_zonder(stad, taal), "let-op"))
    blokken += [Balk(maak_strook(som)), Kop(taal("Waar het geld is, en wat er nog over is"))]
    schaal = schaal_voor([buurt.som for buurt in stad.buurten])
    stroken = tuple(rij(_naar(stad, b), b.som, b.id, schaal, taal) for b in stad.buurten)
    blokken.append(Stroken(taal("De buurten"), stroken))
    if achter := [b for b in stad.buurten if b.blijft_achter(stad.op)]:
        blokken += [
            Kop(taal("Waar waarschijnlijk geld overblijft")),
            Lijst(tuple((_naar(stad, b), ": ", *over_zin(maak_strook(b.som, b.id), taal)) for b in achter)),
        ]
    rijen = [(_naar(stad, b), b.id, b.som) for b in stad.buurten]
    blokken += [Kop(taal("In cijfers")), cijfertabel(taal("De buurten, in euro's"), N_("buurt"), rijen, som, "", taal)]
    downloads = (Naar("stad.csv", "gegevens/stad.csv", BESTAND), Naar("stad.json", "gegevens/stad.json", BESTAND))
    blokken.append(Alinea(gezegd(taal, "Als bestand: {csv} en {json}.", csv=downloads[0], json=downloads[1]), "noot"))
    return Pagina("index.html", taal("Een stad van buurten"), omschrijving, tuple(blokken), script="site.js")


def _te_laat(stad: Stad, taal: Taal) -> Pagina:
    titel = taal("Wie is waarmee te laat?")
    uitleg = taal("Wat voor {op} gedaan had moeten zijn, en dat niet is.", op=stad.op)
    laat = [b for b in stad.buurten if b.te_laat]
    blokken: list[Blok] = [Alinea((uitleg,), "groot")]
    if laat:
        kolommen = (
            Kolom(taal("buurt")),
            *(Kolom(taal(woord), True) for woord in SOORTEN.values()),
            Kolom(taal("sinds")),
        )
        rijen = tuple(
            Tabelrij(
                (
                    (_naar(stad, b),),
                    *((str(b.te_laat[soort][0]) if soort in b.te_laat else "",) for soort in SOORTEN),
                    (taal.dag(min(sinds for _, sinds in b.te_laat.values())),),
                ),
                b.id,
            )
            for b in laat
        )
        blokken.append(Tabel(titel, kolommen, rijen, kaarten=True))
    else:
        blokken.append(Alinea((taal("Niemand is te laat."),)))
    return Pagina("te-laat.html", titel, uitleg, tuple(blokken), menu="te-laat.html")


def _controle(stad: Stad, taal: Taal) -> Pagina:
    uitleg = taal("Wat de controles vonden, en wat er niet meegeteld is.")
    blokken: list[Blok] = [Alinea((uitleg,), "groot")]
    if stad.niet_geteld:
        regels = tuple((f"{een.naam}: {taal.zeg(een.reden)}",) for een in stad.niet_geteld)
        blokken += [Kop(taal("Niet meegeteld")), Lijst(regels)]
    blokken.append(Kop(taal("Wat er gevonden is")))
    if wanneer := van_eigen_dagen(stad, taal):
        blokken.append(Alinea((wanneer,)))
    if stad.bevindingen:
        kolommen = (
            *(Kolom(taal("regel")), Kolom(taal("ernst"))),
            *(Kolom(taal("hoe vaak"), True), Kolom(taal("in hoeveel buurten"), True)),
        )
        rijen = tuple(
            Tabelrij(((een.regel,), (taal(een.ernst),), (str(een.aantal),), (str(een.buurten),)))
            for een in stad.bevindingen
        )
        blokken.append(Tabel(taal("Wat er gevonden is"), kolommen, rijen))
    else:
        blokken.append(Alinea((taal("De controles vonden niets."),)))
    return Pagina("controle.html", taal("Controle"), uitleg, tuple(blokken), menu="controle.html")


def _buurt(stad: Stad, buurt: Buurt, taal: Taal) -> Pagina:
    naam, som = stad.namen[buurt.id], buurt.som
    omschrijving = taal(
        "{naam}: van {begroot} is {besteed} besteed en {over} nog te verdelen. Stand op {op}.",
        naam=naam,
        begroot=som.begroot,
        besteed=som.besteed,
        over=som.beschikbaar,
        op=stad.op,
    )
    blokken: list[Blok] = [Alinea(gezegd(taal, "Stand op {op}.", op=stad.op), "groot")]
    if buurt.adres:
        eigen = Naar(buurt.adres, buurt.adres, BUITEN)
        blokken.append(Alinea(gezegd(taal, "De eigen website van deze buurt: {adres}", adres=eigen)))
    blokken.append(Balk(maak_strook(som, buurt.id, tijd=buurt.tijd(stad.op))))
    if som.beschikbaar < 0:
        blokken.append(Alinea(te_veel(som, taal), "let-op"))
    blokken += [Kop(taal("Hoe het staat")), Feiten((*_feiten(buurt, taal),))]
    if buurt.begonnen and buurt.laatste_dag != stad.op:
        wanneer = taal("Fouten, wat wacht en wat verwacht wordt zijn van {dag}.", dag=buurt.laatste_dag)
        blokken.append(Alinea((wanneer,), "noot"))
    kruimels = (Naar(taal("Overzicht"), "index.html"),)
    return Pagina(f"buurt/{buurt.id}.html", naam, omschrijving, tuple(blokken), kruimels, menu="index.html")


def _feiten(buurt: Buurt, taal: Taal) -> Iterator[tuple[str, Zin]]:
    yield taal("in balans"), (taal("ja") if buurt.in_balans else taal("nee"),)
    yield taal("fouten"), (str(buurt.fouten),)
    yield taal("waarschuwingen"), (str(buurt.waarschuwingen),)
    yield taal("wacht op akkoord"), (str(buurt.wacht),)
    for soort, (aantal, sinds) in buurt.te_laat.items():
        woord = SOORTEN[soort]  # type: ignore[index]
        yield taal("te laat met {wat}", wat=taal(woord)), (taal("{aantal}, sinds {dag}", aantal=aantal, dag=sinds),)
    over = Cijfer("verwacht_over", buurt.verwacht_over, buurt.id)
    yield taal("verwacht over"), (over,)
    looptijd = buurt.looptijd
    dagen = gezegd(taal, "{van} tot en met {tot}", van=looptijd.van, tot=looptijd.tot_en_met)
    yield taal("looptijd"), (*dagen, *((taal(" (nog een aanname)"),) if looptijd.aanname else ()))
    if buurt.begonnen:
        yield taal("laatste dag in de boeken"), (taal.dag(buurt.laatste_dag),)
    if buurt.commit:
        yield "commit", (buurt.commit,)
