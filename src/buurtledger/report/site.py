"""The website: every page in Dutch and English, and the open data. The same books, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.grootboek import Grootboek
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.model.kascommissie import Oordeel
from buurtledger.model.mutatie import MET_BEDRAG, Mutatie
from buurtledger.report.document import Document, Verwijzing
from buurtledger.report.html import Omlijsting, pagina, script, stijlblad
from buurtledger.report.taal import Taal
from buurtledger.stand.cijfers import Stand, compute_stand
from buurtledger.stand.geldend import begroting_op
from buurtledger.stand.ongedaan import geldend
from buurtledger.stand.verantwoord import Verantwoord, verantwoord
from buurtledger.stand.verloop import Verloop, maak_verloop

PER_PAGINA = 500
"""Receipts on one page of the list."""


class Site(NamedTuple):
    """What the website shows, in any language."""

    boeken: Grootboek
    """The books as they may be published."""
    plan: Begroting
    op: date
    stand: Stand
    verlopen: dict[str, Verloop]
    verteld: tuple[Verantwoord, ...]
    mutaties: tuple[Mutatie, ...]
    """The money that moved by that day and was not undone, newest first."""
    bevindingen: tuple[Bevinding, ...]
    oordelen: tuple[Oordeel, ...]
    commit: str
    fouten: int


def maak_site(
    boeken: Grootboek,
    plan: Begroting,
    op: date,
    bevindingen: Sequence[Bevinding],
    *,
    oordelen: tuple[Oordeel, ...] = (),
    commit: str = "",
) -> Site:
    """The website at a day."""
    verlopen = {post: maak_verloop(logboek) for post, logboek in boeken.logboeken.items()}
    stand = compute_stand(begroting_op(plan, boeken.besluiten, op), verlopen, op)
    mutaties = sorted(
        (
            m
            for logboek in boeken.logboeken.values()
            for m in geldend(logboek, op)
            if m.datum <= op and m.soort in MET_BEDRAG
        ),
        key=lambda m: (m.datum, m.nummer),
        reverse=True,
    )
    return Site(
        boeken,
        plan,
        op,
        stand,
        verlopen,
        verantwoord(stand, boeken.verantwoordingen),
        tuple(mutaties),
        tuple(bevindingen),
        oordelen,
        commit,
        sum(b.ernst.value == "fout" for b in bevindingen),
    )


def laatste_dag(boeken: Grootboek, plan: Begroting) -> date:
    """The day of the site unless one is asked: the last on which something in the books happened."""
    dagen = [m.datum for logboek in boeken.logboeken.values() for m in logboek]
    return max([plan.looptijd.van, *dagen, *(b.vanaf for b in boeken.besluiten)])


def bestanden(site: Site, huisstijl: Huisstijl) -> Iterator[tuple[str, bytes]]:
    """Every file of the website by its path, one at a time."""
    from buurtledger.report.site_gegevens import gegevens
    from buurtledger.report.site_paginas import paginas

    yield "stijl.css", stijlblad(huisstijl).encode()
    yield "zoek.js", script().encode()
    yield from gegevens(site)
    for taal in (Taal("nl"), Taal("en")):
        for pad, document, zoek in paginas(site, huisstijl, taal):
            yield _plek(pad, taal), _omlijst(site, pad, document, taal, zoek=zoek).encode()


def _plek(pad: str, taal: Taal) -> str:
    return pad if taal.code == "nl" else f"{taal.code}/{pad}"


def _omlijst(site: Site, pad: str, document: Document, taal: Taal, *, zoek: bool) -> str:
    diepte = pad.count("/")
    hier = "../" * diepte
    wortel = "../" * (diepte + (taal.code != "nl"))
    menu = (
        Verwijzing(taal("Overzicht"), f"{hier}index.html"),
        Verwijzing(taal("Kernen"), f"{hier}gebied/{site.plan.kernen.gebied}.html"),
        Verwijzing(taal("Kwartalen"), f"{hier}kwartalen.html"),
        Verwijzing(taal("Besluiten"), f"{hier}besluiten.html"),
        Verwijzing(taal("Bonnen"), f"{hier}bonnen.html"),
        Verwijzing(taal("Controle"), f"{hier}controle.html"),
    )
    andere = Verwijzing(
        "English" if taal.code == "nl" else "Nederlands", f"{wortel}{'en/' if taal.code == 'nl' else ''}{pad}"
    )
    waarschuwing = (
        taal("Let op: in deze boeken staan nog fouten ({aantal}). Zie Controle.", aantal=site.fouten)
        if site.fouten
        else ""
    )
    onder = taal("Stand op {op}. Gemaakt van commit {commit}.", op=site.op, commit=site.commit or "-")
    return pagina(document, Omlijsting(site.plan.naam, menu, andere, onder, waarschuwing, wortel, "", zoek), taal)
