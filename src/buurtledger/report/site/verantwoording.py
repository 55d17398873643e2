"""Who gave back what is asked of the money, and who still has to bring something."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.model.bericht import N_
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Alinea, Blok, Cijfer, Deel, Kolom, Kop, Pagina, Tabel, Tabelrij, Zin, gezegd
from buurtledger.report.site.stroken import naar_post
from buurtledger.report.taal import Taal
from buurtledger.report.verantwoording import VerantwoordingVerslag, slotzin
from buurtledger.stand.verantwoord import BONNEN, LEERSESSIE, RESULTAAT, Verantwoord


def verantwoording(site: Site, taal: Taal) -> Pagina:
    """The page."""
    titel = taal("Wie laat nog iets zien?")
    uitleg = taal(
        "Wie geld gebruikt laat bonnen zien, vertelt wat ermee gedaan is, en deelt wat er geleerd is. Stand op {op}.",
        op=site.op,
    )
    blokken: list[Blok] = [Alinea((uitleg,), "groot")]
    kernen = [rij for rij in site.verteld if rij.is_kern]
    if kernen:
        blokken.append(Alinea((slotzin(VerantwoordingVerslag(site.stand, site.verteld), taal),)))
    nog = sorted((rij for rij in site.verteld if BONNEN in rij.mist), key=lambda r: -r.cijfers.te_verantwoorden)
    blokken += [*_bonnen(site, nog, taal)]
    anders = [rij for rij in site.verteld if rij.gebruikte_geld and {RESULTAAT, LEERSESSIE} & set(rij.mist)]
    if anders:
        blokken += [Kop(taal("Nog te vertellen"))]
        kolommen = (Kolom(taal("post")), Kolom(taal("resultaat")), Kolom(taal("leersessie")))
        rijen = tuple(Tabelrij(((naar_post(site, rij.post.id),), *_staat(rij, taal)), rij.post.id) for rij in anders)
        blokken.append(Tabel(taal("Wie nog iets vertelt"), kolommen, rijen))
    klaar = [rij for rij in site.verteld if rij.is_verantwoord]
    if klaar:
        blokken += [Kop(taal("Klaar")), Alinea(_opsomming(site, klaar))]
    return Pagina("verantwoording.html", titel, uitleg, tuple(blokken), menu="verantwoording.html")


def _bonnen(site: Site, nog: list[Verantwoord], taal: Taal) -> Iterator[Blok]:
    yield Kop(taal("Bonnen die nog komen"))
    if not nog:
        yield Alinea((taal("Niemand: van al het geld is er een bon."),))
        return
    yield Alinea(
        gezegd(
            taal,
            "Bij {aantal:post|posten} is nog {bedrag} waarvan de bon volgt.",
            aantal=len(nog),
            bedrag=Cijfer("nog_te_verantwoorden", site.stand.totaal.nog_te_verantwoorden),
        )
    )
    kolommen = (Kolom(taal("post")), Kolom(taal("uitbetaald"), True), Kolom(taal("besteed"), True))
    rijen = tuple(
        Tabelrij(
            (
                (naar_post(site, rij.post.id),),
                *((Cijfer(v, getattr(rij.cijfers, v), rij.post.id),) for v in _VELDEN),
            ),
            rij.post.id,
        )
        for rij in nog
    )
    yield Tabel(
        taal("Waarvan de bon nog volgt, in euro's"), (*kolommen, Kolom(taal("bij groepen, bon volgt"), True)), rijen
    )


_VELDEN = ("uitbetaald", "besteed", "nog_te_verantwoorden")
_JA, _NEE, _NVT = N_("✓ ja"), N_("nog niet"), N_("niet gevraagd")


def _staat(rij: Verantwoord, taal: Taal) -> tuple[Zin, Zin]:
    sessie = _NVT if not rij.is_kern else _NEE if LEERSESSIE in rij.mist else _JA
    return (taal(_NEE if RESULTAAT in rij.mist else _JA),), (taal(sessie),)


def _opsomming(site: Site, rijen: list[Verantwoord]) -> Zin:
    zin: list[Deel] = []
    for nr, rij in enumerate(rijen):
        zin += [", "] * (nr > 0) + [naar_post(site, rij.post.id)]
    return tuple(zin)
