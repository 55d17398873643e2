"""A page per gebied: its bar, its posten as rows, what was decided of it and what was told."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import op_volgorde
from buurtledger.report.site.aanbod import aanbod
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import kop_van
from buurtledger.report.site.pagina import Alinea, Blok, Kop, Lijst, Naar, Pagina, Stroken, gezegd
from buurtledger.report.site.stroken import balk, cijfertabel, naar_post, rij
from buurtledger.report.site.strook import schaal_voor
from buurtledger.report.taal import Taal
from buurtledger.report.vormen.opmaak import als_alineas
from buurtledger.stand.cijfers import GebiedStand


def gebieden(site: Site, taal: Taal) -> Iterator[Pagina]:
    """Every gebied."""
    for gebied in site.stand.gebieden:
        yield _gebied(site, gebied, taal)


def _gebied(site: Site, stand: GebiedStand, taal: Taal) -> Pagina:
    gebied, som = stand.gebied, stand.som
    pad = f"gebied/{gebied.id}.html"
    omschrijving = taal(
        "{naam}: nog {over} van {begroot}. Stand op {op}.",
        naam=gebied.naam,
        over=som.beschikbaar,
        begroot=som.begroot,
        op=site.op,
    )
    blokken = (
        Alinea(gezegd(taal, "Stand op {op}.", op=site.op), "groot"),
        *balk(site, som, taal, gebied.id),
        *_posten(site, stand, taal),
        *aanbod(site, gebied.id, taal),
        *_besluiten(site, stand, taal),
        *_verteld(site, stand, taal),
        Kop(taal("In cijfers")),
        cijfertabel(
            taal("De posten, in euro's"),
            N_("post"),
            [(naar_post(site, post.id, post.naam), post.id, cijfers) for post, cijfers in stand.posten],
            som,
            gebied.id,
            taal,
        ),
    )
    kruimels = (Naar(taal("Overzicht"), "index.html"),)
    return Pagina(pad, gebied.naam, omschrijving, blokken, kruimels, menu=pad, script="site.js")


def _posten(site: Site, stand: GebiedStand, taal: Taal) -> Iterator[Blok]:
    verteld = {eigen.post.id: eigen.verteld for eigen in site.verteld}
    schaal = schaal_voor([cijfers for _, cijfers in stand.posten])
    yield Kop(taal("De posten"))
    yield Stroken(
        taal("De posten"),
        tuple(
            rij(naar_post(site, post.id, post.naam), cijfers, post.id, schaal, taal, verteld[post.id].stap)
            for post, cijfers in stand.posten
        ),
    )


def _besluiten(site: Site, stand: GebiedStand, taal: Taal) -> Iterator[Blok]:
    eigen = {post.id for post, _ in stand.posten}
    geraakt = [
        b
        for b in op_volgorde(site.boeken.besluiten)
        if eigen & {*b.netto(), *b.sluit, *b.heropent, *(o.post for o in b.opent)}
    ]
    if geraakt:
        yield Kop(taal("Besluiten"))
        yield Lijst(
            tuple((f"{taal.dag(b.datum)}: ", Naar(kop_van(b.waarom), f"besluit/{b.naam}.html")) for b in geraakt),
            "nieuws",
        )


def _verteld(site: Site, stand: GebiedStand, taal: Taal) -> Iterator[Blok]:
    eigen = {post.id for post, _ in stand.posten}
    klaar = [rij for rij in site.verteld if rij.post.id in eigen and als_alineas(rij.verteld.resultaat)]
    if klaar:
        yield Kop(taal("Wat ermee gedaan is"))
        yield Lijst(
            tuple(
                (
                    naar_post(site, rij.post.id, rij.post.naam),
                    f": {kop_van(als_alineas(rij.verteld.resultaat)[0], 160)}",
                )
                for rij in klaar
            ),
            "nieuws",
        )
