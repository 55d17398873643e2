"""CAMT.053, versions .02 to .14, read piece by piece. Source: ISO 20022, BankToCustomerStatement.

A statement has no DOCTYPE: one is refused, so that no entity is ever looked at. What stands between the entries is
passed over: XML that is not valid by its schema may still add up.
"""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
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
            naam = _naam(deel.tag)
            if gebeurtenis == "start":
                lezer = _Lezer() if naam == "Stmt" else lezer
            elif naam == "Ntry" and lezer is not None:
                lezer.boeking(deel)
                deel.clear()
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


@lru_cache(maxsize=1024)
def _naam(tag: object) -> str:
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


_SALDI, _DETAILS = "Bal", "NtryDtls/TxDtls"
_GROEPEN = frozenset({_SALDI, _DETAILS})
"""What may come more than once, and is looked at one by one."""


class _Deel:
    """An element laid flat: the texts at each path of names below it, and apart the groups of which there are more."""

    __slots__ = ("groepen", "teksten")

    def __init__(self) -> None:
        self.teksten: dict[str, list[str]] = {}
        self.groepen: dict[str, list[_Deel]] = {}

    def tekst(self, *paden: str) -> str:
        """The first text at the first of these paths that has one, with single blanks; else empty."""
        for pad in paden:
            if (hier := self.teksten.get(pad)) and (tekst := " ".join(hier[0].split())):
                return tekst
        return ""

    def alle(self, pad: str) -> list[str]:
        """All texts at a path, with single blanks; those without a word left out."""
        return [tekst for hier in self.teksten.get(pad, ()) if (tekst := " ".join(hier.split()))]

    def dag(self, *paden: str) -> date | None:
        """The day at the first of these paths that has a text; an hour behind it is passed over."""
        return lees_dag(self.tekst(*paden)[:10])


def _plat(element: Element) -> _Deel:
    """An element and all in its namespace that is below it, in one walk.

    That takes half of what asking element after element for its children does.
    """
    tag = str(element.tag)
    ruimte = tag[: tag.index("}") + 1] if "}" in tag else ""
    uit = deel = _Deel()
    pad: str | None = ""
    over = len(element)
    boven: list[tuple[int, str | None, _Deel]] = []
    for kind in element.iterdescendants():
        over -= 1
        hier = _pad(ruimte, pad, kind.tag)
        aantal = len(kind)
        if hier in _GROEPEN:
            boven.append((over, pad, deel))
            groep = _Deel()
            deel.groepen.setdefault(hier, []).append(groep)
            over, pad, deel = aantal, "", groep
        else:
            if hier is not None and (tekst := kind.text):
                deel.teksten.setdefault(hier, []).append(tekst)
                if hier == "Amt":
                    deel.teksten.setdefault(_MUNT, []).append(kind.get("Ccy", ""))
            if aantal:
                boven.append((over, pad, deel))
                over, pad = aantal, hier
        while not over and boven:
            over, pad, deel = boven.pop()
    return uit


_MUNT = "Amt@Ccy"
"""Where the currency of an amount goes: an attribute has no path."""


@lru_cache(maxsize=4096)
def _pad(ruimte: str, boven: str | None, tag: object) -> str | None:
    """The path of an element under another; None where it does not count."""
    if boven is None or not isinstance(tag, str) or not tag.startswith(ruimte):
        return None
    naam = tag[len(ruimte) :]
    return f"{boven}/{naam}" if boven else naam


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
        self._vorige: Element | None = None
        self.fouten: list[Leesfout] = []

    def boeking(self, element: Element) -> None:
        """Read an entry, when it is booked; the one before it is dropped from the tree."""
        if self._vorige is not None and (boven := self._vorige.getparent()) is not None:
            boven.remove(self._vorige)
        self._vorige = element
        deel = _plat(element)
        if (deel.tekst("Sts/Cd", "Sts") or "BOOK") != "BOOK":
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
        deel = _plat(element)
        rekening = kaal(deel.tekst("Acct/Id/IBAN", "Acct/Id/Othr/Id"))
        if not rekening:
            return zin("het afschrift noemt geen rekening")
        saldi = [saldo for saldo in map(_saldo, deel.groepen.get(_SALDI, ())) if saldo is not None]
        begin, eind = _begin_en_eind(saldi)
        munt = next((s.munt for s in (begin, eind) if s and s.munt != EURO), deel.tekst("Acct/Ccy") or EURO)
        if munt != EURO:
            return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=munt)
        van, tot = deel.dag("FrToDt/FrDtTm"), deel.dag("FrToDt/ToDtTm")
        dagen = periode(
            (boeking.dag for boeking in self._boekingen),
            begin.dag if begin else van,
            (eind.dag if eind else None) or tot or deel.dag("CreDtTm"),
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
            deel.tekst("LglSeqNb", "ElctrncSeqNb", "Id"),
            True,
            _aangegeven(deel, self._overgeslagen),
        )


def _aangegeven(deel: _Deel, overgeslagen: int) -> Aangegeven | None:
    """What the bank counted; None where it did not, or where entries that are not booked may be in it."""
    if overgeslagen:
        return None

    def getal(naam: str) -> int | None:
        tekst = deel.tekst(f"TxsSummry/{naam}/NbOfNtries")
        return int(tekst) if re.fullmatch(r"[0-9]{1,15}", tekst) else None

    def som(naam: str) -> Decimal | None:
        tekst = deel.tekst(f"TxsSummry/{naam}/Sum")
        return Decimal(tekst) if _BEDRAG.fullmatch(tekst) else None

    af, bij = "TtlDbtNtries", "TtlCdtNtries"
    gezegd = Aangegeven(getal("TtlNtries"), som(af), som(bij), getal(af), getal(bij))
    return gezegd if gezegd != Aangegeven() else None


def _bedrag(deel: _Deel) -> tuple[Decimal, str] | None:
    """An amount with its sign, and its currency."""
    gevonden = _BEDRAG.fullmatch(deel.tekst("Amt"))
    kant = deel.tekst("CdtDbtInd")
    if gevonden is None or kant not in ("CRDT", "DBIT"):
        return None
    waarde = Decimal(gevonden[0])
    if waarde != (centen := waarde.quantize(_CENT)):
        return None
    return (centen if kant == "CRDT" else -centen), deel.teksten[_MUNT][0] or EURO


_CENT = Decimal("0.01")


def _saldo(deel: _Deel) -> _Saldo | None:
    bedrag = _bedrag(deel)
    soort = deel.tekst("Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry")
    return None if bedrag is None else _Saldo(soort, *bedrag, deel.dag("Dt/Dt", "Dt/DtTm"))


def _begin_en_eind(saldi: list[_Saldo]) -> tuple[_Saldo | None, _Saldo | None]:
    tussen = [saldo for saldo in saldi if saldo.soort == _TUSSEN]
    begin = next((s for soort in _OPEN for s in saldi if s.soort == soort), None)
    eind = next((s for s in reversed(saldi) if s.soort in _DICHT), None)
    begin = begin or (tussen[0] if tussen else None)
    return begin, eind or (tussen[-1] if tussen and tussen[-1] is not begin else None)


def _boeking(deel: _Deel) -> Boeking | Bericht:
    bedrag = _bedrag(deel)
    if bedrag is None:
        return zin("het bedrag {tekst} is niet te lezen", tekst=deel.tekst("Amt") or "-")
    if bedrag[1] != EURO:
        return zin("de munt is {munt}; buurtledger leest alleen euro's", munt=bedrag[1])
    valuta = deel.dag("ValDt/Dt", "ValDt/DtTm")
    dag = deel.dag("BookgDt/Dt", "BookgDt/DtTm") or valuta
    if dag is None:
        return zin("de boeking heeft geen dag")
    details = deel.groepen.get(_DETAILS, [])
    enige = details[0] if len(details) == 1 else None
    tegenrekening, naam = _tegenpartij(enige, erbij=bedrag[0] > 0) if enige else ("", "")
    return Boeking(dag, bedrag[0], valuta, _kenmerk(deel, enige), tegenrekening, naam, _omschrijving(deel))


def _kenmerk(deel: _Deel, enige: _Deel | None) -> str:
    van_boeking = deel.tekst("NtryRef", "AcctSvcrRef")
    return van_boeking or (enige.tekst("Refs/AcctSvcrRef", "Refs/TxId") if enige else "")


def _tegenpartij(details: _Deel, *, erbij: bool) -> tuple[str, str]:
    """The account and name at the other side; of a reversal the sides may stand the other way round."""
    voor, ander = ("Dbtr", "Cdtr") if erbij else ("Cdtr", "Dbtr")
    for kant in (voor, ander):
        bij = f"RltdPties/{kant}"
        rekening = details.tekst(f"{bij}Acct/Id/IBAN", f"{bij}Acct/Id/Othr/Id")
        naam = details.tekst(f"{bij}/Nm", f"{bij}/Pty/Nm")
        if rekening or naam:
            return kaal(rekening), naam
    return "", ""


def _omschrijving(deel: _Deel) -> str:
    """The text, else the structured reference, else what the bank adds; of a batch those of all its payments."""
    teksten = list(dict.fromkeys(filter(None, map(_toelichting, deel.groepen.get(_DETAILS, [])[:200]))))
    tekst = " ; ".join(teksten) or deel.tekst("AddtlNtryInf")
    return tekst[:_TEKST]


def _toelichting(details: _Deel) -> str:
    ongebonden = " ".join(details.alle("RmtInf/Ustrd"))
    gebonden = ongebonden or " ".join(details.alle("RmtInf/Strd/CdtrRefInf/Ref"))
    return gebonden or details.tekst("AddtlTxInf")
