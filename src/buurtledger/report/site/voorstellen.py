"""A page per proposal that is or was laid before the residents, and one that lists them: what is open stands first."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.besluit import Besluit
from buurtledger.model.voorstel import Voorstel, besluit_uit
from buurtledger.report.site.besluiten import gevolg, met_adressen, naar_besluit, posten_van, verschuivingen, wie
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import kop_van
from buurtledger.report.site.pagina import (
    Alinea,
    Blok,
    Feiten,
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
from buurtledger.report.taal import Taal
from buurtledger.report.voorgelegd import SOORTEN, geteld, waar_en_wanneer
from buurtledger.report.voorstellen import zou_doen
from buurtledger.stand.voorgelegd import kan_nog, ligt_voor

PAD = "voorstellen.html"
HOOGSTENS = 200
"""Reactions that the page of a proposal shows; the open data has them all."""


def voorstellen(site: Site, taal: Taal) -> Iterator[Pagina]:
    """A page per proposal, and the list; nothing where nothing was ever laid before anybody."""
    if not site.boeken.voorstellen:
        return
    yield _lijst(site, taal)
    for voorstel in site.boeken.voorstellen:
        yield _voorstel(site, voorstel, taal)


def naar_voorstel(voorstel: Voorstel) -> Naar:
    """A link to the page of a proposal."""
    return Naar(kop_van(voorstel.waarom), f"voorstel/{voorstel.naam}.html")


def voorkant_voorgelegd(site: Site, taal: Taal) -> Iterator[Blok]:
    """What is laid before the residents now, and until when they can answer; for the front page."""
    open_ = ligt_voor(site.boeken.voorstellen, site.boeken.besluiten)
    if not open_:
        return
    yield Kop(taal("Nu voorgelegd aan de buurt"))
    yield Lijst(tuple(_in_lijst(site, voorstel, taal) for voorstel in open_), "nieuws")
    alles = Naar(taal("alles wat voorgelegd is"), PAD)
    yield Alinea((*gezegd(taal, "Er is nog niets besloten."), " ", alles), "noot")


def _in_lijst(site: Site, voorstel: Voorstel, taal: Taal) -> Zin:
    waar = waar_en_wanneer(voorstel, taal)
    zegt = (
        taal("reageren kan tot en met {tot}", tot=voorstel.reageren_tot)
        if kan_nog(voorstel, site.op)
        else taal("reageren kon tot en met {tot}", tot=voorstel.reageren_tot)
    )
    return (naar_voorstel(voorstel), f": {zegt}. ", taal("Besproken: {waar}.", waar=waar))


def _lijst(site: Site, taal: Taal) -> Pagina:
    uitleg = gezegd(
        taal,
        "Wat er met geld zou gebeuren ligt eerst voor aan de bewoners. Zij zeggen er iets van; dan komt het besluit.",
    )
    blokken: list[Blok] = [Alinea(uitleg)]
    open_ = ligt_voor(site.boeken.voorstellen, site.boeken.besluiten)
    blokken.append(Kop(taal("Ligt nu voor")))
    if open_:
        blokken.append(Lijst(tuple(_in_lijst(site, voorstel, taal) for voorstel in open_), "nieuws"))
    else:
        blokken.append(Alinea((taal("Er ligt nu niets voor."),)))
    eerder = sorted((v for v in site.boeken.voorstellen if v not in open_), key=lambda v: v.naam, reverse=True)
    if eerder:
        blokken.append(Kop(taal("Eerder")))
        blokken.append(Lijst(tuple(_eerder(site, voorstel, taal) for voorstel in eerder), "nieuws"))
    omschrijving = taal("Wat er aan de bewoners voorligt, tot wanneer, en wat ervan kwam.")
    return Pagina(PAD, taal("Voorgelegd aan de buurt"), omschrijving, tuple(blokken), menu=PAD)


def _eerder(site: Site, voorstel: Voorstel, taal: Taal) -> Zin:
    besluit = besluit_uit(voorstel, site.boeken.besluiten)
    begin = (f"{taal.dag(voorstel.datum)}: ", naar_voorstel(voorstel), " (", geteld(voorstel, taal), "). ")
    if besluit is not None:
        return (*begin, *gezegd(taal, "Besloten op {dag}: {besluit}", dag=besluit.datum, besluit=naar_besluit(besluit)))
    assert voorstel.ingetrokken is not None
    return (*begin, taal("Ingetrokken op {dag}.", dag=voorstel.ingetrokken.datum))


def _voorstel(site: Site, voorstel: Voorstel, taal: Taal) -> Pagina:
    besluit = besluit_uit(voorstel, site.boeken.besluiten)
    zou = zou_doen(site.plan, site.boeken.besluiten, voorstel)
    titel = kop_van(voorstel.waarom)
    heel = voorstel.waarom.strip()
    blokken: list[Blok] = [Alinea(_hoe_staat(voorstel, besluit, taal), "nadruk")]
    blokken += [] if len(heel) <= len(titel) + 1 else [Alinea((heel,), "groot")]
    blokken += [Feiten(tuple(_feiten(site, voorstel, besluit, taal))), *verschuivingen(site, zou.besluit, taal)]
    blokken += [*gevolg(site, zou, taal), *posten_van(site, zou.besluit, taal), *_reacties(voorstel, taal)]
    kruimels = (Naar(taal("Overzicht"), "index.html"), Naar(taal("Voorgelegd aan de buurt"), PAD))
    omschrijving = taal(
        "Voorstel van {dag}: {waarom}. Reageren tot en met {tot}.",
        dag=voorstel.datum,
        waarom=titel,
        tot=voorstel.reageren_tot,
    )
    return Pagina(f"voorstel/{voorstel.naam}.html", titel, omschrijving, tuple(blokken), kruimels, menu=PAD)


def _hoe_staat(voorstel: Voorstel, besluit: Besluit | None, taal: Taal) -> Zin:
    if besluit is not None:
        return gezegd(taal, "Dit was een voorstel. Besloten is: {besluit}.", besluit=naar_besluit(besluit))
    weg = voorstel.ingetrokken
    if weg is not None:
        return gezegd(taal, "Dit voorstel is ingetrokken op {dag}: {reden}", dag=weg.datum, reden=weg.reden)
    return gezegd(taal, "Dit is een voorstel: er is nog niets besloten, en het telt in geen enkel cijfer mee.")


def _feiten(site: Site, voorstel: Voorstel, besluit: Besluit | None, taal: Taal) -> Iterator[tuple[str, Zin]]:
    yield taal("voorgelegd op"), (taal.dag(voorstel.datum),)
    yield taal("besluit is aan"), (wie(site, voorstel.door),)
    yield taal("besproken"), (waar_en_wanneer(voorstel, taal),)
    if besluit is None and voorstel.ingetrokken is None:
        yield taal("reageren"), (*_hoe_reageren(site, voorstel, taal),)
    else:
        yield taal("reageren kon"), (taal("tot en met {tot}", tot=voorstel.reageren_tot),)


def _hoe_reageren(site: Site, voorstel: Voorstel, taal: Taal) -> Iterator[str | Naar]:
    """Until when and where: there is no form, people are spoken to."""
    if not kan_nog(voorstel, site.op):
        yield taal("kon tot en met {tot}", tot=voorstel.reageren_tot)
        return
    yield taal("tot en met {tot}, waar het besproken wordt", tot=voorstel.reageren_tot)
    if voorstel.reageren:
        yield "; "
        yield from met_adressen(voorstel.reageren)  # type: ignore[misc]  # no figures in a text


def _reacties(voorstel: Voorstel, taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Wat bewoners zeiden"))
    yield Alinea((geteld(voorstel, taal) + ".",), "groot")
    alle = sorted(voorstel.reacties, key=lambda r: (r.datum, r.nummer))
    met_tekst = [reactie for reactie in alle if reactie.tekst]
    if not met_tekst:
        return
    if len(met_tekst) > HOOGSTENS:
        yield Alinea(
            (taal("De eerste {aantal}; in de open gegevens staan ze allemaal.", aantal=str(HOOGSTENS)),), "noot"
        )
    kop = (taal("gezegd"), taal("hoe"), taal("waar en wanneer"))
    yield Tabel(
        taal("Wat er gezegd is, zonder namen"),
        (Kolom(kop[0], aard="wat"), Kolom(kop[1], aard="klein"), Kolom(kop[2], aard="klein")),
        tuple(
            Tabelrij(
                (
                    (reactie.tekst,),
                    (_hoe(voorstel, reactie.soort, reactie.aantal, voorstel.is_te_laat(reactie), taal),),
                    (f"{reactie.waar}, {taal.kort(reactie.datum)}",),
                )
            )
            for reactie in met_tekst[:HOOGSTENS]
        ),
        kaarten=True,
    )


def _hoe(voorstel: Voorstel, soort: str, aantal: int, laat: bool, taal: Taal) -> str:
    woord = taal(SOORTEN[soort])
    keer = f"{woord} ({aantal})" if aantal > 1 else woord
    return taal("{hoe}, na {tot}", hoe=keer, tot=voorstel.reageren_tot) if laat else keer


def van_post(site: Site, post: str, taal: Taal) -> Iterator[Blok]:
    """The open proposals that would change a post; for its page."""
    raakt = [
        v
        for v in ligt_voor(site.boeken.voorstellen, site.boeken.besluiten)
        if post in {*v.als_besluit().netto(), *v.sluit, *v.heropent}
    ]
    if raakt:
        yield Kop(taal("Voorgelegd"))
        yield Lijst(tuple(_in_lijst(site, voorstel, taal) for voorstel in raakt), "nieuws")
