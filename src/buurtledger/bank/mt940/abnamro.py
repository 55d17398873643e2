"""ABN AMRO: `/TRTP/…/IBAN/…`, or columns of 32 signs: `SEPA OVERBOEKING  IBAN: …  NAAM: …  OMSCHRIJVING: …`."""

from __future__ import annotations

import re

from buurtledger.bank.mt940 import sepa
from buurtledger.bank.mt940.tekst import Regels, Toelichting, gevuld
from buurtledger.bank.rekening import is_iban, vind_iban

BIC = ("ABNA", "FTSB")
_KOP = re.compile(
    r"(IBAN|BIC|NAAM|OMSCHRIJVING|KENMERK|MACHTIGING|INCASSANT|BETALINGSKENM\.?|VOOR|TRANSACTIE ?REFERENTIE): *",
    re.IGNORECASE,
)
_OUDE_REKENING = re.compile(r"(?:GIRO +([0-9]{1,8})|([0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{3})) +(.*)")


def lees(regels: Regels) -> Toelichting:
    """Who and what for."""
    if sepa.is_sepa(regels):
        return sepa.lees(regels)
    return lees_tekst(gevuld(regels.regels))


def lees_tekst(tekst: str) -> Toelichting:
    """The same of a text in columns, as the exports of this bank have it too."""
    delen = _KOP.split(tekst)
    waarden = {kop.upper(): waarde.strip() for kop, waarde in zip(delen[1::2], delen[2::2], strict=True)}
    if waarden.get("IBAN") or "OMSCHRIJVING" in waarden:
        iban = waarden.get("IBAN", "").replace(" ", "")
        nummer = iban if is_iban(iban) else vind_iban(iban)
        return Toelichting(
            nummer, waarden.get("NAAM", ""), waarden.get("OMSCHRIJVING", ""), waarden.get("KENMERK", "")
        )._replace(omschrijving=waarden.get("OMSCHRIJVING") or delen[0].strip())
    oud = _OUDE_REKENING.match(tekst)
    if oud:
        return Toelichting((oud[1] or oud[2]).replace(".", ""), "", oud[3])
    return Toelichting(vind_iban(tekst), "", tekst)
