"""What was new last: decisions, quarters that ended, results that were told. On the front page and as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from buurtledger.report.site.model import Site
from buurtledger.report.site.pagina import Naar, Zin
from buurtledger.report.taal import Taal, schoon

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
    """The feed (RFC 4287). Its ids are of the books, so that they stay the same wherever the site is."""
    basis = f"{site.adres}{'en/' if taal.code == 'en' else ''}"
    items = nieuws(site, taal)
    bijgewerkt = _moment(items[0].dag if items else site.op)
    wie = site.huisstijl.wie or site.plan.naam
    stukken = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{taal.code}">',
        f"<title>{_t(site.plan.naam)}</title>",
        f"<id>{_id(site, taal, '')}</id>",
        f"<updated>{bijgewerkt}</updated>",
        f"<author><name>{_t(wie)}</name></author>",
        f"<link href={quoteattr(basis + 'index.html')}/>",
        *((f'<link rel="self" href={quoteattr(basis + "nieuws.xml")}/>',) if site.adres else ()),
    ]
    for bericht in items:
        stukken += [
            "<entry>",
            f"<title>{_t(bericht.naar.tekst)}</title>",
            f"<id>{_id(site, taal, bericht.naar.pad)}</id>",
            f"<updated>{_moment(bericht.dag)}</updated>",
            f"<link href={quoteattr(basis + bericht.naar.pad)}/>",
            f"<category term={quoteattr(bericht.soort)}/>",
            f"<summary>{_t(taal.dag(bericht.dag))}: {_t(bericht.soort)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*stukken, "</feed>"]) + "\n").encode()


def _moment(dag: date) -> str:
    return f"{dag.isoformat()}T00:00:00Z"


def _id(site: Site, taal: Taal, pad: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'buurtledger/{site.plan.naam}/{taal.code}/{pad}')}"


def _t(tekst: str) -> str:
    return escape(schoon(tekst))
