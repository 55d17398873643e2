"""A page per quarter: a screen of summary, then the figures of what moved in it, and one that lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from buurtledger.model.bericht import N_
from buurtledger.model.besluit import op_volgorde
from buurtledger.model.datum import Kwartaal
from buurtledger.report.kwartaal import KwartaalRij, KwartaalVerslag, maak_kwartaal
from buurtledger.report.mutaties import zoals_gelezen
from buurtledger.report.site.model import Site
from buurtledger.report.site.nieuws import kop_van
from buurtledger.report.site.pagina import (
    Alinea,
    Blok,
    Cijfer,
    Deel,
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
from buurtledger.report.site.soorten import SOORTEN
from buurtledger.report.site.stroken import balk, naar_gebied, naar_post
from buurtledger.report.taal import Taal
from buurtledger.stand.kwartaalstand import KwartaalStand

_KOPPEN = (N_("uitbetaald"), N_("besteed"), N_("besteed tot dan"), N_("bij groepen, bon volgt"), N_("nog te verdelen"))


def kwartaalpaginas(site: Site, taal: Taal) -> Iterator[Pagina]:
    """A page per quarter, and the list."""
    alle = site.kwartalen
    verslagen = [maak_kwartaal(_tot_op(site, kwartaal)) for kwartaal in alle]
    for nr, verslag in enumerate(verslagen):
        vorige, volgende = alle[nr - 1] if nr else None, alle[nr + 1] if nr + 1 < len(alle) else None
        yield _kwartaal(site, verslag, vorige, volgende, taal)
    yield _lijst(verslagen, taal)


def _tot_op(site: Site, kwartaal: Kwartaal) -> KwartaalStand:
    """The quarter, of which the last may not have ended: then its end is the day of the site."""
    stand = site.cijfers.kwartaal(kwartaal)
    return stand if kwartaal.tot_en_met <= site.op else stand._replace(einde=site.stand)


def _lijst(verslagen: list[KwartaalVerslag], taal: Taal) -> Pagina:
    kop = (N_("bonnen"), N_("uitbetaald"), N_("besteed"), N_("correcties"), N_("besteed tot dan"))
    rijen = tuple(
        Tabelrij(
            (
                (_naar(v.stand.kwartaal),),
                (str(v.totaal.van_dit_kwartaal.bonnen),),
                (Cijfer("uitbetaald_in_kwartaal", v.totaal.van_dit_kwartaal.uitbetaald, str(v.stand.kwartaal)),),
                (Cijfer("besteed_in_kwartaal", v.totaal.van_dit_kwartaal.besteed, str(v.stand.kwartaal)),),
                (Cijfer("correcties", v.totaal.correcties.besteed, str(v.stand.kwartaal)),),
                (Cijfer("besteed", v.totaal.einde.besteed, str(v.stand.kwartaal)),),
            ),
            str(v.stand.kwartaal),
        )
        for v in verslagen
    )
    tabel = Tabel(
        taal("De kwartalen, in euro's"), (Kolom(taal("kwartaal")), *(Kolom(taal(k), True) for k in kop)), rijen
    )
    uitleg = taal("Elke drie maanden de stand van zaken van alle uitvoeringen.")
    return Pagina("kwartalen.html", taal("De kwartalen"), uitleg, (Alinea((uitleg,)), tabel), menu="kwartalen.html")


def _naar(kwartaal: Kwartaal) -> Naar:
    return Naar(str(kwartaal), f"kwartaal/{kwartaal}.html")


def _kwartaal(
    site: Site, verslag: KwartaalVerslag, vorige: Kwartaal | None, volgende: Kwartaal | None, taal: Taal
) -> Pagina:
    kwartaal, gebeurd = verslag.stand.kwartaal, verslag.totaal.van_dit_kwartaal
    titel = taal("Kwartaal {kwartaal}", kwartaal=str(kwartaal))
    omschrijving = taal(
        "{titel}: {bonnen:bon|bonnen}, {besteed} besteed.", titel=titel, bonnen=gebeurd.bonnen, besteed=gebeurd.besteed
    )
    delen = tuple(_delen(site, verslag, taal))
    inhoud = tuple((Naar(kop.tekst, f"kwartaal/{kwartaal}.html#{kop.anker}"),) for kop, _ in delen)
    blokken: list[Blok] = [*_samenvatting(site, verslag, taal)]
    blokken += [Lijst(inhoud, "inhoud"), *(blok for kop, erna in delen for blok in (kop, *erna))]
    anderen = [_naar(k) for k in (vorige, volgende) if k]
    if anderen:
        zin: list[Deel] = [taal("Ander kwartaal: ")]
        for nr, ander in enumerate(anderen):
            zin += [" · "] * (nr > 0) + [ander]
        blokken.append(Alinea(tuple(zin), "noot"))
    kruimels = (Naar(taal("Overzicht"), "index.html"), Naar(taal("Kwartalen"), "kwartalen.html"))
    return Pagina(f"kwartaal/{kwartaal}.html", titel, omschrijving, tuple(blokken), kruimels, menu="kwartalen.html")


def _samenvatting(site: Site, verslag: KwartaalVerslag, taal: Taal) -> Iterator[Blok]:
    kwartaal, gebeurd = verslag.stand.kwartaal, verslag.totaal.van_dit_kwartaal
    tot = min(kwartaal.tot_en_met, site.op)
    yield Alinea((taal("{van} tot en met {tot_en_met}", van=kwartaal.van, tot_en_met=tot),), "groot")
    if kwartaal.tot_en_met > site.op:
        yield Alinea((taal("Dit kwartaal is nog niet voorbij."),), "noot")
    yield Alinea(
        gezegd(
            taal,
            "In dit kwartaal: {bonnen:bon|bonnen}, {besteed} besteed en {uitbetaald} uitbetaald. {lijst}",
            bonnen=gebeurd.bonnen,
            besteed=Cijfer("besteed_in_kwartaal", gebeurd.besteed, str(kwartaal)),
            uitbetaald=Cijfer("uitbetaald_in_kwartaal", gebeurd.uitbetaald, str(kwartaal)),
            lijst=Naar(taal("Zoek ze op"), f"bonnen.html#kwartaal={kwartaal}"),
        )
    )
    if verslag.stand.correcties:
        yield Alinea(
            gezegd(
                taal,
                "Daarnaast {aantal:correctie|correcties} van eerdere kwartalen: {besteed} besteed, "
                "{uitbetaald} uitbetaald.",
                aantal=len(verslag.stand.correcties),
                besteed=Cijfer("correcties", verslag.totaal.correcties.besteed, str(kwartaal)),
                uitbetaald=Cijfer("correcties_uitbetaald", verslag.totaal.correcties.uitbetaald, str(kwartaal)),
            )
        )
    yield Alinea((taal("De stand aan het eind:"),))
    yield from balk(site, verslag.stand.einde.totaal, taal, str(kwartaal), op=tot)


Stuk = tuple[Kop, tuple[Blok, ...]]


def _delen(site: Site, verslag: KwartaalVerslag, taal: Taal) -> Iterator[Stuk]:
    """What follows the summary, each part with its heading."""
    kwartaal = verslag.stand.kwartaal
    rijen = [(naar_gebied(g.id, g.naam), g) for g, _ in verslag.gebieden]
    yield (
        Kop(taal("De gebieden"), anker="gebieden"),
        (_tabel(taal("De gebieden, in euro's"), N_("gebied"), rijen, verslag.totaal, taal),),
    )
    bewogen: list[Blok] = []
    for gebied, posten in verslag.gebieden:
        van_dit = [(naar_post(site, rij.id, rij.naam), rij) for rij in posten if any(rij.erin)]
        if van_dit:
            titel = taal("{naam}, in euro's", naam=gebied.naam)
            bewogen += [Kop(gebied.naam, 3), _tabel(titel, N_("post"), van_dit, None, taal)]
    if bewogen:
        yield Kop(taal("Posten waar iets gebeurde"), anker="posten"), tuple(bewogen)
    besluiten = [b for b in op_volgorde(site.boeken.besluiten) if kwartaal.van <= b.datum <= kwartaal.tot_en_met]
    if besluiten:
        regels = tuple((f"{taal.dag(b.datum)}: ", Naar(kop_van(b.waarom), f"besluit/{b.naam}.html")) for b in besluiten)
        yield Kop(taal("Besluiten"), anker="besluiten"), (Lijst(regels, "nieuws"),)
    if verslag.stand.correcties:
        kop = Kop(taal("Correcties: geboekt in een eerder kwartaal, teruggedraaid in dit"), anker="correcties")
        yield kop, (_correcties(site, verslag.stand, taal),)
    if verslag.stand.nagekomen:
        kop = Kop(taal("Nagekomen: in dit kwartaal ingevoerd, van een eerder kwartaal"), anker="nagekomen")
        yield kop, tuple(_nagekomen(site, verslag.stand, taal))


def _tabel(
    titel: str, eerste: str, rijen: Iterable[tuple[Naar, KwartaalRij]], som: KwartaalRij | None, taal: Taal
) -> Tabel:
    def cellen(rij: KwartaalRij) -> tuple[Zin, ...]:
        gebeurd, einde = rij.van_dit_kwartaal, rij.einde
        return (
            (Cijfer("uitbetaald_in_kwartaal", gebeurd.uitbetaald, rij.id),),
            (Cijfer("besteed_in_kwartaal", gebeurd.besteed, rij.id),),
            *((Cijfer(v, getattr(einde, v), rij.id),) for v in ("besteed", "nog_te_verantwoorden", "beschikbaar")),
        )

    slot = (Tabelrij(((taal("totaal"),), *cellen(som)), som=True),) if som else ()
    return Tabel(
        titel,
        (Kolom(taal(eerste)), *(Kolom(taal(kop), True) for kop in _KOPPEN)),
        (*(Tabelrij(((naam,), *cellen(rij)), rij.id) for naam, rij in rijen), *slot),
        vast=True,
    )


def _correcties(site: Site, stand: KwartaalStand, taal: Taal) -> Tabel:
    kop = (N_("datum"), N_("post"), N_("wat het was"), N_("reden"), N_("bedrag"))
    return Tabel(
        taal("Correcties, in euro's"),
        tuple(Kolom(taal(k), k == kop[-1], "" if k != kop[0] else "vast") for k in kop),
        tuple(
            Tabelrij(
                (
                    (taal.kort(c.vanaf),),
                    (naar_post(site, c.doel.post),),
                    (f"{taal(SOORTEN[c.doel.soort])}, {taal.kort(c.doel.datum)}: {c.doel.omschrijving}",),
                    (c.storno.reden,),
                    (Cijfer("bedrag", c.doel.bedrag, c.doel.nummer),),
                ),
                c.storno.nummer,
            )
            for c in stand.correcties
        ),
    )


NAGEKOMEN = 200
"""So many late lines a quarter tells of one by one."""


def _nagekomen(site: Site, stand: KwartaalStand, taal: Taal) -> Iterator[Blok]:
    if len(stand.nagekomen) > NAGEKOMEN:
        zin = taal("De eerste {aantal} van {alle}.", aantal=NAGEKOMEN, alle=len(stand.nagekomen))
        yield Alinea((zin,))
    kop = (N_("datum"), N_("post"), N_("omschrijving"), N_("soort"), N_("bedrag"))
    rijen = []
    for m in stand.nagekomen[:NAGEKOMEN]:
        doel = stand.doelen.get(m.van)
        bedrag = (Cijfer("bedrag", m.bedrag, m.nummer),) if m.soort in SOORTEN else ()
        soort = taal(SOORTEN[m.soort]) if m.soort in SOORTEN else taal("storno")
        tekst = zoals_gelezen(m, doel, taal)
        rijen.append(
            Tabelrij(((taal.kort(m.datum),), (naar_post(site, m.post),), (tekst,), (soort,), bedrag), m.nummer)
        )
    yield Tabel(
        taal("Nagekomen, in euro's"),
        tuple(Kolom(taal(k), k == kop[-1], "" if k != kop[0] else "vast") for k in kop),
        tuple(rijen),
    )
