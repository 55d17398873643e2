"""What was new last: decisions, quarters that ended, results that were told. On the front page and as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from buurtledger.report.atom import Item, Stroom, maak, vast_id
from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Naar, Zin
from buurtledger.report.taal import Taal

FEED = 50
"""How many items the feed has."""


class Bericht(NamedTuple):
    """One thing that was new on a day."""

    dag: date
    naar: Naar
    soort: str


_EINDEN = (". ", "! ", "? ", ": ", "; ", ", ")
"""Where a text may be cut, best first."""


def kop_van(tekst: str, hoogstens: int = 90) -> str:
    """Somebody's own words as a heading: all of them, or so many whole clauses as fit."""
    heel = " ".join(tekst.split())
    kort = heel
    for einde in _EINDEN:
        if len(kort) > hoogstens:
            kort = heel[:hoogstens].rpartition(einde)[0] or kort
    if len(kort) > hoogstens:
        kort = heel[: hoogstens - 1].rsplit(" ", 1)[0] + "…"
    return (kort[:1].upper() + kort[1:]).rstrip(".")


def nieuws(site: Site, taal: Taal) -> tuple[Bericht, ...]:
    """Everything that is new, the latest first."""
    alles = sorted(_alles(site, taal), key=lambda bericht: (bericht.dag, bericht.naar.pad), reverse=True)
    return tuple(islice(alles, FEED))


def _alles(site: Site, taal: Taal) -> Iterator[Bericht]:
    for besluit in site.boeken.besluiten:
        naar = Naar(kop_van(besluit.waarom), f"besluit/{besluit.naam}.html")
        yield Bericht(besluit.datum, naar, taal("Besluit"))
    for voorstel in site.boeken.voorstellen:
        naar = Naar(kop_van(voorstel.waarom), f"voorstel/{voorstel.naam}.html")
        yield Bericht(voorstel.datum, naar, taal("Voorgelegd, reageren tot en met {tot}", tot=voorstel.reageren_tot))
    for kwartaal in site.kwartalen:
        if kwartaal.tot_en_met <= site.op:
            naar = Naar(taal("Kwartaal {kwartaal} is voorbij", kwartaal=str(kwartaal)), f"kwartaal/{kwartaal}.html")
            yield Bericht(kwartaal.tot_en_met, naar, taal("Kwartaal"))
    for rij in site.verteld:
        if rij.verteld.resultaat and rij.verteld.verteld_op:
            naar = Naar(
                taal("{naam} vertelt wat er gedaan is", naam=site.namen[rij.post.id]), f"post/{rij.post.id}.html"
            )
            yield Bericht(rij.verteld.verteld_op, naar, taal("Resultaat"))


def regels(site: Site, taal: Taal, aantal: int) -> tuple[Zin, ...]:
    """The latest, a line each."""
    return tuple((f"{taal.dag(b.dag)}, {b.soort}: ", b.naar) for b in nieuws(site, taal)[:aantal])


def atom(site: Site, taal: Taal) -> bytes:
    """The feed. Its ids are of the books, so that they stay the same wherever the site is."""
    basis = f"{site.adres}{'en/' if taal.code == 'en' else ''}"
    items = nieuws(site, taal)

    def item(bericht: Bericht) -> Item:
        return Item(
            id=_id(site, taal, bericht.naar.pad),
            titel=bericht.naar.tekst,
            dag=bericht.dag,
            naar=f"{basis}{bericht.naar.pad}",
            soort=bericht.soort,
            samenvatting=f"{taal.dag(bericht.dag)}: {bericht.soort}",
        )

    stroom = Stroom(
        id=_id(site, taal, ""),
        titel=site.plan.naam,
        wie=site.huisstijl.wie or site.plan.naam,
        taal=taal.code,
        bijgewerkt=items[0].dag if items else site.op,
        naar=f"{basis}index.html",
        zelf=f"{basis}nieuws.xml" if site.adres else "",
    )
    return maak(stroom, map(item, items))


def _id(site: Site, taal: Taal, pad: str) -> str:
    return vast_id(f"{site.plan.naam}/{taal.code}/{pad}")
