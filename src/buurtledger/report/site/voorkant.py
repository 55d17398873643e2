"""The front page: in five seconds where the money is and what is left, and from there to everything else."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL
from buurtledger.report.site.fouten import in_gewone_woorden
from buurtledger.report.site.ideeen import voorkant_ideeen
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import regels
from buurtledger.report.site.pagina import (
    Alinea,
    Blok,
    Cijfer,
    Kop,
    Lijst,
    Naar,
    Pagina,
    Rooster,
    Stroken,
    Verloopje,
    Zin,
    gezegd,
)
from buurtledger.report.site.stroken import balk, cijfertabel, naar_gebied, naar_post, rij
from buurtledger.report.site.strook import schaal_voor, svg_erbij
from buurtledger.report.site.voorstellen import voorkant_voorgelegd
from buurtledger.report.taal import Taal
from buurtledger.report.vonken import per_kwartaal
from buurtledger.stand.cijfers import Cijfers, Som
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT

NIEUWS = 5
"""How many news items the front page has."""


def voorkant(site: Site, taal: Taal) -> Pagina:
    """The front page."""
    som = site.stand.totaal
    omschrijving = taal(
        "{naam}: van {begroot} is {besteed} besteed en {over} nog te verdelen. Stand op {op}.",
        naam=site.plan.naam,
        begroot=som.begroot,
        besteed=som.besteed,
        over=som.beschikbaar,
        op=site.op,
    )
    blokken = (
        *_boven(site, taal),
        *in_gewone_woorden(site, taal),
        *voorkant_voorgelegd(site, taal),
        *_gebieden(site, taal),
        *_kernen(site, taal),
        *voorkant_ideeen(site, taal),
        *_verloop(site, taal),
        *_nieuws(site, taal),
        *_anderen(site, taal),
        *_in_cijfers(site, taal),
        *_vertrouwen(site, taal),
    )
    return Pagina("index.html", site.plan.naam, omschrijving, blokken, script="site.js")


def _boven(site: Site, taal: Taal) -> Iterator[Blok]:
    yield Alinea((*gezegd(taal, "Stand op {op}.", op=site.op), *dag_waarom(site, taal)), "groot")
    yield from balk(site, site.stand.totaal, taal)
    looptijd = site.stand.begroting.looptijd
    if looptijd.aanname:
        zin = gezegd(taal, "De looptijd is nog een aanname; het plan noemt geen begin en geen einde.")
    else:
        zin = gezegd(taal, "Het geld is er van {van} tot en met {tot}.", van=looptijd.van, tot=looptijd.tot_en_met)
    yield Alinea(zin, "noot")


def dag_waarom(site: Site, taal: Taal) -> Zin:
    """Why the site is of this day, where nobody chose it."""
    if site.peildag.waarom is None:
        return ()
    if not site.mutaties and not site.boeken.besluiten:
        return gezegd(taal, " Nog niets geboekt; dit is de eerste dag van de looptijd.")
    return gezegd(taal, " Dat is de laatste dag waarvan iets in de boeken staat.")


def _gebieden(site: Site, taal: Taal) -> Iterator[Blok]:
    gebieden = site.stand.gebieden
    cijfers: list[Cijfers | Som] = [g.som for g in gebieden]
    schaal = schaal_voor(cijfers)
    yield Kop(taal("Waar het geld is, en wat er nog over is"))
    yield Stroken(
        taal("De gebieden"),
        tuple(rij(naar_gebied(g.gebied.id, g.gebied.naam), g.som, g.gebied.id, schaal, taal) for g in gebieden),
    )


def _kernen(site: Site, taal: Taal) -> Iterator[Blok]:
    kernen = [eigen for eigen in site.verteld if eigen.is_kern]
    if not kernen:
        return
    gebruikers = [eigen for eigen in kernen if eigen.gebruikte_geld]
    schaal = schaal_voor([eigen.cijfers for eigen in kernen])
    yield Kop(taal("De kernen"))
    if gebruikers:

        def klaar(wat: str) -> int:
            return sum(wat not in eigen.mist for eigen in gebruikers)

        yield Alinea(
            gezegd(
                taal,
                "{aantal:kern|kernen} {aantal:|gebruikte|gebruikten} geld: bonnen compleet {bonnen}, "
                "resultaat {resultaat}, sessie {sessie}. {wie}",
                aantal=len(gebruikers),
                bonnen=str(klaar(BONNEN)),
                resultaat=str(klaar(RESULTAAT)),
                sessie=str(klaar(LEERSESSIE)),
                wie=Naar(taal("Wie laat nog bonnen zien?"), "verantwoording.html"),
            )
        )
    ids = [(eigen.post.id, eigen.cijfers) for eigen in kernen]
    cellen = tuple(rij(naar_post(site, id_), cijfers, id_, schaal, taal) for id_, cijfers in ids)
    yield Rooster(taal("De kernen"), cellen)


def _verloop(site: Site, taal: Taal) -> Iterator[Blok]:
    kwartalen = per_kwartaal(site.stand, site.verlopen)
    if not any(bedrag for _, bedrag in kwartalen):
        return
    schaal, eerder, rijen = site.stand.totaal.begroot, NUL, []
    for naam, bedrag in kwartalen:
        nu = eerder + bedrag
        woorden = gezegd(taal, "{bedrag} erbij", bedrag=Cijfer("besteed_in_kwartaal", bedrag, naam))
        rijen.append((Naar(naam, f"kwartaal/{naam}.html"), svg_erbij(eerder, nu, schaal), woorden))
        eerder = nu
    yield Kop(taal("Kwartaal na kwartaal"))
    yield Alinea(gezegd(taal, "Wat er elk kwartaal besteed is, op weg naar alles samen."), "noot")
    yield Verloopje(taal("Besteed per kwartaal"), tuple(rijen))


def _nieuws(site: Site, taal: Taal) -> Iterator[Blok]:
    laatste = regels(site, taal, NIEUWS)
    if laatste:
        yield Kop(taal("Nieuws"))
        yield Lijst(laatste, "nieuws")
        alles = Naar(taal("alle besluiten"), "besluiten.html")
        feed = Naar(taal("volg het nieuws (Atom)"), "nieuws.xml")
        yield Alinea((alles, " · ", Naar(taal("alle kwartalen"), "kwartalen.html"), " · ", feed), "noot")


def _anderen(site: Site, taal: Taal) -> Iterator[Blok]:
    bijdragen = site.boeken.bijdragen
    if not bijdragen:
        return
    yield Kop(taal("Wat anderen bijdragen"))
    yield Alinea(
        gezegd(
            taal,
            "Anderen zegden {toegezegd} toe en betaalden daarvan {betaald}. Dat is geen subsidie en telt hierboven "
            "niet mee.",
            toegezegd=Cijfer("toegezegd", sum((b.toegezegd for b in bijdragen), NUL)),
            betaald=Cijfer("betaald", sum((b.betaald for b in bijdragen), NUL)),
        )
    )
    yield Lijst(tuple(bijdrage_zin(site, b.van, b.post, b.toegezegd, b.betaald, taal) for b in bijdragen))


def bijdrage_zin(site: Site, van: str, post: str, toegezegd: Decimal, betaald: Decimal, taal: Taal) -> Zin:
    """What one other pays, in words."""
    return gezegd(
        taal,
        "{van} voor {post}: {toegezegd} toegezegd, {betaald} betaald.",
        van=van,
        post=naar_post(site, post),
        toegezegd=Cijfer("toegezegd", toegezegd, post),
        betaald=Cijfer("betaald", betaald, post),
    )


def _in_cijfers(site: Site, taal: Taal) -> Iterator[Blok]:
    stand = site.stand
    yield Kop(taal("In cijfers"))
    rijen = [(naar_gebied(g.gebied.id, g.gebied.naam), g.gebied.id, g.som) for g in stand.gebieden]
    yield cijfertabel(taal("De gebieden, in euro's"), N_("gebied"), rijen, stand.totaal, "", taal)
    yield Alinea(
        gezegd(
            taal,
            "Coördinatie: {aandeel} van het totaal, hoogstens {maximum}.",
            aandeel=taal.notatie.procent(stand.aandeel_coordinatie),
            maximum=taal.notatie.procent(stand.begroting.coordinatie.maximum),
        )
    )


def _vertrouwen(site: Site, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Mag ik dit vertrouwen?"))
    waarschuwingen = len(site.bevindingen) - site.fouten
    yield Alinea(
        gezegd(
            taal,
            "De boeken zijn openbaar en na te rekenen. De controles vonden {fouten:fout|fouten} en "
            "{waarschuwingen:waarschuwing|waarschuwingen}. {zo}",
            fouten=site.fouten,
            waarschuwingen=waarschuwingen,
            zo=Naar(taal("Zo ga je het zelf na"), "controle.html"),
        )
    )
