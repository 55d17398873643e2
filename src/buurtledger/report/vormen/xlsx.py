"""The report as a spreadsheet: real numbers, sums as formulas that a treasurer can check, filters, ready to print."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from buurtledger.model.bericht import N_
from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.mutaties import correctietabel
from buurtledger.report.rapport import Rapport
from buurtledger.report.taal import Taal, schoon
from buurtledger.report.tabel import Balk, Cel, Kolom, Tabel, Verwijzing, cel_tekst, koppen
from buurtledger.report.verantwoording import wat_mist
from buurtledger.report.verslag import Verslag, titel
from buurtledger.report.verslagtabellen import FINANCIEEL, PostRij, bijdragentabel, bijlagetabel
from buurtledger.report.vormen import Weergave

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NODIG = ("xlsxwriter",)

_ALTIJD = ("id", "soort", "post", "datum", "bedrag", "omschrijving", "leverancier", "betaald_door", "notitie")
"""Columns of a list of mutaties in which somebody may want to write."""
_GELD = '"€" #,##0.00;[Red]-"€" #,##0.00'


def maak(rapport: Rapport, weergave: Weergave) -> bytes:
    """The bytes of the workbook. Text is always written as text: no cell of the books becomes a formula."""
    from xlsxwriter import Workbook

    uit, taal = io.BytesIO(), weergave.taal
    boek = Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    kop = schoon(titel(rapport, taal)) if isinstance(rapport, Verslag) else weergave.naam
    boek.set_properties({"title": kop, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    bladen = _Bladen(boek, weergave.huisstijl or Huisstijl(), taal)
    if not isinstance(rapport, Verslag):
        bladen.lijst(taal("Lijst"), _leesbaar(rapport.tabel()))
        boek.close()
        return uit.getvalue()
    # Of the report itself and not of its document, since its sums are formulas.
    bladen.financieel(rapport)
    bladen.lijst(taal("Bonnen"), bijlagetabel(rapport.mutaties, ""), som=5)
    if rapport.correcties:
        bladen.lijst(taal("Correcties"), correctietabel(rapport.correcties, taal), som=3)
    bladen.lijst(taal("Verantwoording"), _verantwoording(rapport, taal))
    bladen.lijst(taal("Bijdragen"), bijdragentabel(rapport.bijdragen, taal))
    boek.close()
    return uit.getvalue()


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


def _verantwoording(verslag: Verslag, taal: Taal) -> Tabel:
    kop = (N_("post"), N_("uitbetaald"), N_("te verant."), N_("bonnen"), N_("resultaat"), N_("mist nog"))
    rijen = tuple(
        (
            r.post.id,
            r.cijfers.uitbetaald,
            r.cijfers.te_verantwoorden,
            r.cijfers.bonnen,
            r.verteld.resultaat,
            wat_mist(r, taal),
        )
        for r in verslag.verteld
    )
    return Tabel("", koppen(*kop), rijen)


class _Bladen:
    """Writes sheets in one style."""

    def __init__(self, boek: Workbook, huisstijl: Huisstijl, taal: Taal) -> None:
        self._boek, self._taal = boek, taal
        self._kop = boek.add_format(
            {"bold": True, "bg_color": huisstijl.kleur, "font_color": "#ffffff", "text_wrap": True}
        )
        self._geld = boek.add_format({"num_format": _GELD})
        self._som = boek.add_format({"num_format": _GELD, "bold": True, "top": 1})
        self._vet = boek.add_format({"bold": True, "top": 1})
        self._dag = boek.add_format({"num_format": "yyyy-mm-dd"})

    def _blad(self, naam: str, koppen: tuple[str, ...], breedtes: list[int]) -> Worksheet:
        blad = self._boek.add_worksheet(naam[:31])
        for nr, (kop, breedte) in enumerate(zip(koppen, breedtes, strict=True)):
            blad.write_string(0, nr, kop, self._kop)
            blad.set_column(nr, nr, breedte)
        blad.freeze_panes(1, 0)
        blad.set_landscape()
        blad.set_paper(9)
        blad.fit_to_pages(1, 0)
        blad.repeat_rows(0)
        blad.set_footer("&L&F&C&A&R&P / &N")
        return blad

    def _cel(self, blad: Worksheet, rij: int, kolom: int, cel: Cel) -> None:
        match cel:
            case None:
                pass
            case Decimal():
                # A spreadsheet counts in binary; sixteen digits hold every amount of ours to the cent.
                blad.write_number(rij, kolom, float(cel), self._geld)
            case int():
                blad.write_number(rij, kolom, cel)
            case str():
                blad.write_string(rij, kolom, schoon(cel)[:32_000])
            case Verwijzing() | Balk():
                blad.write_string(rij, kolom, cel_tekst(cel))
            case _:
                blad.write_datetime(rij, kolom, cel, self._dag)

    def financieel(self, verslag: Verslag) -> None:
        """A row per post, a sum per gebied and one of all, each a formula."""
        tabel = Tabel("", koppen(N_("gebied"), *FINANCIEEL), ())
        blad = self._blad(
            self._taal("Financieel"), tuple(tabel.koppen(self._taal)), [24, 34, 13, 13, 13, 13, 13, 13, 13]
        )
        rij, sommen = 1, []
        for gebied in verslag.stand.gebieden:
            eerste = rij
            for r in (r for r in verslag.rijen if r.post.gebied == gebied.gebied.id):
                cellen: tuple[Cel, ...] = (
                    gebied.gebied.naam,
                    r.post.naam,
                    r.plan,
                    r.door_besluiten,
                    r.cijfers.begroot,
                    r.in_periode,
                    r.cijfers.besteed,
                    None,
                    r.cijfers.nog_te_verantwoorden,
                )
                for kolom, cel in enumerate(cellen):
                    self._cel(blad, rij, kolom, cel)
                blad.write_formula(rij, 7, f"=E{rij + 1}-G{rij + 1}", self._geld, float(r.cijfers.vrij))
                rij += 1
            blad.write_string(rij, 0, schoon(gebied.gebied.naam), self._vet)
            blad.write_string(rij, 1, self._taal("totaal"), self._vet)
            waarden = _sommen(verslag, gebied.gebied.id)
            for kolom in range(2, 9):
                letter = "ABCDEFGHI"[kolom]
                formule = f"=SUM({letter}{eerste + 1}:{letter}{rij})" if rij > eerste else "=0"
                blad.write_formula(rij, kolom, formule, self._som, float(waarden[kolom - 2]))
            sommen.append(rij)
            rij += 1
        blad.write_string(rij, 0, self._taal("totaal"), self._vet)
        waarden = _sommen(verslag, "")
        for kolom in range(2, 9):
            letter = "ABCDEFGHI"[kolom]
            formule = "=" + "+".join(f"{letter}{som + 1}" for som in sommen)
            blad.write_formula(rij, kolom, formule, self._som, float(waarden[kolom - 2]))

    def lijst(self, naam: str, tabel: Tabel, som: int | None = None) -> None:
        """A sheet with a filter; with `som` the sum of that column stands below, of what the filter leaves."""
        kop, rijen = tuple(tabel.koppen(self._taal)), tabel.rijen
        breedtes = [
            min(60, max([len(een), *(len(str(rij[nr])) for rij in rijen[:200])]) + 2) for nr, een in enumerate(kop)
        ]
        blad = self._blad(naam, kop, breedtes)
        for nr, rij in enumerate(rijen, start=1):
            for kolom, cel in enumerate(rij):
                self._cel(blad, nr, kolom, cel)
        if rijen:
            blad.autofilter(0, 0, len(rijen), len(kop) - 1)
        if rijen and som is not None:
            letter = "ABCDEFGHI"[som]
            totaal = float(sum((cel for rij in rijen if isinstance(cel := rij[som], Decimal)), Decimal(0)))
            formule = f"=SUBTOTAL(109,{letter}2:{letter}{len(rijen) + 1})"
            blad.write_formula(len(rijen) + 1, som, formule, self._som, totaal)


def _sommen(verslag: Verslag, gebied: str) -> list[Decimal]:
    rijen = [r for r in verslag.rijen if not gebied or r.post.gebied == gebied]
    kolommen: tuple[Callable[[PostRij], Decimal], ...] = (
        lambda r: r.plan,
        lambda r: r.door_besluiten,
        lambda r: r.cijfers.begroot,
        lambda r: r.in_periode,
        lambda r: r.cijfers.besteed,
        lambda r: r.cijfers.vrij,
        lambda r: r.cijfers.nog_te_verantwoorden,
    )
    return [sum((waarde(r) for r in rijen), Decimal(0)) for waarde in kolommen]
