"""CAMT.053, versions .02 to .14, read piece by piece. Source: ISO 20022, BankToCustomerStatement.

A statement has no DOCTYPE: one is refused, so that no entity is ever looked at. What stands between the entries is
passed over: XML that is not valid by its schema may still add up.
"""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from buurtledger.bank.aangegeven import Aangegeven
from buurtledger.bank.afschrift import EURO, Boeking, Gelezen, Leesfout, Rekeningafschrift, periode
from buurtledger.bank.rekening import kaal
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.datum import dag as lees_dag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SOORT = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.(05[0-9])\.001\.([0-9]{2})")
_BEDRAG = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,5})?")
_TEKST = 2000
"""The most characters of a description: a batch may hold thousands of them."""
_OPEN, _DICHT = ("OPBD", "PRCD"), ("CLBD",)
_TUSSEN = "ITBD"
"""A page of a statement: its balance stands at the begin and at the end."""


def is_xml(inhoud: bytes) -> bool:
    """Whether a file looks like XML."""
    return inhoud.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or inhoud[:4] in (b"<\0?\0", b"\0<\0?", b"\xff\xfe<\0")


def lees_camt(inhoud: bytes) -> Gelezen:
    """All statements of a file, and what is wrong in it."""
    from lxml import etree

    inhoud = inhoud.lstrip(b" \t\r\n")
    veilig = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    # Only what begins or ends a statement or an entry is told: every element would take five times as long.
    stappen = etree.iterparse(io.BytesIO(inhoud), events=("start", "end"), tag=("{*}Stmt", "{*}Ntry"), **veilig)
    versie = ""
    afschriften: list[Rekeningafschrift] = []
    fouten: list[Leesfout] = []
    lezer: _Lezer | None = None
    try:
        _, wortel = next(etree.iterparse(io.BytesIO(inhoud), events=("start",), **veilig))
        bezwaar = _bezwaar_tegen(wortel)
        if bezwaar is not None:
            return Gelezen("CAMT", (), (Leesfout(bezwaar),))
        versie = _versie(wortel)
        for gebeurtenis, deel in stappen:
            naam = _naam(deel)
            if gebeurtenis == "start":
                lezer = _Lezer() if naam == "Stmt" else lezer
            elif naam == "Ntry" and lezer is not None:
                lezer.boeking(deel)
                deel.clear()
                while deel.getprevious() is not None:
                    # What lies before is read; it would be kept until the end of the file.
                    if not lezer.bewaar(deel.getprevious()):
                        break
            elif naam == "Stmt" and lezer is not None:
                gelezen = lezer.klaar(deel)
                nr = len(afschriften) + len({fout.afschrift for fout in fouten if fout.boeking == 0}) + 1
                if isinstance(gelezen, Bericht):
                    fouten.append(Leesfout(gelezen, nr))
                else:
                    afschriften.append(gelezen)
                    fouten += (fout._replace(afschrift=nr) for fout in lezer.fouten)
                lezer = None
                deel.clear()
    except etree.XMLSyntaxError as fout:
        bericht = zin("het bestand is geen hele XML: {reden}", reden=str(fout.msg)[:200])
        return Gelezen(f"CAMT.053 {versie}".strip(), tuple(afschriften), (*fouten, Leesfout(bericht)))
    if not afschriften and not fouten:
        fouten.append(Leesfout(zin("in het bestand staat geen afschrift")))
    return Gelezen(f"CAMT.053 versie {versie}", tuple(afschriften), tuple(fouten))


def _naam(deel: Element) -> str:
    tag = deel.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _bezwaar_tegen(wortel: Element) -> Bericht | None:
    """Why a file of XML is not read, by its head."""
    if wortel.getroottree().docinfo.doctype:
        return zin("het bestand heeft een DOCTYPE; een bankafschrift heeft dat nooit, dus het wordt niet gelezen")
    ruimte = str(wortel.tag).partition("}")[0].lstrip("{")
    soort = _SOORT.fullmatch(ruimte)
    if soort is None:
        return zin("dit is XML, en geen CAMT.053; vraag de bank om CAMT.053")
    if soort[1] != "053":
        return zin(
            "dit is CAMT.{soort}: berichten van de dag zelf, zonder eindsaldo. Vraag de bank om CAMT.053",
            soort=soort[1],
        )
    if not 1 <= int(soort[2]) <= 14:
        return zin("CAMT.053 versie {versie} ken ik niet; wel 02 tot en met 14", versie=soort[2])
    return None


def _versie(wortel: Element) -> str:
    soort = _SOORT.search(str(wortel.tag))
    return soort[2] if soort else ""


class _Knoop:
    """An element as plain values: looked up twenty times, that is a third of what lxml asks for it."""

    __slots__ = ("kinderen", "munt", "tekst")

    def __init__(self, deel: Element, ruimte: str) -> None:
        self.tekst = deel.text or ""
        self.munt = deel.get("Ccy")
        self.kinderen: dict[str, list[_Knoop]] = {}
        for kind in deel:
            tag = kind.tag
            if isinstance(tag, str) and tag.startswith(ruimte):
                self.kinderen.setdefault(tag[len(ruimte) :], []).append(_Knoop(kind, ruimte))


def _knoop(deel: Element) -> _Knoop:
    """An element and what is in it, as far as that is in its own namespace."""
    tag = str(deel.tag)
    return _Knoop(deel, tag[: tag.index("}") + 1] if "}" in tag else "")


def _bij(deel: _Knoop | None, naam: str, *verder: str) -> _Knoop | None:
    """The first element at a path of names."""
    for kind in deel.kinderen.get(naam, ()) if deel is not None else ():
        gevonden = _bij(kind, *verder) if verder else kind
        if gevonden is not None:
            return gevonden
    return None


def _tekst(deel: _Knoop | None, naam: str, *verder: str) -> str:
    gevonden = _bij(deel, naam, *verder)
    return " ".join(gevonden.tekst.split()) if gevonden is not None else ""


def _alle(deel: _Knoop | None, naam: str) -> list[_Knoop]:
    return deel.kinderen.get(naam, []) if deel is not None else []


def _dag(deel: _Knoop | None, naam: str) -> date | None:
    bij = _bij(deel, naam)
    return lees_dag((_tekst(bij, "Dt") or _tekst(bij, "DtTm"))[:10]) if bij is not None else None


class _Saldo(NamedTuple):
    soort: str
    bedrag: Decimal
    munt: str
    dag: date | None


class _Lezer:
    """One statement while it is read: its entries one by one, and what of the rest must wait for its end."""

    def __init__(self) -> None:
        self._boekingen: list[Boeking] = []
        self._nr = 0
        self._overgeslagen = 0
        self.fouten: list[Leesfout] = []

    @staticmethod
    def bewaar(eerder: Element) -> bool:
        """Drop an entry that was read from the tree; False when what stands there is no entry."""
        if _naam(eerder) != "Ntry":
            return False
        eerder.getparent().remove(eerder)
        return True

    def boeking(self, element: Element) -> None:
        """Read an entry, when it is booked."""
        deel = _knoop(element)
        stand = _tekst(deel, "Sts", "Cd") or _tekst(deel, "Sts") or "BOOK"
        if stand != "BOOK":
            self._overgeslagen += 1
            return
        self._nr += 1
        uitkomst = _boeking(deel)
        if isinstance(uitkomst, Bericht):
            self.fouten.append(Leesfout(uitkomst, 0, self._nr))
        else:
            self._boekingen.append(uitkomst)

    def klaar(self, element: Element) -> Rekeningafschrift | Bericht:
        """The statement, when its end was read; or why it cannot be one."""
        deel = _knoop(element)
        rekening = kaal(_tekst(deel, "Acct", "Id", "IBAN") or _tekst(deel, "Acct", "Id", "Othr", "Id"))
        if not rekening:
            return zin("het afschrift noemt geen rekening")
        saldi = [saldo for saldo in map(_saldo, _alle(deel, "Bal")) if saldo is not None]
        begin, eind = _begin_en_eind(saldi)
        munt = next((s.munt for s in (begin, eind) if s and s.munt != EURO), _tekst(deel, "Acct", "Ccy") or EURO)
        if munt != EURO:
            return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=munt)
        van, tot = _dag_van(_tekst(deel, "FrToDt", "FrDtTm")), _dag_van(_tekst(deel, "FrToDt", "ToDtTm"))
        dagen = periode(
            (boeking.dag for boeking in self._boekingen),
            begin.dag if begin else van,
            (eind.dag if eind else None) or tot or _dag_van(_tekst(deel, "CreDtTm")),
        )
        if dagen is None:
            return zin("het afschrift heeft geen periode, geen saldo en geen boeking")
        if van is not None and van <= dagen[0] and tot is not None and tot >= dagen[1]:
            # An end at midnight is the end of the day before, which the closing balance then tells.
            dagen = (van, dagen[1])
        return Rekeningafschrift(
            rekening,
            *dagen,
            begin.bedrag if begin else None,
            eind.bedrag if eind else None,
            tuple(self._boekingen),
            _tekst(deel, "LglSeqNb") or _tekst(deel, "ElctrncSeqNb") or _tekst(deel, "Id"),
            True,
            _aangegeven(_bij(deel, "TxsSummry"), self._overgeslagen),
        )


def _aangegeven(deel: _Knoop | None, overgeslagen: int) -> Aangegeven | None:
    """What the bank counted; None where it did not, or where entries that are not booked may be in it."""
    if deel is None or overgeslagen:
        return None

    def getal(*pad: str) -> int | None:
        tekst = _tekst(deel, *pad)
        return int(tekst) if re.fullmatch(r"[0-9]{1,15}", tekst) else None

    def som(*pad: str) -> Decimal | None:
        tekst = _tekst(deel, *pad)
        return Decimal(tekst) if _BEDRAG.fullmatch(tekst) else None

    return Aangegeven(
        getal("TtlNtries", "NbOfNtries"),
        som("TtlDbtNtries", "Sum"),
        som("TtlCdtNtries", "Sum"),
        getal("TtlDbtNtries", "NbOfNtries"),
        getal("TtlCdtNtries", "NbOfNtries"),
    )


def _dag_van(tekst: str) -> date | None:
    return lees_dag(tekst[:10])


def _bedrag(deel: _Knoop) -> tuple[Decimal, str] | None:
    """An amount with its sign, and its currency."""
    bedrag = _bij(deel, "Amt")
    tekst = _tekst(deel, "Amt")
    kant = _tekst(deel, "CdtDbtInd")
    if bedrag is None or not _BEDRAG.fullmatch(tekst) or kant not in ("CRDT", "DBIT"):
        return None
    waarde = Decimal(tekst)
    if waarde != waarde.quantize(Decimal("0.01")):
        return None
    waarde = waarde.quantize(Decimal("0.01"))
    return (waarde if kant == "CRDT" else -waarde), bedrag.munt or EURO


def _saldo(deel: _Knoop) -> _Saldo | None:
    bedrag = _bedrag(deel)
    soort = _tekst(deel, "Tp", "CdOrPrtry", "Cd") or _tekst(deel, "Tp", "CdOrPrtry", "Prtry")
    return None if bedrag is None else _Saldo(soort, *bedrag, _dag(deel, "Dt"))


def _begin_en_eind(saldi: list[_Saldo]) -> tuple[_Saldo | None, _Saldo | None]:
    tussen = [saldo for saldo in saldi if saldo.soort == _TUSSEN]
    begin = next((s for soort in _OPEN for s in saldi if s.soort == soort), None)
    eind = next((s for s in reversed(saldi) if s.soort in _DICHT), None)
    begin = begin or (tussen[0] if tussen else None)
    return begin, eind or (tussen[-1] if tussen and tussen[-1] is not begin else None)


def _boeking(deel: _Knoop) -> Boeking | Bericht:
    bedrag = _bedrag(deel)
    if bedrag is None:
        return zin("het bedrag {tekst} is niet te lezen", tekst=_tekst(deel, "Amt") or "-")
    if bedrag[1] != EURO:
        return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=bedrag[1])
    valuta = _dag(deel, "ValDt")
    dag = _dag(deel, "BookgDt") or valuta
    if dag is None:
        return zin("de boeking heeft geen dag")
    details = [tx for dtls in _alle(deel, "NtryDtls") for tx in _alle(dtls, "TxDtls")]
    tegenrekening, naam = _tegenpartij(details[0], erbij=bedrag[0] > 0) if len(details) == 1 else ("", "")
    return Boeking(dag, bedrag[0], valuta, _kenmerk(deel, details), tegenrekening, naam, _omschrijving(deel, details))


def _kenmerk(deel: _Knoop, details: list[_Knoop]) -> str:
    eerste = details[0] if len(details) == 1 else None
    return (
        _tekst(deel, "NtryRef")
        or _tekst(deel, "AcctSvcrRef")
        or _tekst(eerste, "Refs", "AcctSvcrRef")
        or _tekst(eerste, "Refs", "TxId")
    )


def _tegenpartij(details: _Knoop, *, erbij: bool) -> tuple[str, str]:
    """The account and name at the other side; of a reversal the sides may stand the other way round."""
    partijen = _bij(details, "RltdPties")
    voor, ander = ("Dbtr", "Cdtr") if erbij else ("Cdtr", "Dbtr")
    for kant in (voor, ander):
        rekening = _tekst(partijen, f"{kant}Acct", "Id", "IBAN") or _tekst(partijen, f"{kant}Acct", "Id", "Othr", "Id")
        naam = _tekst(partijen, kant, "Nm") or _tekst(partijen, kant, "Pty", "Nm")
        if rekening or naam:
            return kaal(rekening), naam
    return "", ""


def _omschrijving(deel: _Knoop, details: list[_Knoop]) -> str:
    """The text, else the structured reference, else what the bank adds; of a batch those of all its payments."""
    teksten = list(dict.fromkeys(filter(None, (_toelichting(een) for een in details[:200]))))
    tekst = " ; ".join(teksten) or _tekst(deel, "AddtlNtryInf")
    return tekst[:_TEKST]


def _toelichting(details: _Knoop) -> str:
    over = _bij(details, "RmtInf")
    ongebonden = "".join(" ".join(deel.tekst.split()) + " " for deel in _alle(over, "Ustrd")).strip()
    if ongebonden:
        return ongebonden
    gebonden = " ".join(filter(None, (_tekst(een, "CdtrRefInf", "Ref") for een in _alle(over, "Strd"))))
    return gebonden or _tekst(details, "AddtlTxInf")
