"""ING: `/CNTP/iban/bic/naam/plaats//REMI/USTD//tekst/` (Mijn ING Zakelijk), and the free text of before."""

from __future__ import annotations

import re

from buurtledger.bank.mt940 import sepa
from buurtledger.bank.mt940.tekst import Regels, Toelichting, aaneen, gevuld, tussen_strepen
from buurtledger.bank.rekening import vind_iban

BIC = ("INGB",)
_WOORDEN = ("RTRN", "EREF", "PREF", "MARF", "CSID", "CNTP", "REMI", "PURP", "ULTC", "ULTD", "SUM", "BATCH")
_IBAN_VOOR = re.compile(r"^([A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}) +(?:([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?) +)?(.*)$")
_OUD_NUMMER = re.compile(r"^(?!0+ )([0-9]{7,10}) +(.*)$")


def lees(regels: Regels) -> Toelichting:
    """Who and what for."""
    tekst = aaneen(regels.regels)
    if tekst.startswith("/"):
        waarden = tussen_strepen(tekst, _WOORDEN)
        iban, _, naam = (*waarden.get("CNTP", "").split("/"), "", "", "")[:3]
        soort, streep, remi = waarden.get("REMI", "").partition("//")
        omschrijving = remi if streep and soort in ("USTD", "STRD", "STRD/CUR") else waarden.get("REMI", "")
        if iban or omschrijving:
            return Toelichting(iban.strip(), naam.strip(), omschrijving.strip("/"), waarden.get("EREF", ""))
        return sepa.lees(regels)
    tekst = gevuld(regels.regels)
    if iban_ := _IBAN_VOOR.match(tekst):
        return Toelichting(iban_[1], "", iban_[3])
    if oud := _OUD_NUMMER.match(tekst):
        return Toelichting(vind_iban(oud[2]) or oud[1], "", oud[2])
    return Toelichting(vind_iban(tekst), "", tekst)
