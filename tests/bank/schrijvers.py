"""Files as banks write them, made of the same entries: one year in every format."""

# ruff: noqa: ARG001, RUF005  a row of a bank is as long as it is

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

import openpyxl

EIGEN = "NL39BUNQ8409238405"


class Regel(NamedTuple):
    """An entry, before any bank wrote it."""

    dag: date
    bedrag: Decimal
    tegenrekening: str
    naam: str
    omschrijving: str


def _komma(bedrag: Decimal) -> str:
    return f"{bedrag:.2f}".replace(".", ",")


def saldi(regels: Sequence[Regel], begin: Decimal) -> list[Decimal]:
    uit = [begin]
    for regel in regels:
        uit.append(uit[-1] + regel.bedrag)
    return uit


def camt(regels: Sequence[Regel], begin: Decimal, versie: str = "02", rekening: str = EIGEN) -> bytes:
    """CAMT.053; from .08 on a name stands a level deeper and a state in an element of its own."""
    diep = int(versie) >= 8

    def saldo(soort: str, bedrag: Decimal, dag: date) -> str:
        kant = "CRDT" if bedrag >= 0 else "DBIT"
        return (
            f"<Bal><Tp><CdOrPrtry><Cd>{soort}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{abs(bedrag)}</Amt>"
            f"<CdtDbtInd>{kant}</CdtDbtInd><Dt><Dt>{dag}</Dt></Dt></Bal>"
        )

    def boeking(nr: int, regel: Regel) -> str:
        kant, wie = ("CRDT", "Dbtr") if regel.bedrag > 0 else ("DBIT", "Cdtr")
        naam = f"<Nm>{regel.naam}</Nm>" if not diep else f"<Pty><Nm>{regel.naam}</Nm></Pty>"
        iban = f"<{wie}Acct><Id><IBAN>{regel.tegenrekening}</IBAN></Id></{wie}Acct>" if regel.tegenrekening else ""
        ander = f"<RltdPties><{wie}>{naam}</{wie}>{iban}</RltdPties>"
        stand = "<Sts><Cd>BOOK</Cd></Sts>" if diep else "<Sts>BOOK</Sts>"
        return (
            f"<Ntry><NtryRef>{nr:06d}</NtryRef><Amt Ccy='EUR'>{abs(regel.bedrag)}</Amt><CdtDbtInd>{kant}</CdtDbtInd>"
            f"{stand}<BookgDt><Dt>{regel.dag}</Dt></BookgDt><ValDt><Dt>{regel.dag}</Dt></ValDt>"
            f"<NtryDtls><TxDtls>{ander}<RmtInf><Ustrd>{regel.omschrijving}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )

    eind = saldi(regels, begin)[-1]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{versie}">'
        f"<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>{rekening}</IBAN></Id></Acct>"
        + saldo("OPBD", begin, regels[0].dag)
        + saldo("CLBD", eind, regels[-1].dag)
        + "".join(boeking(nr, regel) for nr, regel in enumerate(regels, start=1))
        + "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _gevouwen(tekst: str) -> str:
    return "\n".join(tekst[plek : plek + 65] for plek in range(0, len(tekst), 65))


def _bunq(regel: Regel) -> tuple[str, str]:
    iban = f"/IBAN/{regel.tegenrekening}" if regel.tegenrekening else ""
    return "NTRFNONREF", _gevouwen(f"{iban}/NAME/{regel.naam}/REMI/{regel.omschrijving}")


def _rabo(regel: Regel) -> tuple[str, str]:
    kant = "ORDP" if regel.bedrag > 0 else "BENM"
    eronder = f"\n{regel.tegenrekening}" if regel.tegenrekening else ""
    return f"N541NONREF{eronder}", _gevouwen(f"/{kant}//NAME/{regel.naam}/REMI/{regel.omschrijving}")


def _ing(regel: Regel) -> tuple[str, str]:
    return "NTRFNONREF", _gevouwen(
        f"/CNTP/{regel.tegenrekening}/INGBNL2A/{regel.naam}///REMI/USTD//{regel.omschrijving}/"
    )


def _abn(regel: Regel) -> tuple[str, str]:
    iban = f"/IBAN/{regel.tegenrekening}/BIC/ABNANL2A" if regel.tegenrekening else ""
    return "N654NONREF", _gevouwen(f"/TRTP/SEPA OVERBOEKING{iban}/NAME/{regel.naam}/REMI/{regel.omschrijving}")


def _triodos(regel: Regel) -> tuple[str, str]:
    delen = [regel.omschrijving[plek : plek + 32] for plek in range(0, len(regel.omschrijving), 32)]
    velden = [f">20{regel.naam}", *([f">21{regel.tegenrekening}"] if regel.tegenrekening else [])]
    velden += [f">{nr}{deel}" for nr, deel in enumerate(delen, start=22)]
    return "NET NONREF", "000>310000000000\n" + "\n".join(velden)


def _asn(regel: Regel) -> tuple[str, str]:
    eerste = f"{regel.tegenrekening} {regel.naam}".strip()
    return f"NOV{regel.tegenrekening or 'NONREF'}", f"{eerste}\n{'':65}\n{regel.omschrijving:65}"


def _knab(regel: Regel) -> tuple[str, str]:
    return "NTRFNONREF//1", f"{_gevouwen(regel.omschrijving)}\nREK: {regel.tegenrekening}/NAAM: {regel.naam}"


def _lanschot(regel: Regel) -> tuple[str, str]:
    iban = f"/IBAN/{regel.tegenrekening}/BIC/INGBNL2A" if regel.tegenrekening else ""
    return "NXXXNONREF", _gevouwen(f"/TRTP/SEPA Overboeking{iban}/NAME/{regel.naam}/REMI/{regel.omschrijving}")


DIALECTEN: dict[str, tuple[str, Callable[[Regel], tuple[str, str]]]] = {
    "bunq": ("BUNQNL2A\n940\nBUNQNL2A\n", _bunq),
    "rabobank": ("{1:F01RABONL2UAXXX}\n:940:\n", _rabo),
    "ing": ("{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:\n", _ing),
    "abnamro": ("ABNANL2A\n940\nABNANL2A\n", _abn),
    "triodos": ("{1:F01TRIONL2UXXXX}{4:\n", _triodos),
    "asn": ("{1:F01ASNBNL21XXXX0000000000}{2:O940ASNBNL21XXXXN}{3:}{4:\n", _asn),
    "knab": ("{1:F01KNABNL2HAXXX0000000000}{2:I940KNABNL2HXXXXN3020}{4:\n", _knab),
    "vanlanschot": ("0000 01FVLBNL22AXXX00055\n0000 01FVLBNL22AXXX00055\n940 00\n", _lanschot),
}


def mt940(regels: Sequence[Regel], begin: Decimal, bank: str = "bunq", rekening: str = EIGEN) -> bytes:
    """MT940 in the dialect of a bank."""
    kop, schrijf = DIALECTEN[bank]
    eind = saldi(regels, begin)[-1]

    def saldo(tag: str, bedrag: Decimal, dag: date) -> str:
        return f":{tag}:{'C' if bedrag >= 0 else 'D'}{dag:%y%m%d}EUR{_komma(abs(bedrag))}\n"

    uit = f"{kop}:20:1\n:25:{rekening} EUR\n:28C:1/1\n" + saldo("60F", begin, regels[0].dag)
    for regel in regels:
        soort, tekst = schrijf(regel)
        kant = "C" if regel.bedrag > 0 else "D"
        uit += f":61:{regel.dag:%y%m%d%m%d}{kant}{_komma(abs(regel.bedrag))}{soort}\n:86:{tekst}\n"
    return (uit + saldo("62F", eind, regels[-1].dag) + "-}\n").encode()


def _csv(rijen: Sequence[Sequence[str]], scheiding: str = ",", *, quotes: bool = True) -> str:
    def cel(tekst: str) -> str:
        return '"' + tekst.replace('"', '""') + '"' if quotes else tekst

    return "".join(scheiding.join(map(cel, rij)) + "\n" for rij in rijen)


def csv_bunq(regels: Sequence[Regel], begin: Decimal) -> bytes:
    kop = ("Date", "Interest Date", "Amount", "Account", "Counterparty", "Name", "Description")
    rijen = [(str(r.dag), str(r.dag), _komma(r.bedrag), EIGEN, r.tegenrekening, r.naam, r.omschrijving) for r in regels]
    return _csv([kop, *rijen]).encode()


def csv_ing(regels: Sequence[Regel], begin: Decimal) -> bytes:
    kop: tuple[str, ...] = (
        "Datum",
        "Naam / Omschrijving",
        "Rekening",
        "Tegenrekening",
        "Code",
        "Af Bij",
        "Bedrag (EUR)",
    )
    kop += ("Mutatiesoort", "Mededelingen", "Saldo na mutatie", "Tag")
    rijen = [
        (f"{r.dag:%Y%m%d}", r.naam, EIGEN, r.tegenrekening, "OV", "Bij" if r.bedrag > 0 else "Af")
        + (_komma(abs(r.bedrag)), "Overschrijving", r.omschrijving, _komma(na), "")
        for r, na in zip(regels, saldi(regels, begin)[1:], strict=True)
    ]
    return _csv([kop, *reversed(rijen)], ";").encode()


def csv_rabobank(regels: Sequence[Regel], begin: Decimal) -> bytes:
    kop: tuple[str, ...] = ("IBAN/BBAN", "Munt", "BIC", "Volgnr", "Datum", "Rentedatum", "Bedrag", "Saldo na trn")
    kop += ("Tegenrekening IBAN/BBAN", "Naam tegenpartij", "Naam initiërende partij", "Omschrijving-1")
    rijen = [
        (
            EIGEN,
            "EUR",
            "RABONL2U",
            f"{nr:018d}",
            str(r.dag),
            str(r.dag),
            f"{'+' if r.bedrag > 0 else ''}{_komma(r.bedrag)}",
        )
        + (_komma(na), r.tegenrekening, r.naam, "", r.omschrijving)
        for nr, (r, na) in enumerate(zip(regels, saldi(regels, begin)[1:], strict=True), start=1)
    ]
    return _csv([kop, *rijen]).encode("cp1252")


def tab_abnamro(regels: Sequence[Regel], begin: Decimal) -> bytes:
    rijen = [
        (EIGEN, "EUR", f"{r.dag:%Y%m%d}", _komma(na - r.bedrag), _komma(na), f"{r.dag:%Y%m%d}", _komma(r.bedrag))
        + (f"SEPA Overboeking  IBAN: {r.tegenrekening}  NAAM: {r.naam}  OMSCHRIJVING: {r.omschrijving}",)
        for r, na in zip(regels, saldi(regels, begin)[1:], strict=True)
    ]
    return _csv(rijen, "\t", quotes=False).encode()


def xlsx_abnamro(regels: Sequence[Regel], begin: Decimal, *, engels: bool = True) -> bytes:
    """As the bank's own workbook: the days as numbers, the amounts as numbers, the order of its columns."""
    kop: tuple[str, ...] = ("accountNumber", "mutationcode", "transactiondate", "valuedate", "startsaldo", "endsaldo")
    kop += ("amount", "description")
    if not engels:
        kop = ("Rekeningnummer", "Muntsoort", "Transactiedatum", "Rentedatum", "Beginsaldo", "Eindsaldo")
        kop += ("Transactiebedrag", "Omschrijving")
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(kop)
    for r, na in zip(regels, saldi(regels, begin)[1:], strict=True):
        dag = int(f"{r.dag:%Y%m%d}") if engels else r.dag
        tekst = f"SEPA Overboeking  IBAN: {r.tegenrekening}  NAAM: {r.naam}  OMSCHRIJVING: {r.omschrijving}"
        blad.append((EIGEN, "EUR", dag, dag, float(na - r.bedrag), float(na), float(r.bedrag), tekst))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def csv_asn(regels: Sequence[Regel], begin: Decimal, *, kop: bool = True) -> bytes:
    hoofd: tuple[str, ...] = (
        "Datum",
        "Je rekening",
        "Van / naar",
        "Naam",
        "Adres",
        "Postcode",
        "Woonplaats",
        "Valuta saldo",
    )
    hoofd += ("Saldo voor boeking", "Valuta", "Bedrag bij / af", "Verwerkingsdatum", "Valutadatum", "Code", "Type")
    hoofd += ("Volgnummer", "Betalingskenmerk", "Omschrijving", "Afschriftnummer")
    rijen = [
        (
            f"{r.dag:%d-%m-%Y}",
            EIGEN,
            r.tegenrekening,
            r.naam,
            "",
            "",
            "",
            "EUR",
            f"{voor:.2f}",
            "EUR",
            f"{r.bedrag:.2f}",
        )
        + (f"{r.dag:%d-%m-%Y}", f"{r.dag:%d-%m-%Y}", "1", "IOB", "1", "", f"'{r.omschrijving}'", "4")
        for r, voor in zip(regels, saldi(regels, begin), strict=False)
    ]
    return _csv([*([hoofd] if kop else []), *rijen], quotes=False).encode()


def csv_knab(regels: Sequence[Regel], begin: Decimal, *, nieuw: bool = False) -> bytes:
    hoofd: tuple[str, ...] = (
        "Rekeningnummer",
        "Transactiedatum",
        "Valutacode",
        "CreditDebet",
        "Bedrag",
        "Tegenrekeningnummer",
    )
    hoofd += ("Tegenrekeninghouder", "Valutadatum", "Betaalwijze", "Omschrijving", "Referentie", "Boekdatum", "")
    bij, af = ("Bijschrijvingen", "Afschrijvingen") if nieuw else ("C", "D")
    rijen = [
        (EIGEN, f"{r.dag:%d-%m-%Y}", "EUR", bij if r.bedrag > 0 else af, _komma(abs(r.bedrag)), r.tegenrekening, r.naam)
        + (f"{r.dag:%d-%m-%Y}", "x", r.omschrijving, f"R{nr}", f"{r.dag:%d-%m-%Y}", "")
        for nr, r in enumerate(regels)
    ]
    return ("" if nieuw else "KNAB EXPORT;;;\n").encode() + _csv([hoofd, *rijen], ";").encode(
        "utf-8-sig" if nieuw else "utf-8"
    )


def csv_triodos(regels: Sequence[Regel], begin: Decimal) -> bytes:
    rijen = [
        (
            f"{r.dag:%d-%m-%Y}",
            EIGEN,
            _komma(abs(r.bedrag)),
            "Credit" if r.bedrag > 0 else "Debet",
            r.naam,
            r.tegenrekening,
        )
        + ("ET", r.omschrijving, _komma(na))
        for r, na in zip(regels, saldi(regels, begin)[1:], strict=True)
    ]
    return _csv(rijen).encode("iso-8859-15")


def zip_van(**bestanden: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in bestanden.items():
            zip_.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return uit.getvalue()


Schrijver = Callable[[Sequence[Regel], Decimal], bytes]

MET_SALDO: dict[str, Schrijver] = {
    **{f"camt.053.{versie}": partial(camt, versie=versie) for versie in ("02", "03", "04", "06", "08", "10", "14")},
    **{f"mt940 {bank}": partial(mt940, bank=bank) for bank in DIALECTEN},
    "csv ing": csv_ing,
    "csv rabobank": csv_rabobank,
    "tab abnamro": tab_abnamro,
    "xlsx abnamro": xlsx_abnamro,
    "xlsx abnamro nl": partial(xlsx_abnamro, engels=False),
    "csv asn": csv_asn,
    "csv asn zonder kop": lambda r, b: csv_asn(r, b, kop=False),
    "csv triodos": csv_triodos,
    "zip": lambda r, b: zip_van(afschrift_xml=camt(r, b, "08")),
}
ZONDER_SALDO: dict[str, Schrijver] = {
    "csv bunq": csv_bunq,
    "csv knab": csv_knab,
    "csv knab 2026": lambda r, b: csv_knab(r, b, nieuw=True),
}
