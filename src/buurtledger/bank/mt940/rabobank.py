"""Rabobank: the other account stands on the line under `:61:`, the name behind `/ORDP//NAME/` or `/BENM//NAME/`."""

from __future__ import annotations

import re

from buurtledger.bank.mt940 import sepa
from buurtledger.bank.mt940.tekst import Regels, Toelichting, aaneen, gevuld, tussen_strepen
from buurtledger.bank.rekening import vind_iban

BIC = ("RABO",)
_REKENING = re.compile(r"P?[0-9]{5,10}")


def lees(regels: Regels) -> Toelichting:
    """Who and what for; before SEPA (2013) the name stood behind the account's number."""
    eronder = [regel.strip() for regel in regels.eronder if regel.strip()]
    nummer = vind_iban(" ".join(eronder)) or next((r for r in eronder if _REKENING.fullmatch(r)), "")
    if sepa.is_sepa(regels):
        waarden = tussen_strepen(aaneen(regels.regels), sepa.WOORDEN)
        return Toelichting(nummer, waarden.get("NAME", ""), waarden.get("REMI", ""), waarden.get("EREF", ""))
    soort, _, achter = regels.kenmerk.partition("  ")
    return Toelichting(nummer or soort.strip(), achter.strip(), gevuld(regels.regels))
