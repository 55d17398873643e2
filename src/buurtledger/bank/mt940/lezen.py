"""Reading an MT940: its lines as fields, its fields as statements.

A pattern of our own. mt-940 was weighed: with all its options it reads the samples we have, but drops entries whose
amount has a point, takes `d` and `RC` for their opposite without those options, and asks 2,5 s and 234 MB for what
this reads in a fifth. It is the oracle in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from buurtledger.bank.aangegeven import Aangegeven, totalen
from buurtledger.bank.afschrift import EURO, Boeking, Gelezen, Leesfout, Rekeningafschrift, periode
from buurtledger.bank.mt940 import abnamro, asn, bunq, ing, knab, rabobank, sepa, triodos, vanlanschot
from buurtledger.bank.mt940.tekst import Regels, Toelichting, gevuld
from buurtledger.bank.mt940.velden import Boekingsveld, Saldo, lees_boeking, lees_saldo
from buurtledger.bank.rekening import kaal, vind_iban
from buurtledger.model.bericht import Bericht, zin

Toelichter = Callable[[Regels], Toelichting]

_BANKEN: tuple[tuple[str, tuple[str, ...], Toelichter], ...] = (
    ("bunq", bunq.BIC, bunq.lees),
    ("ING", ing.BIC, ing.lees),
    ("Rabobank", rabobank.BIC, rabobank.lees),
    ("ABN AMRO", abnamro.BIC, abnamro.lees),
    ("Triodos", triodos.BIC, triodos.lees),
    ("ASN Bank, SNS of RegioBank", asn.BIC, asn.lees),
    ("Knab", knab.BIC, knab.lees),
    ("Van Lanschot", vanlanschot.BIC, vanlanschot.lees),
)
_KOPPEN = {"TRIODOSBANK": "TRIO", "ABN AMRO": "ABNA", ":940:": "RABO"}
"""What stands at the head of a file that names no BIC."""

_TAG = re.compile(r":([0-9]{2,3}[A-Z]?|NS):")
_BEGIN = re.compile(r"^(?:\{4:)?:(?:20|25):", re.MULTILINE)
_BLOK = re.compile(r"^\{[0-9]:.*\{4:(?=:)", re.MULTILINE)
_EINDE = re.compile(r"-\}.*|-XXX\s*")


def is_mt940(tekst: str) -> bool:
    """Whether a text holds fields of an MT940: an account, and a balance or an entry."""
    return _BEGIN.search(tekst) is not None and re.search(r"^:(?:6[012][FM]?):", tekst, re.MULTILINE) is not None


def lees_mt940(tekst: str) -> Gelezen:
    """All statements of a file, and what is wrong in it."""
    tekst = _BLOK.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    bank, toelichter = _bank_van(tekst)
    afschriften: list[Rekeningafschrift] = []
    fouten: list[Leesfout] = []
    for nr, velden in enumerate(_afschriften(tekst), start=1):
        gelezen = _lees_afschrift(velden, toelichter)
        if isinstance(gelezen, Leesfout):
            fouten.append(gelezen._replace(afschrift=nr))
        else:
            afschriften.append(gelezen.afschrift)
            fouten += (fout._replace(afschrift=nr) for fout in gelezen.fouten)
    # What was lost between the fields would be money that nobody misses: so it is counted apart.
    geteld, gezien = len(re.findall(r"^:61:", tekst, re.MULTILINE)), sum(len(a.boekingen) for a in afschriften)
    if not fouten and geteld != gezien:
        fouten.append(
            Leesfout(
                zin(
                    "het bestand heeft {geteld:boeking|boekingen}, gelezen zijn er {gezien}",
                    geteld=geteld,
                    gezien=gezien,
                )
            )
        )
    return Gelezen(f"MT940 ({bank})" if bank else "MT940", tuple(afschriften), tuple(fouten))


def _bank_van(tekst: str) -> tuple[str, Toelichter]:
    """The bank that made the file, by the BIC at its head, its own account, or a word at its head."""
    kop = tekst[: max(tekst.find(":60"), 0) or 400]
    begin = tekst.find(":25:")
    eigen = vind_iban(tekst[begin : begin + 60].replace(" ", "")) if begin >= 0 else ""
    codes = [*re.findall(r"(?<![A-Z])([A-Z]{4})NL[0-9A-Z]{2}", kop), eigen[4:8]]
    codes += [code for woord, code in _KOPPEN.items() if woord in kop]
    for code in codes:
        for naam, bics, lees in _BANKEN:
            if code in bics:
                return naam, lees
    return "", _onbekend


def _onbekend(regels: Regels) -> Toelichting:
    if sepa.is_sepa(regels):
        return sepa.lees(regels)
    tekst = gevuld(regels.regels)
    return Toelichting(vind_iban(tekst), "", tekst)


class _Veld(NamedTuple):
    tag: str
    regels: list[str]


def _afschriften(tekst: str) -> Iterator[list[_Veld]]:
    """The fields of each statement in turn; one begins at `:20:`, or at `:25:` where that is missing."""
    velden: list[_Veld] = []
    begonnen = False
    for regel in tekst.split("\n"):
        gevonden = _TAG.match(regel)
        if gevonden is None:
            if velden and not _EINDE.fullmatch(regel):
                velden[-1].regels.append(regel)
            continue
        tag, rest = gevonden[1], regel[gevonden.end() :]
        if tag == "940":
            continue
        if velden and (tag == "20" or (tag == "25" and begonnen)):
            yield velden
            velden, begonnen = [], False
        begonnen = begonnen or tag in ("25", "60F", "60M", "61")
        velden.append(_Veld(tag, [rest]))
    if velden:
        yield velden


class _Afschrift(NamedTuple):
    afschrift: Rekeningafschrift
    fouten: tuple[Leesfout, ...]


def _lees_afschrift(velden: Sequence[_Veld], toelichter: Toelichter) -> _Afschrift | Leesfout:
    fouten: list[Leesfout] = []
    boekingen: list[Boeking] = []
    saldi: dict[str, Saldo] = {}
    nr = 0
    for plek, veld in enumerate(velden):
        if veld.tag == "61":
            nr += 1
            gelezen = _boeking(veld, velden[plek + 1] if plek + 1 < len(velden) else None, toelichter)
            if isinstance(gelezen, Bericht):
                fouten.append(Leesfout(gelezen, 0, nr))
            else:
                boekingen.append(gelezen)
        elif veld.tag[:2] in (_BEGINSALDO, _EINDSALDO):
            saldo = lees_saldo(veld.regels[0])
            if isinstance(saldo, Bericht):
                fouten.append(Leesfout(saldo))
                continue
            if saldo.munt != EURO:
                return Leesfout(zin("de munt is {munt}; buurtledger leest alleen euro's", munt=saldo.munt))
            # A statement that was cut into pages carries its balance over: the first begins, the last ends.
            if veld.tag[:2] == _EINDSALDO or _BEGINSALDO not in saldi:
                saldi[veld.tag[:2]] = saldo
    return _maak(velden, boekingen, saldi, fouten)


_BEGINSALDO, _EINDSALDO = "60", "62"


def _maak(
    velden: Sequence[_Veld], boekingen: Sequence[Boeking], saldi: Mapping[str, Saldo], fouten: list[Leesfout]
) -> _Afschrift | Leesfout:
    los = {veld.tag: veld.regels[0].strip() for veld in reversed(velden)}
    rekening = kaal(los.get("25", los.get("25P", "")))
    if not rekening:
        return Leesfout(zin("het afschrift noemt geen rekening (:25:)"))
    begin, eind = saldi.get(_BEGINSALDO), saldi.get(_EINDSALDO)
    dagen = periode((b.dag for b in boekingen), begin.dag if begin else None, eind.dag if eind else None)
    if dagen is None:
        return fouten[0] if fouten else Leesfout(zin("het afschrift heeft geen saldo en geen boeking"))
    if eind is None:
        fouten.append(Leesfout(zin("het eindsaldo (:62F:) ontbreekt; is het bestand wel heel?")))
    if begin is None:
        fouten.append(Leesfout(zin("het beginsaldo (:60F:) ontbreekt; is het bestand wel heel?")))
    bedragen = (begin.bedrag if begin else None, eind.bedrag if eind else None)
    naam = los.get("28C", los.get("28", ""))
    afschrift = Rekeningafschrift(rekening, *dagen, *bedragen, tuple(boekingen), naam, True, _aangegeven(velden))
    return _Afschrift(afschrift, tuple(fouten))


def _aangegeven(velden: Sequence[_Veld]) -> Aangegeven | None:
    """What stands behind the closing balance: what the bank counted."""
    for vorige, veld in pairwise(velden):
        if veld.tag == "86" and vorige.tag != "61" and (gezegd := totalen("".join(veld.regels))):
            return gezegd
    return None


def _boeking(veld: _Veld, volgende: _Veld | None, toelichter: Toelichter) -> Boeking | Bericht:
    gelezen = lees_boeking(veld.regels[0])
    if isinstance(gelezen, Bericht):
        return gelezen
    regels = [regel for regel in volgende.regels if regel.strip()] if volgende and volgende.tag == "86" else []
    verteld = toelichter(Regels(regels, veld.regels[1:], gelezen.kenmerk))
    return Boeking(
        gelezen.dag,
        gelezen.bedrag + Decimal("0.00"),
        gelezen.valutadag,
        verteld.kenmerk or _kenmerk(gelezen),
        verteld.tegenrekening,
        verteld.naam,
        verteld.omschrijving,
    )


def _kenmerk(veld: Boekingsveld) -> str:
    """The bank's reference in `:61:`, when it says more than that there is one elsewhere or none."""
    eigen, _, van_bank = veld.kenmerk.partition("//")
    eerste = eigen.strip()
    return van_bank.strip() or ("" if eerste in ("NONREF", "EREF", "PREF", "MARF", "NRNT") else eerste)
