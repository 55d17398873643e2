"""The pages of the website, each a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.geld import NUL, euro
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.document import Alinea, Blok, Document, Feiten, Kop, Lijst, Plaatje, Rooster, Verwijzing
from buurtledger.report.figuren import F
from buurtledger.report.status import KOPPEN
from buurtledger.report.status_tekst import procent
from buurtledger.report.stroom import stroom, voortgang
from buurtledger.report.taal import Taal
from buurtledger.report.verslag import bijdragen_rooster, maak_verslag, verslag_document, verteld
from buurtledger.stand.aandacht import verstreken
from buurtledger.stand.cijfers import Cijfers, GebiedStand, PostStand, Som
from buurtledger.stand.geldend import begroting_voor, pas_toe
from buurtledger.stand.verantwoord import Verantwoord

if TYPE_CHECKING:
    from buurtledger.report.site import Site

Pagina = tuple[str, Document, bool]
"""A path, what stands there, and whether its tables can be searched."""

_HOOGSTENS = 200
"""Lines that a post's own page shows; the list of receipts has them all."""


def paginas(site: Site, huisstijl: Huisstijl, taal: Taal) -> Iterator[Pagina]:
    """Every page in one language."""
    yield "index.html", _voorkant(site, huisstijl, taal), False
    for gebied in site.stand.gebieden:
        yield f"gebied/{gebied.gebied.id}.html", _gebied(gebied, taal), False
    per_post: dict[str, list[Mutatie]] = {}
    for mutatie in site.mutaties:
        per_post.setdefault(mutatie.post, []).append(mutatie)
    for rij, eigen in zip(site.stand.posten, site.verteld, strict=True):
        yield f"post/{rij.post.id}.html", _post(site, rij, eigen, per_post.get(rij.post.id, []), huisstijl, taal), False
    yield from _kwartalen(site, taal)
    yield from _besluiten(site, taal)
    yield from _bonnen(site, taal)
    yield "controle.html", _controle(site, taal), False


def _figuren(cijfers: Cijfers | Som, taal: Taal) -> Feiten:
    return Feiten(tuple((taal(kop), euro(getattr(cijfers, veld))) for kop, veld in zip(KOPPEN, F, strict=True)))


def _posten(
    rijen: Sequence[tuple[Verwijzing, Cijfers | Som]], som: Som, titel: str, eerste: str, taal: Taal
) -> Rooster:
    velden = ("begroot", "besteed", "uitbetaald", "nog_te_verantwoorden", "vrij")
    return Rooster(
        titel,
        (eerste, taal("begroot"), taal("besteed"), taal("uitbetaald"), taal("nog te verantwoorden"), taal("vrij")),
        tuple((naam, *(getattr(cijfers, veld) for veld in velden)) for naam, cijfers in rijen),
        (taal("totaal"), *(getattr(som, veld) for veld in velden)),
    )


def _voorkant(site: Site, huisstijl: Huisstijl, taal: Taal) -> Document:
    stand, looptijd = site.stand, site.stand.begroting.looptijd
    deel = stand.totaal.besteed / stand.totaal.begroot if stand.totaal.begroot else NUL
    tijd = verstreken(looptijd, site.op)
    samen = taal(
        "{deel} van het geld is besteed; {tijd} van de tijd is voorbij.",
        deel=procent(round(deel, 3)),
        tijd=procent(round(tijd, 3)),
    )
    blokken: list[Blok] = [
        Alinea(
            taal(
                "Bewoners beslissen samen over {totaal}. Hier staat waar het heen gaat, wat er al mee gedaan is, "
                "en hoe je dat kunt nagaan.",
                totaal=stand.totaal.begroot,
            )
        ),
        _figuren(stand.totaal, taal),
        Plaatje(voortgang(deel, tijd, huisstijl, samen), samen),
    ]
    if looptijd.aanname:
        blokken.append(Alinea(taal("De looptijd is nog een aanname; het plan noemt geen begin en geen einde.")))
    blokken += [
        Kop(taal("Waar het geld heen gaat")),
        Plaatje(
            stroom(stand, huisstijl, taal),
            taal("Van links naar rechts: alles samen, de gebieden, de posten. Gevuld is wat besteed is."),
            breed=True,
        ),
        _posten(
            [(Verwijzing(g.gebied.naam, f"gebied/{g.gebied.id}.html"), g.som) for g in stand.gebieden],
            stand.totaal,
            taal("De gebieden, in euro's"),
            taal("gebied"),
            taal,
        ),
        Alinea(
            taal(
                "Coördinatie: {aandeel} van het totaal, hoogstens {maximum}.",
                aandeel=procent(stand.aandeel_coordinatie),
                maximum=procent(stand.begroting.coordinatie.maximum),
            )
        ),
    ]
    kernen = [rij for rij in site.verteld if rij.is_kern]
    gebruikers = [rij for rij in kernen if rij.gebruikte_geld]
    blokken += [
        Kop(taal("Wat de kernen teruggeven")),
        Alinea(
            taal(
                "Van de {alle} kernen gebruikten er {gebruikers} geld; daarvan zijn er {klaar} verantwoord.",
                alle=len(kernen),
                gebruikers=len(gebruikers),
                klaar=sum(rij.is_verantwoord for rij in gebruikers),
            )
        ),
    ]
    if site.boeken.bijdragen:
        blokken += [
            Kop(taal("Wat anderen bijdroegen")),
            Alinea(taal("Dit is geen subsidie en telt hierboven niet mee.")),
            bijdragen_rooster(site.boeken.bijdragen, taal),
        ]
    return Document(site.plan.naam, tuple(blokken))


def _gebied(gebied: GebiedStand, taal: Taal) -> Document:
    rijen = [(Verwijzing(post.naam, f"../post/{post.id}.html"), cijfers) for post, cijfers in gebied.posten]
    return Document(
        gebied.gebied.naam,
        (
            _figuren(gebied.som, taal),
            Kop(taal("De posten")),
            _posten(rijen, gebied.som, taal("De posten, in euro's"), taal("post"), taal),
        ),
    )


def _post(
    site: Site, rij: PostStand, eigen: Verantwoord, mutaties: list[Mutatie], huisstijl: Huisstijl, taal: Taal
) -> Document:
    post, cijfers = rij
    gebied = next(g.gebied for g in site.stand.gebieden if g.gebied.id == post.gebied)
    deel = cijfers.besteed / cijfers.begroot if cijfers.begroot else NUL
    tijd = verstreken(site.stand.begroting.looptijd, site.op)
    samen = taal(
        "{deel} van het geld is besteed; {tijd} van de tijd is voorbij.",
        deel=procent(round(deel, 3)),
        tijd=procent(round(tijd, 3)),
    )
    blokken: list[Blok] = [
        Lijst((Verwijzing(gebied.naam, f"../../gebied/{gebied.id}.html"),)),
        _figuren(cijfers, taal),
        Plaatje(voortgang(deel, tijd, huisstijl, samen), samen),
        Kop(taal("Wat ermee gedaan is")),
    ]
    inhoud = list(verteld(eigen, taal))
    blokken += inhoud or [Alinea(taal("Hier is nog niets over verteld."))]
    besluiten = [b for b in op_volgorde(site.boeken.besluiten) if b.netto().get(post.id)]
    if besluiten:
        blokken += [
            Kop(taal("Besluiten")),
            Rooster(
                taal("Wat besluiten deden"),
                (taal("besluit"), taal("vanaf"), taal("bedrag"), taal("waarom")),
                tuple(
                    (Verwijzing(b.naam, f"../../besluit/{b.naam}.html"), b.vanaf, b.netto()[post.id], b.waarom)
                    for b in besluiten
                ),
            ),
        ]
    anderen = tuple(b for b in site.boeken.bijdragen if b.post == post.id)
    if anderen:
        blokken += [Kop(taal("Wat anderen bijdroegen")), bijdragen_rooster(anderen, taal)]
    blokken.append(Kop(taal("Bonnen en betalingen")))
    if not mutaties:
        blokken.append(Alinea(taal("Er is nog niets geboekt.")))
    else:
        if len(mutaties) > _HOOGSTENS:
            blokken.append(
                Alinea(
                    taal(
                        "De laatste {aantal} van {alle}; bij Bonnen staan ze allemaal.",
                        aantal=_HOOGSTENS,
                        alle=len(mutaties),
                    )
                )
            )
        blokken.append(
            _mutaties(mutaties[:_HOOGSTENS], taal("Bonnen en betalingen, de nieuwste eerst"), taal, met_post=False)
        )
    return Document(post.naam, tuple(blokken))


def _mutaties(mutaties: Sequence[Mutatie], titel: str, taal: Taal, *, met_post: bool, hier: str = "") -> Rooster:
    def rij(m: Mutatie) -> tuple[object, ...]:
        post = (Verwijzing(m.post, f"{hier}post/{m.post}.html"),) if met_post else ()
        return (m.datum, m.nummer, m.soort, *post, m.omschrijving, m.leverancier, m.bedrag)

    posten = (taal("post"),) if met_post else ()
    koppen = (
        taal("datum"),
        taal("nummer"),
        taal("soort"),
        *posten,
        taal("omschrijving"),
        taal("winkel"),
        taal("bedrag"),
    )
    return Rooster(titel, koppen, tuple(rij(m) for m in mutaties))  # type: ignore[misc]


def _kwartalen(site: Site, taal: Taal) -> Iterator[Pagina]:
    looptijd = site.stand.begroting.looptijd
    dagen = [m.datum for m in site.mutaties]
    eerste, laatste = (
        kwartaal_van(min([looptijd.van, *dagen])),
        kwartaal_van(min(site.op, max([looptijd.tot_en_met, *dagen]))),
    )
    alle: list[Kwartaal] = []
    kwartaal = eerste
    while kwartaal <= laatste:
        alle.append(kwartaal)
        kwartaal = kwartaal.volgende
    rijen = []
    for kwartaal in alle:
        tot = min(kwartaal.tot_en_met, site.op)
        verslag = maak_verslag(
            site.boeken,
            site.plan,
            "kwartaal",
            str(kwartaal),
            kwartaal.van,
            tot,
            commit=site.commit,
            bekend=site.verlopen,
        )
        som = verslag.stand.totaal
        rijen.append(
            (
                Verwijzing(str(kwartaal), f"kwartaal/{kwartaal}.html"),
                verslag.in_periode,
                som.besteed,
                som.uitbetaald,
                som.vrij,
            )
        )
        document = verslag_document(verslag._replace(mutaties=verslag.mutaties[-_HOOGSTENS:]), taal)
        yield f"kwartaal/{kwartaal}.html", document, False
    koppen = (taal("kwartaal"), taal("besteed in het kwartaal"), taal("besteed"), taal("uitbetaald"), taal("vrij"))
    yield (
        "kwartalen.html",
        Document(taal("De kwartalen"), (Rooster(taal("De kwartalen, in euro's"), koppen, tuple(rijen)),)),
        False,
    )


def _besluiten(site: Site, taal: Taal) -> Iterator[Pagina]:
    besluiten = op_volgorde(site.boeken.besluiten)
    uitleg = Alinea(
        taal(
            "Geld dat ergens overblijft gaat met een besluit van de buurt naar waar het nodig is. "
            "Het plan blijft staan."
        )
    )
    if not besluiten:
        leeg = Alinea(taal("Er zijn geen besluiten."))
        yield "besluiten.html", Document(taal("Besluiten"), (uitleg, leeg)), False
        return
    rijen = tuple(
        (Verwijzing(b.naam, f"besluit/{b.naam}.html"), b.vanaf, b.door, b.bedrag, b.waarom) for b in besluiten
    )
    koppen = (taal("besluit"), taal("vanaf"), taal("door"), taal("bedrag"), taal("waarom"))
    yield "besluiten.html", Document(taal("Besluiten"), (uitleg, Rooster(taal("Alle besluiten"), koppen, rijen))), False
    for besluit in besluiten:
        yield f"besluit/{besluit.naam}.html", _besluit(site, besluit, taal), False


def _besluit(site: Site, besluit: Besluit, taal: Taal) -> Document:
    na = pas_toe(begroting_voor(site.plan, site.boeken.besluiten, besluit), besluit).posten
    feiten = [
        (taal("genomen op"), taal.dag(besluit.datum)),
        (taal("geldt vanaf"), taal.dag(besluit.vanaf)),
        (taal("door"), besluit.door),
        *([(taal("notulen"), besluit.notulen)] if besluit.notulen else []),
        *([(taal("trekt in"), besluit.trekt_in)] if besluit.trekt_in else []),
    ]
    rijen = tuple(
        (Verwijzing(na[post].naam, f"../post/{post}.html"), na[post].bedrag - verschil, verschil, na[post].bedrag)
        for post, verschil in besluit.netto().items()
        if post in na
    )
    koppen = (taal("post"), taal("voor"), taal("verschil"), taal("na"))
    blokken: list[Blok] = [Alinea(besluit.waarom), Feiten(tuple(feiten))]
    if rijen:
        blokken.append(Rooster(taal("Voor en na, in euro's"), koppen, rijen))
    if besluit.opent:
        blokken += [Kop(taal("Geopend")), Lijst(tuple(f"{o.post}: {o.naam}" for o in besluit.opent))]
    if besluit.sluit:
        blokken += [Kop(taal("Gesloten")), Lijst(besluit.sluit)]
    return Document(besluit.naam, tuple(blokken))


def _bonnen(site: Site, taal: Taal) -> Iterator[Pagina]:
    from buurtledger.report.site import PER_PAGINA

    aantal = max(1, -(-len(site.mutaties) // PER_PAGINA))
    namen = ["bonnen.html", *(f"bonnen-{nr}.html" for nr in range(2, aantal + 1))]
    for nr, naam in enumerate(namen):
        stuk = site.mutaties[nr * PER_PAGINA : (nr + 1) * PER_PAGINA]
        blokken: list[Blok] = [
            Alinea(
                taal(
                    "{aantal} regels, de nieuwste eerst. Wat is teruggedraaid staat er niet bij.",
                    aantal=len(site.mutaties),
                )
            )
        ]
        if aantal > 1:
            blokken.append(
                Lijst(tuple(Verwijzing(taal("bladzijde {nr}", nr=n + 1), ander) for n, ander in enumerate(namen)))
            )
        blokken.append(_mutaties(stuk, taal("Bonnen en betalingen"), taal, met_post=True))
        titel = taal("Bonnen") if nr == 0 else taal("Bonnen, bladzijde {nr}", nr=nr + 1)
        yield naam, Document(titel, tuple(blokken)), True


def _controle(site: Site, taal: Taal) -> Document:
    terug = "../" if taal.code != "nl" else ""
    blokken: list[Blok] = [
        Alinea(
            taal("Alles klopt: geen enkele regel vond iets.")
            if not site.bevindingen
            else taal("Dit vonden de controles:")
        )
    ]
    if site.bevindingen:
        blokken.append(
            Rooster(
                taal("Bevindingen"),
                (taal("ernst"), taal("regel"), taal("waar"), taal("wat")),
                tuple(
                    (
                        taal("fout") if b.ernst.value == "fout" else taal("waarschuwing"),
                        b.regel,
                        f"{b.plaats.bestand}:{b.plaats.lijn}",
                        taal.zeg(b.bericht),
                    )
                    for b in site.bevindingen
                ),
            )
        )
    if site.oordelen:
        blokken += [
            Kop(taal("Wat de kascommissie vond")),
            Rooster(
                taal("Oordelen"),
                (taal("datum"), taal("bon"), taal("oordeel")),
                tuple((o.datum, o.bon, o.oordeel) for o in site.oordelen),
            ),
        ]
    blokken += [
        Kop(taal("Zo ga je het zelf na")),
        Alinea(
            taal(
                "De boeken zijn gewone tekst in git. Haal ze op, en laat buurtledger ze narekenen: het geeft dezelfde "
                "cijfers als deze website, gemaakt van commit {commit} met de stand op {op}.",
                commit=site.commit or "-",
                op=site.op,
            )
        ),
        Lijst(("git clone …", f"buurtledger status --op {site.op}", "buurtledger check --geschiedenis")),
        Kop(taal("Open gegevens")),
        Lijst(
            tuple(
                Verwijzing(naam, f"{terug}gegevens/{naam}")
                for naam in (
                    "posten.csv",
                    "mutaties.csv",
                    "verantwoording.csv",
                    "status.json",
                    "besluiten.json",
                    "datapackage.json",
                )
            )
        ),
    ]
    return Document(taal("Controle"), tuple(blokken))
