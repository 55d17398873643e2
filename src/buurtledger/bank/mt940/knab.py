"""Knab: `/TRTP/…/IBAN/…`, or free text with `REK: <rekening>/NAAM: <naam>` as its last line."""

from __future__ import annotations

import re

from buurtledger.bank.mt940 import sepa
from buurtledger.bank.mt940.tekst import Regels, Toelichting, gevuld

BIC = ("KNAB",)
_TEGENPARTIJ = re.compile(r"(?:REK: *([A-Z0-9]+) */? *)?NAAM: *(.*)$")


def lees(regels: Regels) -> Toelichting:
    """Who and what for."""
    if sepa.is_sepa(regels):
        return sepa.lees(regels)
    tekst = gevuld(regels.regels)
    wie = _TEGENPARTIJ.search(tekst)
    if wie is None:
        return Toelichting("", "", tekst)
    return Toelichting(wie[1] or "", wie[2].strip(), tekst[: wie.start()].strip())
