"""Van Lanschot: `/TRTP/…/IBAN/…`, or a number of ten digits and free text."""

from __future__ import annotations

import re

from buurtledger.bank.mt940 import sepa
from buurtledger.bank.mt940.tekst import Regels, Toelichting, gevuld
from buurtledger.bank.rekening import vind_iban

BIC = ("FVLB",)
_NUMMER = re.compile(r"0*([0-9]{7,10}) +(.*)")


def lees(regels: Regels) -> Toelichting:
    """Who and what for."""
    if sepa.is_sepa(regels):
        return sepa.lees(regels)
    tekst = gevuld(regels.regels)
    nummer = _NUMMER.fullmatch(tekst)
    return Toelichting(nummer[1], "", nummer[2]) if nummer else Toelichting(vind_iban(tekst), "", tekst)
