"""XML Auditfile Financieel, 4.0 or 3.2.1: what an accountant or the Belastingdienst reads in. One file per year.

Elements and their order are those of the official schemas (Belastingdienst, Ontwikkelaarsportaal), against which the
tests hold every file. What is written one transaction at a time needs no more memory for more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape

from buurtledger.export.journaal import Journaal, Transactie
from buurtledger.export.rekening import Aard, Rekening, Rekeningsoort
from buurtledger.model.geld import NUL, plat

VERSIES = ("4.0", "3.2.1")

_RUIMTE = {
    "4.0": "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0",
    "3.2.1": "http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.0/structures/XmlAuditfileFinancieel3.2.1",
}
_LENGTE = 35
"""Of an identification."""
_GEEN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+|[\r\n\t\u0085\u2028]+")
"""Signs that XML has not, and ends of lines."""
_NAMEN = {
    Rekeningsoort.BANK: ("bank", "Bank"),
    Rekeningsoort.KAS: ("kas", "Kas"),
    Rekeningsoort.ONDERWEG: ("onderweg", "Betalingen onderweg"),
    Rekeningsoort.OVERBOEKING: ("overboeking", "Overboekingen tussen eigen rekeningen"),
    Rekeningsoort.VORDERING: ("vordering", "Te verantwoorden voorschotten"),
    Rekeningsoort.LASTEN: ("lasten", "Lasten"),
    Rekeningsoort.SUBSIDIE: ("subsidie", "Ontvangen subsidie"),
    Rekeningsoort.TERUGGAVE: ("teruggave", "Teruggegeven subsidie"),
    Rekeningsoort.COFINANCIERING: ("cofinanciering", "Ontvangen cofinanciering"),
    Rekeningsoort.RENTE: ("rente", "Rente"),
    Rekeningsoort.BANKKOSTEN: ("bankkosten", "Bankkosten"),
    Rekeningsoort.VREEMD: ("vreemd", "Ontvangen of betaald voor anderen"),
    Rekeningsoort.BEGIN: ("beginsaldo", "Saldo voor het eerste afschrift"),
}
_RESULTAAT = "resultaat-eerder"
_BALANS = (Aard.ACTIVA, Aard.SCHULDEN, Aard.EIGEN)


class Administratie(NamedTuple):
    """Whose books they are."""

    naam: str
    fiscaal_nummer: str
    kvk: str = ""
    software: str = ""
    """The version of the program."""
    rekeningnummers: Mapping[str, str] = {}
    """By the public name of an account its IBAN, where that was asked; only the kluis knows it."""


def jaren(journaal: Journaal) -> tuple[int, ...]:
    """The years in which money moved."""
    return tuple(sorted({t.datum.year for t in journaal.transacties if t.soort != "beginsaldo"}))


def maak(journaal: Journaal, van: Administratie, jaar: int, versie: str, vandaag: date) -> Iterator[bytes]:
    """The file, in pieces."""
    return (deel.encode() for deel in _Auditfile(journaal, van, jaar, versie).bestand(vandaag))


def nummer_van(rekening: Rekening) -> str:
    """The identification of an account, at most 35 signs: what is longer ends in a part of its hash."""
    return kort("-".join(filter(None, (_NAMEN[rekening.soort][0], rekening.naam))))


def kort(id_: str) -> str:
    """An id that fits."""
    return id_ if len(id_) <= _LENGTE else f"{id_[:26]}~{sha256(id_.encode()).hexdigest()[:8]}"


def _e(naam: str, waarde: str) -> str:
    return f"<{naam}>{escape(_GEEN_XML.sub(' ', waarde).strip())}</{naam}>\n"


def _bedrag(bedrag: Decimal) -> str:
    return _e("amnt", plat(abs(bedrag))) + _e("amntTp", "C" if bedrag < 0 else "D")


class _Auditfile:
    """One file: what is in it, worked out once, and then written from the first line to the last."""

    def __init__(self, journaal: Journaal, van: Administratie, jaar: int, versie: str) -> None:
        self.journaal, self.van, self.jaar = journaal, van, jaar
        self.versie = versie
        self.nieuw = versie == "4.0"
        self.nummers = {rekening: nummer_van(rekening) for rekening in journaal.rekeningen}
        self.dagboeken: dict[Rekening | None, list[Transactie]] = {}
        """By the account of a bank or cash book its transactions; those that touch none are the memoriaal."""
        self.begin: dict[str, Decimal] = {}
        """By account what stood on it when the year began."""
        self.regels, self.debet = 0, NUL
        for t in journaal.transacties:
            # What an account held before its first statement was there already.
            if t.datum.year < jaar or (t.datum.year == jaar and t.soort == "beginsaldo"):
                self._voor_het_jaar(t)
            elif t.datum.year == jaar:
                self.dagboeken.setdefault(_dagboek(t), []).append(t)
                self.regels += len(t.boekingen)
                self.debet += sum((b.bedrag for b in t.boekingen if b.bedrag > 0), NUL)

    def _voor_het_jaar(self, t: Transactie) -> None:
        for rekening, bedrag in t.boekingen:
            # Of an earlier year nothing is left of what was earned and spent but what it came to.
            waar = self.nummers[rekening] if rekening.aard in _BALANS else _RESULTAAT
            self.begin[waar] = self.begin.get(waar, NUL) + bedrag

    def bestand(self, vandaag: date) -> Iterator[str]:
        """From the first line to the last."""
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{_RUIMTE[self.versie]}">\n'
        yield from self._kop(vandaag)
        yield "<company>\n"
        yield from self._wie()
        yield from self._rekeningen()
        yield from self._perioden()
        yield from self._beginbalans()
        yield from self._transacties()
        yield "</company>\n</auditfile>\n"

    def _kop(self, vandaag: date) -> Iterator[str]:
        yield "<header>\n"
        yield _e("fiscalYear", str(self.jaar))
        yield _e("startDate", f"{self.jaar}-01-01") + _e("endDate", f"{self.jaar}-12-31")
        yield _e("curCode", "EUR") + _e("dateCreated", str(vandaag))
        yield _e("softwareDesc", "buurtledger") + _e("softwareVersion", self.van.software[:20])
        yield "</header>\n"

    def _wie(self) -> Iterator[str]:
        if self.van.kvk:
            yield _e("Commercenr" if self.nieuw else "companyIdent", self.van.kvk)
        yield _e("companyName", self.van.naam[:255])
        yield _e("taxRegistrationCountry", "NL") + _e("taxRegIdent", self.van.fiscaal_nummer)

    def _rekeningen(self) -> Iterator[str]:
        yield "<generalLedger>\n"
        for rekening, nummer in self.nummers.items():
            wie = self.journaal.namen.get(rekening.naam) or rekening.naam
            wat = ": ".join(filter(None, (_NAMEN[rekening.soort][1], wie)))
            yield self._rekening(nummer, wat, rekening.aard in _BALANS, self._rgs(rekening))
        yield self._rekening(_RESULTAAT, "Resultaat van eerdere jaren", True, "")
        yield "</generalLedger>\n"

    def _rekening(self, nummer: str, wat: str, is_balans: bool, rgs: str) -> str:
        velden = [_e("accID", nummer), _e("accDesc", wat[:255]), _e("accTp", "B" if is_balans else "P")]
        if rgs and self.nieuw:
            velden.append(_e("RGScode", rgs))
        return f"<ledgerAccount>\n{''.join(velden)}</ledgerAccount>\n"

    def _rgs(self, rekening: Rekening) -> str:
        """The code of the referentiegrootboekschema, where it is certain; a code stands once in a file."""
        if rekening.soort == Rekeningsoort.KAS:
            return "BLimKasKas"
        banken = [een for een in self.nummers if een.soort == Rekeningsoort.BANK]
        # Of more accounts one may be for savings, which has another code.
        return "BLimBanRba" if banken == [rekening] and not rekening.naam.startswith("spaar") else ""

    def _perioden(self) -> Iterator[str]:
        yield "<periods>\n"
        for maand in range(1, 13):
            eerste = date(self.jaar, maand, 1)
            laatste = date.fromordinal(date(self.jaar + maand // 12, maand % 12 + 1, 1).toordinal() - 1)
            yield f"<period>\n{_e('periodNumber', str(maand))}"
            yield f"{_e('startDatePeriod', str(eerste))}{_e('endDatePeriod', str(laatste))}</period>\n"
        yield "</periods>\n"

    def _beginbalans(self) -> Iterator[str]:
        regels = [(nummer, bedrag) for nummer, bedrag in self.begin.items() if bedrag]
        if not regels and not self.nieuw:
            # 3.2.1 wants a line also where nothing was.
            regels = [(next(iter(self.nummers.values())), NUL)]
        debet = sum((bedrag for _, bedrag in regels if bedrag > 0), NUL)
        yield "<openingBalance>\n"
        if not self.nieuw:
            yield _e("opBalDate", f"{self.jaar}-01-01")
        yield _totalen(len(regels), debet)
        for nr, (nummer, bedrag) in enumerate(regels, start=1):
            yield f"<obLine>\n{_e('nr', str(nr))}{_e('accID', nummer)}{_bedrag(bedrag)}</obLine>\n"
        yield "</openingBalance>\n"

    def _transacties(self) -> Iterator[str]:
        yield "<transactions>\n" + _totalen(self.regels, self.debet)
        for rekening in sorted(self.dagboeken, key=lambda r: (r is None, r or ())):
            yield "<journal>\n"
            if rekening is None:
                yield _e("jrnID", "memoriaal") + _e("desc", "Memoriaal") + _e("jrnTp", "M")
            else:
                nummer = self.nummers[rekening]
                yield _e("jrnID", nummer) + _e("desc", f"{_NAMEN[rekening.soort][1]} {rekening.naam}")
                yield _e("jrnTp", "C" if rekening.soort == Rekeningsoort.KAS else "B") + _e("offsetAccID", nummer)
                iban = self.van.rekeningnummers.get(rekening.naam, "")
                if iban and not self.nieuw:
                    yield _e("bankAccNr", iban)
            for nr, t in enumerate(self.dagboeken[rekening], start=1):
                yield self._transactie(nr, t)
            yield "</journal>\n"
        yield "</transactions>\n"

    def _transactie(self, nr: int, t: Transactie) -> str:
        gedaan = [wat for veld, wat in t.feiten if veld == "van" and t.soort == "storno"]
        wat = " ".join(filter(None, (t.soort, *gedaan, t.leverancier, t.omschrijving)))
        kop = _e("nr", str(nr)) + _e("desc", wat) + _e("periodNumber", str(t.datum.month)) + _e("trDt", str(t.datum))
        nummers = count(1)
        # Whoever entered it is not named: User stays empty.
        regels = "".join(self._regel(next(nummers), t, *boeking, wat) for boeking in t.boekingen)
        return f"<transaction>\n{kop}{regels}</transaction>\n"

    def _regel(self, nr: int, t: Transactie, rekening: Rekening, bedrag: Decimal, wat: str) -> str:
        delen = [_e("nr", str(nr)), _e("accID", self.nummers[rekening]), _e("docRef", t.nummer)]
        delen += [_e("effDate", str(t.datum)), _e("desc", wat), _bedrag(bedrag)]
        if rekening.soort in (Rekeningsoort.LASTEN, Rekeningsoort.VORDERING):
            delen.append(_e("project", rekening.naam) if self.nieuw else _e("projID", kort(rekening.naam)))
        iban = self.van.rekeningnummers.get(rekening.naam, "") if rekening.soort == Rekeningsoort.BANK else ""
        if iban:
            delen.append(_e("bankAccNr", iban))
        return f"<trLine>\n{''.join(delen)}</trLine>\n"


def _dagboek(t: Transactie) -> Rekening | None:
    """The account whose book a transaction stands in; None for the memoriaal."""
    eigen = (Rekeningsoort.BANK, Rekeningsoort.KAS)
    return next((rekening for rekening, _ in t.boekingen if rekening.soort in eigen), None)


def _totalen(regels: int, debet: Decimal) -> str:
    """Debit and credit are the same: every transaction comes to nothing."""
    return _e("linesCount", str(regels)) + _e("totalDebit", plat(debet)) + _e("totalCredit", plat(debet))
