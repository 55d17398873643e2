"""A page per decision in its own words, and one that lists them by month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit
from buurtledger.model.geld import NUL
from buurtledger.report.besluiten import BesluitVerslag
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import kop_van
from buurtledger.report.site.pagina import (
    BUITEN,
    Alinea,
    Blok,
    Cijfer,
    Deel,
    Feiten,
    Kolom,
    Kop,
    Lijst,
    Naar,
    Pagina,
    Tabel,
    Tabelrij,
    Verloopje,
    Zin,
    gezegd,
)
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.site.strook import svg_wijziging
from buurtledger.report.taal import Taal
from buurtledger.report.voorgelegd import hoe_voorgelegd

_KOPPEN = (N_("voor"), N_("verschil"), N_("na"))
_WEBADRES = re.compile(r"https://[^\s\"'<>()]+[^\s\"'<>().,;:!?]")


def besluiten(site: Site, taal: Taal) -> Iterator[Pagina]:
    """A page per decision, and the list."""
    yield _lijst(site, taal)
    for besluit in site.boeken.besluiten:
        yield _besluit(site, besluit, taal)


def _lijst(site: Site, taal: Taal) -> Pagina:
    blokken: list[Blok] = [
        Alinea(
            gezegd(
                taal,
                "Geld dat ergens overblijft gaat met een besluit van de buurt naar waar het nodig is. "
                "Het plan blijft staan.",
            )
        )
    ]
    nieuwste = sorted(site.boeken.besluiten, key=lambda b: (b.datum, b.naam), reverse=True)
    if not nieuwste:
        blokken.append(Alinea((taal("Er zijn geen besluiten."),)))
    for maand, van_maand in groupby(nieuwste, key=lambda b: taal.maand(b.datum)):
        blokken.append(Kop(maand))
        blokken.append(Lijst(tuple(_in_lijst(site, b, taal) for b in van_maand), "nieuws"))
    omschrijving = taal("Wat de buurt over het geld besloot.")
    return Pagina("besluiten.html", taal("Besluiten"), omschrijving, tuple(blokken), menu="besluiten.html")


def _in_lijst(site: Site, besluit: Besluit, taal: Taal) -> Zin:
    bedrag: Zin = ()
    if besluit.bedrag:
        bedrag = (", ", Cijfer("bedrag", besluit.bedrag, besluit.naam))
    return (f"{taal.dag(besluit.datum)}: ", naar_besluit(besluit), *bedrag, f" ({wie(site, besluit.door)})")


def naar_besluit(besluit: Besluit) -> Naar:
    """A link to the page of a besluit."""
    return Naar(kop_van(besluit.waarom), f"besluit/{besluit.naam}.html")


def wie(site: Site, door: str) -> str:
    """Who decides, by their full name."""
    return next((m.naam for m in site.plan.mandaten if m.wie == door), door)


def _besluit(site: Site, besluit: Besluit, taal: Taal) -> Pagina:
    verslag = BesluitVerslag.van(site.plan, site.boeken.besluiten, besluit, site.boeken.voorstellen)
    titel = kop_van(besluit.waarom)
    heel = besluit.waarom.strip()
    blokken: list[Blok] = [] if len(heel) <= len(titel) + 1 else [Alinea((heel,), "groot")]
    blokken += [Feiten(tuple(_feiten(site, verslag, taal))), *verschuivingen(site, besluit, taal)]
    blokken += [*gevolg(site, verslag, taal), *posten_van(site, besluit, taal), *_voorgelegd(site, verslag, taal)]
    kruimels = (Naar(taal("Overzicht"), "index.html"), Naar(taal("Besluiten"), "besluiten.html"))
    omschrijving = taal(
        "Besluit van {dag} door {wie}: {waarom}", dag=besluit.datum, wie=wie(site, besluit.door), waarom=titel
    )
    return Pagina(f"besluit/{besluit.naam}.html", titel, omschrijving, tuple(blokken), kruimels, menu="besluiten.html")


def _feiten(site: Site, verslag: BesluitVerslag, taal: Taal) -> Iterator[tuple[str, Zin]]:
    besluit = verslag.besluit
    namen = {b.naam: b for b in site.boeken.besluiten}
    yield taal("door"), (wie(site, besluit.door),)
    yield taal("genomen op"), (taal.dag(besluit.datum),)
    nog_niet = taal(" (nog niet begonnen)") if besluit.vanaf > site.op else ""
    yield taal("geldt vanaf"), (taal.dag(besluit.vanaf) + nog_niet,)
    if besluit.notulen:
        yield taal("notulen"), met_adressen(besluit.notulen)
    if besluit.trekt_in:
        ander = namen.get(besluit.trekt_in)
        yield taal("trekt in"), (naar_besluit(ander) if ander else besluit.trekt_in,)
    if verslag.ingetrokken_door:
        yield taal("ingetrokken door"), (naar_besluit(verslag.ingetrokken_door),)
    for ander in verslag.ernaast:
        yield taal("geldt vanaf dezelfde dag"), (naar_besluit(ander),)
    if besluit.looptijd:
        van, tot = besluit.looptijd.van, besluit.looptijd.tot_en_met
        yield taal("nieuwe looptijd"), (taal("{van} tot en met {tot_en_met}", van=van, tot_en_met=tot),)


def _voorgelegd(site: Site, verslag: BesluitVerslag, taal: Taal) -> Iterator[Blok]:
    """What was laid before whom, until when, what they said, and what changed because of it."""
    voorstel, besluit = verslag.voorstel, verslag.besluit
    if voorstel is None:
        return
    yield Kop(taal("Eerst voorgelegd aan de bewoners"))
    naar = Naar(kop_van(voorstel.waarom), f"voorstel/{voorstel.naam}.html")
    yield Feiten(
        (
            (taal("voorstel"), (naar,)),
            *((kop, (waarde,)) for kop, waarde in hoe_voorgelegd(voorstel, besluit, taal, site.namen)),
        )
    )


def met_adressen(tekst: str) -> Zin:
    """A text in which an address on the web is a link."""
    delen: list[Deel] = []
    vorige = 0
    for gevonden in _WEBADRES.finditer(tekst):
        delen += [tekst[vorige : gevonden.start()], Naar(gevonden[0], gevonden[0], BUITEN)]
        vorige = gevonden.end()
    return (*delen, tekst[vorige:])


def verschuivingen(site: Site, besluit: Besluit, taal: Taal) -> Iterator[Blok]:
    """What goes from where to where; of a besluit, or of what it would be."""
    if besluit.verschuivingen:
        yield Kop(taal("Wat er verschuift"))
        yield Lijst(
            tuple(
                (naar_post(site, v.van), " → ", naar_post(site, v.naar), ": ", Cijfer("bedrag", v.bedrag, v.naar))
                for v in besluit.verschuivingen
            ),
            "pijlen",
        )


def gevolg(site: Site, verslag: BesluitVerslag, taal: Taal) -> Iterator[Blok]:
    """Before and after, drawn and in figures."""
    voor, na = verslag.voor.posten, verslag.na.posten
    rijen = [
        (post, voor[post].bedrag if post in voor else NUL, na[post].bedrag)
        for post in verslag.besluit.netto()
        if post in na
    ]
    if not rijen:
        return
    schaal = max(max(eerst, dan) for _, eerst, dan in rijen)
    yield Kop(taal("Voor en na"))
    yield Verloopje(
        taal("Voor en na"),
        tuple(
            (
                naar_post(site, post),
                svg_wijziging(eerst, dan, schaal),
                (Cijfer("voor", eerst, post), " → ", Cijfer("na", dan, post)),
            )
            for post, eerst, dan in rijen
        ),
        breed=True,
    )
    kolommen = (Kolom(taal("post")), *(Kolom(taal(kop), True) for kop in _KOPPEN))
    yield Tabel(
        taal("Voor en na, in euro's"),
        kolommen,
        tuple(
            Tabelrij(
                (
                    (naar_post(site, post),),
                    (Cijfer("voor", eerst, post),),
                    (Cijfer("verschil", dan - eerst, post, teken=True),),
                    (Cijfer("na", dan, post),),
                ),
                post,
            )
            for post, eerst, dan in rijen
        ),
    )


def posten_van(site: Site, besluit: Besluit, taal: Taal) -> Iterator[Blok]:
    """What it opens and closes."""
    for kop, posten in (
        (taal("Geopend"), [(o.post, o.naam) for o in besluit.opent]),
        (taal("Gesloten"), [(post, "") for post in besluit.sluit]),
        (taal("Weer geopend"), [(post, "") for post in besluit.heropent]),
    ):
        if posten:
            yield Kop(kop)
            yield Lijst(tuple((naar_post(site, post, naam) if post in site.namen else naam,) for post, naam in posten))
