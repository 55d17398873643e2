"""A page per kern and post: what it got and for what, what was done and learned, and then every receipt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import op_volgorde
from buurtledger.model.geld import NUL
from buurtledger.model.mutatie import PENVOERDER, Mutatie
from buurtledger.report.site.ideeen import ideeen_van_post
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import kop_van
from buurtledger.report.site.overeenkomsten import overeenkomsten_van_post
from buurtledger.report.site.pagina import (
    BESTAND,
    Alinea,
    Blok,
    Cijfer,
    Kolom,
    Kop,
    Lijst,
    Naar,
    Opmaak,
    Pagina,
    Tabel,
    Tabelrij,
    Zin,
    gezegd,
)
from buurtledger.report.site.soorten import SOORTEN, naar_groep, samen, uitgegeven
from buurtledger.report.site.stroken import STAPPEN, balk, naar_gebied
from buurtledger.report.site.voorkant import bijdrage_zin
from buurtledger.report.site.voorstellen import van_post
from buurtledger.report.taal import Taal
from buurtledger.report.verantwoording import wat_mist
from buurtledger.stand.cijfers import PostStand
from buurtledger.stand.verantwoord import Verantwoord
from buurtledger.stand.verloop import effect, ontvanger_van

HOOGSTENS = 200
"""Lines that the page of a post shows; the list of receipts has them all."""


def posten(site: Site, taal: Taal) -> Iterator[Pagina]:
    """Every post."""
    for stand, eigen in zip(site.stand.posten, site.verteld, strict=True):
        yield _post(site, stand, eigen, taal)


def _post(site: Site, stand: PostStand, eigen: Verantwoord, taal: Taal) -> Pagina:
    post, cijfers = stand
    gebied = next(g.gebied for g in site.stand.gebieden if g.gebied.id == post.gebied)
    mutaties = site.per_post.get(post.id, ())
    omschrijving = taal(
        "{naam}: nog {over} van {begroot}. Stand op {op}.",
        naam=site.namen[post.id],
        over=cijfers.beschikbaar,
        begroot=cijfers.begroot,
        op=site.op,
    )
    blokken = (
        *_boven(site, stand, eigen, taal),
        *_gekregen(mutaties, eigen, taal),
        *_verteld(site, eigen, taal),
        *van_post(site, post.id, taal),
        *overeenkomsten_van_post(site, post.id, taal),
        *ideeen_van_post(site, post.id, taal),
        *_besluiten(site, post.id, taal),
        *_anderen(site, post.id, taal),
        *_boekingen(site, stand, mutaties, taal),
    )
    kruimels = (Naar(taal("Overzicht"), "index.html"), naar_gebied(gebied.id, gebied.naam))
    return Pagina(f"post/{post.id}.html", post.naam, omschrijving, blokken, kruimels, menu=f"gebied/{gebied.id}.html")


def _boven(site: Site, stand: PostStand, eigen: Verantwoord, taal: Taal) -> Iterator[Blok]:
    zin = gezegd(taal, "Stand op {op}.", op=site.op)
    if eigen.verteld.stap:
        zin = (*gezegd(taal, "Hoe ver: {stap}.", stap=taal(STAPPEN[eigen.verteld.stap])), " ", *zin)
    yield Alinea(zin, "groot")
    if stand.post.gesloten:
        yield Alinea(gezegd(taal, "Deze post is gesloten."), "nadruk")
    yield from balk(site, stand.cijfers, taal, stand.post.id)
    yield from _inleveren(site, stand, taal)


def _inleveren(site: Site, stand: PostStand, taal: Taal) -> Iterator[Blok]:
    """Where a group hands in from a telephone: its own page, or the one on which it is chosen already."""
    id_, paden = stand.post.id, site.briefjes.paden
    pad = paden.get(id_, f"{paden['']}#{id_}" if "" in paden else "")
    if pad and not stand.post.gesloten and id_ != site.stand.begroting.coordinatie.post:
        briefje = Naar(taal("met het bonnenbriefje"), pad, BESTAND)
        yield Alinea(
            gezegd(taal, "Bonnen van deze groep inleveren? Dat kan op je telefoon, {briefje}.", briefje=briefje)
        )


def _gekregen(mutaties: Sequence[Mutatie], eigen: Verantwoord, taal: Taal) -> Iterator[Blok]:
    """What it got and for what."""
    gekregen = [m for m in reversed(mutaties) if m.soort in ("voorschot", "vergoeding")]
    cijfers, id_ = eigen.cijfers, eigen.post.id
    if gekregen:
        som = sum((m.bedrag for m in gekregen), NUL)
        waarvoor = ", ".join(dict.fromkeys(m.omschrijving for m in gekregen[:4]))
        yield Kop(taal("Wat er kwam, en waarvoor"))
        yield Alinea(
            gezegd(
                taal,
                "{keer:betaling|betalingen} van samen {bedrag} (de eerste op {dag}): {waarvoor}.",
                keer=len(gekregen),
                bedrag=Cijfer("ontvangen", som, id_),
                dag=gekregen[0].datum,
                waarvoor=waarvoor + ("…" if len(gekregen) > 4 else ""),
            )
        )
    if cijfers.bonnen:
        yield Alinea(
            gezegd(
                taal,
                "Er {bonnen:|is|zijn} {bonnen:bon|bonnen} van samen {besteed}.",
                bonnen=cijfers.bonnen,
                besteed=Cijfer("besteed", cijfers.besteed, id_),
            )
        )


def _verteld(site: Site, eigen: Verantwoord, taal: Taal) -> Iterator[Blok]:
    verteld = eigen.verteld
    yield Kop(taal("Wat ermee gedaan is"))
    yield Opmaak(verteld.resultaat) if verteld.resultaat else Alinea((taal("Hier is nog niets over verteld."),))
    if verteld.leermomenten:
        yield Kop(taal("Wat er geleerd is"))
        yield from map(Opmaak, verteld.leermomenten)
    if verteld.leersessies:
        dagen = ", ".join(taal.dag(dag) for dag in verteld.leersessies)
        yield Alinea((taal("Verteld op de sessie van {dagen}.", dagen=dagen),))
    if verteld.toelichting:
        yield Kop(taal("Waarom het anders liep dan begroot"))
        yield Alinea((verteld.toelichting,))
    if eigen.mist:
        wat = wat_mist(eigen, taal)
        # Before the end nobody is late.
        zin = taal("Mist nog: {wat}.", wat=wat) if site.is_voorbij else taal("Komt nog: {wat}.", wat=wat)
        yield Alinea((zin,), "nadruk" if site.is_voorbij else "noot")


def _besluiten(site: Site, post: str, taal: Taal) -> Iterator[Blok]:
    rijen = []
    for besluit in op_volgorde(site.boeken.besluiten):
        netto = besluit.netto().get(post)
        wat = taal("opent deze post") if post in {o.post for o in besluit.opent} else ""
        wat = taal("sluit deze post") if post in besluit.sluit else wat
        wat = taal("heropent deze post") if post in besluit.heropent else wat
        if netto or wat:
            naar = Naar(kop_van(besluit.waarom), f"besluit/{besluit.naam}.html")
            bedrag: Zin = (Cijfer("verschil", netto, post, teken=True),) if netto else (wat,)
            rijen.append(Tabelrij(((taal.dag(besluit.vanaf),), (naar,), bedrag), besluit.naam))
    if rijen:
        kolommen = (Kolom(taal("geldt vanaf")), Kolom(taal("besluit")), Kolom(taal("bedrag"), True))
        yield Kop(taal("Besluiten"))
        yield Tabel(taal("Wat besluiten deden, in euro's"), kolommen, tuple(rijen))


def _anderen(site: Site, post: str, taal: Taal) -> Iterator[Blok]:
    anderen = [b for b in site.boeken.bijdragen if b.post == post]
    if anderen:
        yield Kop(taal("Wat anderen bijdragen"))
        yield Lijst(tuple(bijdrage_zin(site, b.van, b.post, b.toegezegd, b.betaald, taal) for b in anderen))


def _boekingen(site: Site, stand: PostStand, mutaties: Sequence[Mutatie], taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Bonnen en betalingen"))
    if not mutaties:
        yield Alinea((taal("Er is nog niets geboekt."),))
        return
    eerder, laatste = mutaties[HOOGSTENS:], mutaties[:HOOGSTENS]
    if eerder:
        zin = taal(
            "De laatste {aantal} van {alle}; bij Bonnen staan ze allemaal.", aantal=HOOGSTENS, alle=len(mutaties)
        )
        yield Alinea((zin,))
    kop = ((N_("datum"), "vast klein"), (N_("omschrijving"), "wat"), (N_("winkel"), "klein"), (N_("soort"), "klein"))
    geld = (N_("ontvangen"), N_("uitgegeven"), N_("nog bij de groep"))
    yield Tabel(
        taal("Van oud naar nieuw, in euro's"),
        (
            *(Kolom(taal(woord), aard=aard) for woord, aard in kop),
            *(Kolom(taal(woord), True, "geld") for woord in geld),
        ),
        tuple(_regels(site, stand, eerder, laatste, taal)),
        kaarten=True,
    )


def _regels(
    site: Site, stand: PostStand, eerder: Sequence[Mutatie], laatste: Sequence[Mutatie], taal: Taal
) -> Iterator[Tabelrij]:
    """The lines in the order of time, with what the group holds after each."""
    bonnen = {m.nummer: m for m in (*eerder, *laatste) if m.soort == "bon"}

    def erbij(m: Mutatie) -> Decimal:
        wat = effect(m, ontvanger_van(m, bonnen) if m.soort == "retour" else "")
        return wat.uitbetaald - wat.besteed

    bij_groep = sum(map(erbij, eerder), NUL)
    if eerder:
        leeg: Zin = ()
        yield Tabelrij(((taal("eerder"),), leeg, leeg, leeg, *_geld(eerder, bij_groep, "", "")), som=True)
    for m in reversed(laatste):
        bij_groep += erbij(m)
        soort = taal(SOORTEN[m.soort])
        if m.soort == "bon" and m.betaald_door == PENVOERDER:
            soort = taal("{soort}, betaald door de penvoerder", soort=soort)
        tekst = m.omschrijving
        if m.nummer in site.boeken.zekerheid.zonder_akkoord:
            tekst = taal("{tekst} (wacht op akkoord)", tekst=tekst)
        cellen = (
            (taal.kort(m.datum),),
            (tekst,),
            (m.leverancier,),
            (soort,),
            *_geld([m], bij_groep, m.nummer, m.nummer),
        )
        yield Tabelrij(cellen, m.nummer)
    yield Tabelrij(
        (
            (taal("samen"),),
            (),
            (),
            (),
            *_geld([*eerder, *laatste], stand.cijfers.te_verantwoorden, stand.post.id, ""),
        ),
        som=True,
    )


def _geld(mutaties: Sequence[Mutatie], bij_groep: Decimal, id_: str, van: str) -> tuple[Zin, Zin, Zin]:
    """Received and spent, and what the group holds."""
    ontvangen, besteed = [naar_groep(m) for m in mutaties], [uitgegeven(m) for m in mutaties]
    veld_in, veld_uit, veld_bij = (
        ("ontvangen", "uitgegeven", "loopt") if van else ("ontvangen", "besteed", "te_verantwoorden")
    )
    if len(mutaties) == 1 and mutaties[0].soort in ("bon", "voorschot", "vergoeding"):
        veld_in = veld_uit = "bedrag"
    return (
        (Cijfer(veld_in, samen(ontvangen), id_),) if any(ontvangen) else (),
        (Cijfer(veld_uit, samen(besteed), id_),) if any(besteed) else (),
        (Cijfer(veld_bij, bij_groep, id_),),
    )
