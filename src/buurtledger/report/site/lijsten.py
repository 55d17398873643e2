"""The pages of the website that list: quarters, decisions, receipts, and what the checks found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import Besluit, op_volgorde
from buurtledger.model.datum import Kwartaal, kwartaal_van
from buurtledger.model.mutatie import Mutatie
from buurtledger.report.document import Alinea, Blok, Document, Feit, Feiten, Kop, Lijst
from buurtledger.report.site.model import Site
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Rij, Tabel, Verwijzing, koppen
from buurtledger.report.verslag.model import maak_verslag
from buurtledger.report.verslag.waarde import Periode
from buurtledger.stand.geldend import begroting_voor, pas_toe

Pagina = tuple[str, Document, bool]
"""A path, what stands there, and whether its tables can be searched."""

PER_PAGINA = 500
"""Receipts on one page of the list."""
HOOGSTENS = 200
"""Lines that a page about something else shows; the list of receipts has them all."""


def mutaties_tabel(site: Site, mutaties: Sequence[Mutatie], titel: str, taal: Taal, *, met_post: bool) -> Tabel:
    """A row per mutatie that moved money, for a page at the root of the language; what lacks an akkoord is marked."""

    def rij(m: Mutatie) -> Rij:
        post = (Verwijzing(m.post, f"post/{m.post}.html"),) if met_post else ()
        wacht = m.nummer in site.boeken.zekerheid.zonder_akkoord
        tekst = taal("{tekst} (wacht op akkoord)", tekst=m.omschrijving) if wacht else m.omschrijving
        return (m.datum, m.nummer, m.soort, *post, tekst, m.leverancier, m.bedrag)

    post = (N_("post"),) if met_post else ()
    kop = (N_("datum"), N_("nummer"), N_("soort"), *post, N_("omschrijving"), N_("winkel"), N_("bedrag"))
    return Tabel(titel, koppen(*kop), tuple(rij(m) for m in mutaties))


def kwartalen(site: Site, taal: Taal) -> Iterator[Pagina]:
    """A page per quarter, and one that lists them."""
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
            Periode("kwartaal", str(kwartaal), kwartaal.van, tot),
            commit=site.commit,
            bekend=site.verlopen,
        )
        som = verslag.stand.totaal
        rijen.append(
            (
                Verwijzing(str(kwartaal), f"kwartaal/{kwartaal}.html"),
                verslag.in_periode,
                verslag.gecorrigeerd,
                som.besteed,
                som.uitbetaald,
                som.vrij,
            )
        )
        kort = len(verslag.mutaties) <= HOOGSTENS
        document = verslag.document(taal) if kort else verslag.zonder_bijlage(taal)
        yield f"kwartaal/{kwartaal}.html", document, False
    kop = koppen(
        N_("kwartaal"), N_("besteed in het kwartaal"), N_("correcties"), N_("besteed"), N_("uitbetaald"), N_("vrij")
    )
    yield (
        "kwartalen.html",
        Document(taal("De kwartalen"), (Tabel(taal("De kwartalen, in euro's"), kop, tuple(rijen)),)),
        False,
    )


def besluiten(site: Site, taal: Taal) -> Iterator[Pagina]:
    """A page per decision, and one that lists them."""
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
    kop = koppen(N_("besluit"), N_("vanaf"), N_("door"), N_("bedrag"), N_("waarom"))
    yield "besluiten.html", Document(taal("Besluiten"), (uitleg, Tabel(taal("Alle besluiten"), kop, rijen))), False
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
    kop = koppen(N_("post"), N_("voor"), N_("verschil"), N_("na"))
    blokken: list[Blok] = [Alinea(besluit.waarom), Feiten(tuple(Feit(naam, waarde) for naam, waarde in feiten))]
    if rijen:
        blokken.append(Tabel(taal("Voor en na, in euro's"), kop, rijen))
    if besluit.opent:
        blokken += [Kop(taal("Geopend")), Lijst(tuple(f"{o.post}: {o.naam}" for o in besluit.opent))]
    if besluit.sluit:
        blokken += [Kop(taal("Gesloten")), Lijst(besluit.sluit)]
    return Document(besluit.naam, tuple(blokken))


def bonnen(site: Site, taal: Taal) -> Iterator[Pagina]:
    """All receipts and payments, newest first, over as many pages as it takes."""
    aantal = max(1, -(-len(site.mutaties) // PER_PAGINA))
    namen = ["bonnen.html", *(f"bonnen-{nr}.html" for nr in range(2, aantal + 1))]
    for nr, naam in enumerate(namen):
        stuk = site.mutaties[nr * PER_PAGINA : (nr + 1) * PER_PAGINA]
        blokken: list[Blok] = [
            Alinea(
                taal(
                    "{aantal:regel|regels}, de nieuwste eerst. Wat is teruggedraaid staat er niet bij.",
                    aantal=len(site.mutaties),
                )
            )
        ]
        if aantal > 1:
            blokken.append(
                Lijst(tuple(Verwijzing(taal("bladzijde {nr}", nr=n + 1), ander) for n, ander in enumerate(namen)))
            )
        blokken.append(mutaties_tabel(site, stuk, taal("Bonnen en betalingen"), taal, met_post=True))
        titel = taal("Bonnen") if nr == 0 else taal("Bonnen, bladzijde {nr}", nr=nr + 1)
        yield naam, Document(titel, tuple(blokken)), True


def controle(site: Site, taal: Taal) -> Document:
    """What the checks found, how to check it yourself, and the open data."""
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
            Tabel(
                taal("Bevindingen"),
                koppen(N_("ernst"), N_("regel"), N_("waar"), N_("wat")),
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
            Tabel(
                taal("Oordelen"),
                koppen(N_("datum"), N_("bon"), N_("oordeel")),
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
