"""Reading a bank's table: which bank, what each row says, and whether the balances follow each other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from buurtledger.bank.afschrift import EURO, Boeking, Gelezen, Leesfout, Rekeningafschrift
from buurtledger.bank.rekening import kaal
from buurtledger.bank.tabel import abnamro, asn, bunq, ing, knab, rabobank, triodos
from buurtledger.bank.tabel.getallen import decimaalteken, lees_bedrag, lees_dag
from buurtledger.bank.tabel.rij import Dialect, Kolommen, Kop, Rij, koploos
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad, Celwaarde

DIALECTEN: tuple[Dialect, ...] = tuple(bank.DIALECT for bank in (bunq, ing, rabobank, abnamro, asn, knab, triodos))
_SCHEIDINGEN = (";", "\t", ",")
_KOPREGELS = 5
"""Within so many lines a head stands."""
_ERBIJ = 2
"""A bank adds a column now and then; more cells than this beyond the head are another row."""
_WETENSCHAPPELIJK = re.compile(r"[0-9][.,][0-9]+E[+-]?[0-9]+", re.IGNORECASE)


class _Vorm(NamedTuple):
    dialect: Dialect
    kop: Sequence[str]
    rijen: list[list[str]]
    eerste: int
    """The line of the first row, from 1."""


def lees_tabel(tekst: str) -> Gelezen | None:
    """All accounts of a bank's table; None when no bank that we know writes such a one."""
    vorm = _herken(tekst.replace("\r\r\n", "\n"))
    return None if vorm is None else _lees_vorm(vorm, f"CSV ({vorm.dialect.naam})")


def lees_blad(blad: Blad) -> Gelezen | None:
    """The same of a sheet of a bank's workbook: its cells as the bank would write them in a table."""
    vorm = _herken_rijen([[_getypt(cel) for cel in rij] for rij in blad.rijen])
    return None if vorm is None else _lees_vorm(vorm, f"XLSX ({vorm.dialect.naam})")


def _getypt(cel: Celwaarde) -> str:
    """A cell as text: a number plainly, a day the year first."""
    return cel if isinstance(cel, str) else f"{cel:f}" if isinstance(cel, Decimal) else cel.isoformat()


def _lees_vorm(vorm: _Vorm, soort: str) -> Gelezen:
    rijen: list[tuple[int, Rij]] = []
    fouten: list[Leesfout] = []
    kop = Kop(vorm.kop)
    for nr, cellen in enumerate(vorm.rijen, start=1):
        if not any(cel.strip() for cel in cellen):
            continue
        heel = vorm.dialect.heel(vorm.kop, cellen) if vorm.dialect.heel else cellen
        if sum(bool(cel.strip()) for cel in heel[len(vorm.kop) :]) > _ERBIJ:
            fouten.append(
                Leesfout(zin("op deze regel staan twee boekingen aan elkaar; haal het bestand opnieuw"), 1, nr)
            )
            continue
        rij = vorm.dialect.lees(Kolommen(kop, heel))
        if isinstance(rij, Bericht):
            fouten.append(Leesfout(rij, 1, nr))
        else:
            rijen.append((nr, rij))
    if not rijen and not fouten:
        fouten.append(Leesfout(zin("in het bestand staat geen boeking")))
    teken = decimaalteken(bedrag for _, rij in rijen for bedrag in (rij.bedrag, rij.voor, rij.na))
    per_rekening: dict[str, list[_Gelezen]] = {}
    for nr, rij in rijen:
        gelezen = _boeking(nr, rij, teken)
        if isinstance(gelezen, Bericht):
            fouten.append(Leesfout(gelezen, 1, nr))
        else:
            per_rekening.setdefault(kaal(rij.rekening), []).append(gelezen)
    afschriften: list[Rekeningafschrift] = []
    for plek, (rekening, boekingen) in enumerate(per_rekening.items(), start=1):
        afschrift, gevonden = _afschrift(rekening, boekingen)
        afschriften.append(afschrift)
        fouten += (fout._replace(afschrift=plek) for fout in gevonden)
    return Gelezen(soort, tuple(afschriften), tuple(fouten))


def _herken(tekst: str) -> _Vorm | None:
    for scheiding in _SCHEIDINGEN:
        try:
            rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))
        except csv.Error:
            continue
        if vorm := _herken_rijen(rijen):
            return vorm
    return None


def _herken_rijen(rijen: list[list[str]]) -> _Vorm | None:
    gevuld = [(nr, rij) for nr, rij in enumerate(rijen[: _KOPREGELS + 20]) if any(cel.strip() for cel in rij)]
    for nr, rij in gevuld[:_KOPREGELS]:
        namen = {koploos(cel) for cel in rij}
        for dialect in DIALECTEN:
            if any(kop <= namen for kop in dialect.koppen):
                return _Vorm(dialect, rij, rijen[nr + 1 :], nr + 2)
    for nr, rij in gevuld[:1]:
        for dialect in DIALECTEN:
            if dialect.past is not None and dialect.past(rij):
                return _Vorm(dialect, dialect.kop, rijen[nr:], nr + 1)
    return None


class _Gelezen(NamedTuple):
    nr: int
    boeking: Boeking
    voor: Decimal | None
    na: Decimal | None


def _boeking(nr: int, rij: Rij, teken: str) -> _Gelezen | Bericht:
    if rij.munt.upper() != EURO:
        return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=rij.munt or "-")
    if not rij.rekening:
        return zin("de regel noemt geen rekening; is het bestand wel heel?")
    dag = lees_dag(rij.dag)
    if dag is None:
        return zin("{tekst} is geen dag; heeft een rekenblad het bestand veranderd?", tekst=rij.dag or "-")
    bedragen = [lees_bedrag(tekst, teken) if tekst else None for tekst in (rij.bedrag, rij.voor, rij.na)]
    for tekst, bedrag in zip((rij.bedrag, rij.voor, rij.na), bedragen, strict=True):
        if bedrag is None and (tekst or tekst is rij.bedrag):
            return _geen_bedrag(tekst)
    bedrag, voor, na = bedragen
    assert bedrag is not None
    if rij.kant and bedrag < 0:
        return zin("het bedrag {tekst} heeft een min, en de regel zegt ook al bij of af", tekst=rij.bedrag)
    bedrag = bedrag * rij.kant if rij.kant else bedrag
    voor = na - bedrag if voor is None and na is not None else voor
    na = voor + bedrag if na is None and voor is not None else na
    omschrijving = " ".join(rij.omschrijving.split())
    tegenrekening, naam = kaal(rij.tegenrekening), " ".join(rij.naam.split())
    boeking = Boeking(dag, bedrag, lees_dag(rij.valutadag), rij.kenmerk, tegenrekening, naam, omschrijving)
    return _Gelezen(nr, boeking, voor, na)


def _geen_bedrag(tekst: str) -> Bericht:
    if _WETENSCHAPPELIJK.search(tekst):
        return zin("{tekst} is geen bedrag: een rekenblad heeft het bestand veranderd. Haal het opnieuw", tekst=tekst)
    if re.fullmatch(r"[+-]?[0-9]{1,3}[.,][0-9]{3}", tekst.strip()):
        return zin("{tekst} kan duizend of een komma zijn, en het bestand zegt niet welk van de twee", tekst=tekst)
    return zin("{tekst} is geen bedrag", tekst=tekst or "-")


def _afschrift(rekening: str, gelezen: list[_Gelezen]) -> tuple[Rekeningafschrift, list[Leesfout]]:
    """The rows of an account, oldest first, and where a balance does not follow from the one before."""
    fouten: list[Leesfout] = []
    volgorde = gelezen if gelezen[0].boeking.dag <= gelezen[-1].boeking.dag else gelezen[::-1]
    breuken = list(_breuken(volgorde))
    if breuken and gelezen[0].boeking.dag == gelezen[-1].boeking.dag and not list(_breuken(volgorde[::-1])):
        volgorde, breuken = volgorde[::-1], []
    fouten += (
        Leesfout(
            zin(
                "voor deze boeking staat er {eerder} op de rekening, en erna {na}: dat scheelt meer dan de boeking",
                eerder=eerder,
                na=rij.na,
            ),
            0,
            rij.nr,
        )
        for eerder, rij in breuken
    )
    oplopend = sorted(volgorde, key=lambda rij: rij.boeking.dag)
    dagen = [rij.boeking.dag for rij in oplopend]
    met_saldo = volgorde[0].voor is not None
    boekingen = tuple(rij.boeking for rij in oplopend)
    begin, eind = (volgorde[0].voor, volgorde[-1].na) if met_saldo else (None, None)
    return Rekeningafschrift(rekening, dagen[0], dagen[-1], begin, eind, boekingen, afgesloten=False), fouten


def _breuken(volgorde: Sequence[_Gelezen]) -> Iterator[tuple[Decimal, _Gelezen]]:
    vorige: Decimal | None = None
    for rij in volgorde:
        if vorige is not None and rij.voor is not None and rij.voor != vorige:
            yield vorige, rij
        if rij.voor is not None and rij.na is not None and rij.voor + rij.boeking.bedrag != rij.na:
            yield rij.voor, rij
        vorige = rij.na
