"""May I trust this? What the checks found and what they could not see, and how anybody works it out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from buurtledger.checks.register import REGELS
from buurtledger.model.bericht import N_
from buurtledger.model.bevinding import Bevinding, Ernst
from buurtledger.report.bankstatus import bewijsblokken, kop_van
from buurtledger.report.site.fouten import post_van
from buurtledger.report.site.gegevens import BESCHRIJVING
from buurtledger.report.site.model import Site
from buurtledger.report.site.overeenkomsten import naar_overeenkomsten
from buurtledger.report.site.pagina import (
    BESTAND,
    BUITEN,
    Alinea,
    Blok,
    Cijfer,
    Kolom,
    Kop,
    Lijst,
    Naar,
    Pagina,
    Tabel,
    Tabelrij,
    Zin,
    gezegd,
)
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel as DocumentTabel

HOOGSTENS = 250
"""Findings that are told one by one."""


def controle(site: Site, taal: Taal) -> Pagina:
    """The page."""
    uitleg = taal("Mag ik dit vertrouwen? Wat de controles vonden, en hoe je het zelf nagaat.")
    blokken = (
        Alinea((uitleg,), "groot"),
        *_gevonden(site, taal),
        *_niet_nagekeken(site, taal),
        *_bank(site, taal),
        *_oordelen(site, taal),
        *_zelf(site, taal),
        *_gegevens(taal),
        *_regels(site, taal),
    )
    return Pagina("controle.html", taal("Controle"), uitleg, blokken, menu="controle.html")


def _gevonden(site: Site, taal: Taal) -> Iterator[Blok]:
    mutaties = sum(map(len, site.boeken.logboeken.values()))
    yield Kop(taal("Wat er gevonden is"))
    yield Alinea(
        gezegd(
            taal,
            "{regels} regels keken naar {posten:post|posten}, {mutaties:boeking|boekingen} en "
            "{besluiten:besluit|besluiten}, zoals ze er op {op} stonden.",
            regels=str(len(REGELS)),
            posten=len(site.stand.posten),
            mutaties=mutaties,
            besluiten=len(site.boeken.besluiten),
            op=site.op,
        )
    )
    if not site.bevindingen:
        yield Alinea((taal("Alles klopt: geen enkele regel vond iets."),), "nadruk")
        return
    kop = (N_("ernst"), N_("regel"), N_("waar"), N_("wat"))
    ernstig = sorted(site.bevindingen, key=lambda b: b.ernst is not Ernst.FOUT)
    yield Tabel(
        taal("Bevindingen"),
        tuple(Kolom(taal(k)) for k in kop),
        tuple(_rij(site, b, taal) for b in ernstig[:HOOGSTENS]),
        kaarten=True,
    )
    if len(ernstig) > HOOGSTENS:
        yield Alinea((taal("En nog {aantal}; buurtledger check noemt ze allemaal.", aantal=len(ernstig) - HOOGSTENS),))


def _rij(site: Site, b: Bevinding, taal: Taal) -> Tabelrij:
    post = post_van(site, b.plaats.bestand)
    plaats = f"{b.plaats.bestand}:{b.plaats.lijn}"
    waar: Zin = (naar_post(site, post), f" ({plaats})") if post else (plaats,)
    ernst = taal("fout") if b.ernst is Ernst.FOUT else taal("waarschuwing")
    return Tabelrij(((ernst,), (b.regel,), waar, (taal.zeg(b.bericht),)))


def _niet_nagekeken(site: Site, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Wat niet is nagekeken"))
    kluis = gezegd(taal, "de kluis met scans: die is niet openbaar; de kascommissie kijkt hem na")
    yield Lijst((*((taal.zeg(b),) for b in site.niet_nagekeken), kluis))


def _bank(site: Site, taal: Taal) -> Iterator[Blok]:
    """Whether the bank has what the books say, and what that is made of; nothing of a counterparty is in it."""
    if site.bewijs is None:
        return
    yield Kop(taal("Klopt het met de bank?"))
    yield Alinea((kop_van(site.bewijs, taal).tekst,), "nadruk")
    for blok in bewijsblokken(site.bewijs, taal):
        if isinstance(blok, DocumentTabel):
            koppen = (Kolom(kop, getal) for kop, getal in zip(blok.koppen(taal), (False, True), strict=True))
            rijen = ((str(wat), bedrag, nr >= len(blok.rijen)) for nr, (wat, bedrag) in enumerate(blok.alle))
            yield Tabel(blok.titel, tuple(koppen), tuple(_bankrij(*rij) for rij in rijen))
    if site.bewijs.niet_verklaard:
        yield Alinea((taal("{n:boeking|boekingen} van de bank zonder uitleg.", n=site.bewijs.niet_verklaard),))
    if site.terug is not None:
        yield Alinea((taal("Terug te betalen aan de gemeente"), ": ", Cijfer("terug", site.terug), "."))


def _bankrij(wat: str, bedrag: object, som: bool) -> Tabelrij:
    return Tabelrij(((wat,), (Cijfer("bank", bedrag) if isinstance(bedrag, Decimal) else "-",)), som=som)


def _oordelen(site: Site, taal: Taal) -> Iterator[Blok]:
    if site.oordelen:
        yield Kop(taal("Wat de kascommissie vond"))
        kop = (N_("datum"), N_("bon"), N_("oordeel"))
        rijen = tuple(
            Tabelrij(
                ((taal.kort(o.datum),), (Naar(o.bon, f"bonnen.html#{o.bon}"),), (o.oordeel,)),
            )
            for o in site.oordelen[:HOOGSTENS]
        )
        yield Tabel(taal("Oordelen"), tuple(Kolom(taal(k)) for k in kop), rijen)


def _zelf(site: Site, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Zo ga je het zelf na"))
    zin = gezegd(
        taal,
        "De boeken zijn gewone tekst in git. Haal ze op, en laat buurtledger ze narekenen: het geeft dezelfde "
        "cijfers als deze website, gemaakt van commit {commit} met de stand op {op}.",
        commit=site.commit or "-",
        op=site.op,
    )
    yield Alinea(zin)
    bron = site.huisstijl.bron
    if bron:
        yield Alinea((f"git clone {bron}",), "code")
    else:
        yield Alinea((taal("Waar de boeken staan is hier niet gezegd; vraag het de penvoerder."),), "noot")
    for opdracht in (f"buurtledger status --op {site.op}", "buurtledger check --geschiedenis"):
        yield Alinea((opdracht,), "code")
    for begin in site.boeken.zekerheid.begint:
        rollen = gezegd(taal, "Wie waarvoor tekent staat in een keten die begint bij commit {begin}.", begin=begin)
        yield Alinea(rollen)
        yield Alinea((f"buurtledger check --begin {begin}",), "code")


def _gegevens(taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Open gegevens"), anker="gegevens")
    yield Lijst(
        tuple((Naar(naam, f"gegevens/{naam}", BESTAND), f": {taal(wat)}") for naam, wat in BESCHRIJVING.items())
    )


def _regels(site: Site, taal: Taal) -> Iterator[Blok]:
    gevonden = Counter(b.regel for b in site.bevindingen)
    yield Kop(taal("De regels"))
    kop = (N_("regel"), N_("zoekt"), N_("gevonden"))
    yield Tabel(
        taal("Elke regel, en hoe vaak hij iets vond"),
        tuple(Kolom(taal(k), k == kop[-1]) for k in kop),
        tuple(Tabelrij(((naam,), (taal(regel.zoekt),), (str(gevonden[naam]),))) for naam, regel in REGELS.items()),
        kaarten=True,
    )


def over(site: Site, taal: Taal) -> Pagina:
    """Whose budget this is, and what its words mean."""
    titel = taal("Over dit budget")
    uitleg = taal("Van wie dit budget is, wie je iets kunt vragen, en wat de woorden betekenen.")
    wie = Lijst(tuple(_wie(site, taal)))
    blokken = (Alinea((uitleg,), "groot"), wie, *naar_overeenkomsten(site, taal), *_woorden(taal))
    return Pagina("over.html", titel, uitleg, blokken, menu="over.html")


def _wie(site: Site, taal: Taal) -> Iterator[Zin]:
    stijl, looptijd = site.huisstijl, site.stand.begroting.looptijd
    if stijl.wie:
        yield gezegd(taal, "{wie} beheert het geld en legt er verantwoording over af.", wie=stijl.wie)
    if stijl.contact:
        pad = stijl.contact if stijl.contact.startswith("https://") else f"mailto:{stijl.contact}"
        yield gezegd(taal, "Vragen? {contact}", contact=Naar(stijl.contact, pad, BUITEN))
    if site.plan.bron:
        yield gezegd(taal, "Het plan: {bron}.", bron=site.plan.bron)
    if beschikking := site.subsidie.beschikking:
        yield gezegd(taal, "De beschikking van de gemeente: {nummer}.", nummer=beschikking.nummer)
    if vast := site.subsidie.vaststelling:
        bedrag = Cijfer("vastgesteld", vast.bedrag)
        yield gezegd(taal, "De gemeente stelde de subsidie op {dag} vast op {bedrag}.", dag=vast.datum, bedrag=bedrag)
    periode = gezegd(taal, "Het geld is er van {van} tot en met {tot}.", van=looptijd.van, tot=looptijd.tot_en_met)
    aanname = gezegd(taal, " Dat is een aanname: het plan noemt geen dagen.") if looptijd.aanname else ()
    yield (*periode, *aanname)
    for mandaat in site.plan.mandaten:
        if mandaat.hoogstens is None:
            yield gezegd(taal, "{wie} mag besluiten om geld te verschuiven.", wie=mandaat.naam)
        else:
            yield gezegd(taal, "{wie} mag tot {bedrag} verschuiven.", wie=mandaat.naam, bedrag=mandaat.hoogstens)
    if stijl.licentie:
        licentie = Naar(stijl.licentie, f"https://spdx.org/licenses/{stijl.licentie}.html", BUITEN)
        yield gezegd(taal, "De gegevens mag je gebruiken onder {licentie}.", licentie=licentie)
    if stijl.bron:
        yield gezegd(taal, "De boeken zelf: {bron}.", bron=Naar(stijl.bron, stijl.bron, BUITEN))
    for begin in site.boeken.zekerheid.begint:
        yield gezegd(taal, "Rollen sinds commit {begin}.", begin=begin)


_UITLEG = (
    (N_("begroot"), N_("wat er volgens het plan en de besluiten voor is")),
    (N_("besteed"), N_("uitgegeven, met een bon")),
    (N_("bij groepen, bon volgt"), N_("door een groep ontvangen, en nog niet met bonnen laten zien")),
    (N_("nog te verdelen"), N_("niet uitgegeven en niet uitbetaald: daar kan nog iets mee")),
    (N_("krijgt nog"), N_("wat een groep zelf voorschoot en terugkrijgt")),
    (N_("kern"), N_("een groep bewoners met een vrij budget")),
    (N_("post"), N_("een regel van de begroting")),
)


def _woorden(taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("De woorden"))
    yield Lijst(tuple((f"{taal(woord)}: {taal(uitleg)}",) for woord, uitleg in _UITLEG))


def niet_gevonden(site: Site, taal: Taal) -> Pagina:
    """What a server shows when there is no such page."""
    titel = taal("Deze bladzijde is er niet")
    zin = gezegd(
        taal,
        "Misschien stond ze er eerder, of is het adres niet goed overgenomen. Begin bij het {begin}, of zoek "
        "bij {bonnen}.",
        begin=Naar(taal("overzicht"), "index.html"),
        bonnen=Naar(taal("bonnen"), "bonnen.html"),
    )
    return Pagina("404.html", titel, site.plan.naam, (Alinea(zin),))
