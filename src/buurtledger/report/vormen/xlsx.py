"""A report as a spreadsheet: real numbers, sums as formulas that a treasurer can check, filters, ready to print."""

from __future__ import annotations

from contextlib import nullcontext
from decimal import Decimal

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.kasboek import Kasboek
from buurtledger.report.rapport import Rapport
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Cel, Kolom, Tabel, cel_tekst
from buurtledger.report.verslag.jaarrekening import Jaarstukken
from buurtledger.report.verslag.model import Verslag
from buurtledger.report.verslag.opening import titel
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.jaarbladen import schrijf_jaarrekening
from buurtledger.report.vormen.kasboekbladen import schrijf_kasboek
from buurtledger.report.vormen.verslagbladen import schrijf_verslag
from buurtledger.report.vormen.werkboek import BEDRAG, LANG, Kolombreedte, Werkboek
from buurtledger.store.files.klad import kladmap

NODIG = ("xlsxwriter",)

_ALTIJD = ("id", "soort", "post", "datum", "bedrag", "omschrijving", "leverancier", "betaald_door", "notitie")
"""Columns of a list of mutaties in which somebody may want to write."""

_VEEL = 20_000
"""From so many lines on a workbook takes more memory than an old computer has to spare."""


def maak(rapport: Rapport, weergave: Weergave) -> bytes:
    """The bytes of the workbook. Text is always written as text: no cell of the books becomes a formula."""
    taal, huisstijl = weergave.taal, weergave.huisstijl or Huisstijl()
    if isinstance(rapport, Jaarstukken):
        boek = Werkboek(rapport.titel(taal), huisstijl)
        schrijf_jaarrekening(boek, rapport.jaar, taal)
        return boek.inhoud()
    if isinstance(rapport, Kasboek):
        return _kasboek(rapport, huisstijl, taal)
    if not isinstance(rapport, Verslag):
        boek = Werkboek(weergave.naam, huisstijl)
        tabel = _leesbaar(rapport.tabel())
        boek.lijst(taal("Lijst"), _kolommen(tabel, taal), tabel.rijen)
        return boek.inhoud()
    # Of the report itself and not of its document, since its sums are formulas.
    boek = Werkboek(titel(rapport, taal), huisstijl)
    schrijf_verslag(boek, rapport, taal)
    return boek.inhoud()


def _kasboek(rapport: Kasboek, huisstijl: Huisstijl, taal: Taal) -> bytes:
    with kladmap() if len(rapport.mutaties) > _VEEL else nullcontext() as klad:
        boek = Werkboek(rapport.naam, huisstijl, klad)
        schrijf_kasboek(boek, rapport, taal)
        return boek.inhoud()


def _leesbaar(tabel: Tabel) -> Tabel:
    """The table that programs get, with its names as headings and without columns in which nothing stands."""
    vol = [
        nr
        for nr, kolom in enumerate(tabel.kolommen)
        if kolom.naam in _ALTIJD or any(rij[nr] not in ("", None) for rij in tabel.rijen)
    ]
    return Tabel(
        "",
        tuple(Kolom(tabel.kolommen[nr].naam.replace("_", " ")) for nr in vol),
        tuple(tuple(rij[nr] for nr in vol) for rij in tabel.rijen),
    )


def _kolommen(tabel: Tabel, taal: Taal) -> list[Kolombreedte]:
    """Each column as wide as its longest text, within reason."""
    return [
        Kolombreedte(kop, min(LANG, max([len(kop) + 3, *(_lengte(rij[nr]) for rij in tabel.rijen)]) + 2))
        for nr, kop in enumerate(tabel.koppen(taal))
    ]


def _lengte(cel: Cel) -> int:
    # An amount is shown with its currency and points.
    return BEDRAG - 2 if isinstance(cel, Decimal) else len(cel_tekst(cel))
