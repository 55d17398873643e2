"""ASN Bank, SNS and RegioBank: the other account in `:61:` or before the name; texts padded to 65 signs."""

from __future__ import annotations

import re

from buurtledger.bank.mt940.tekst import Regels, Toelichting
from buurtledger.bank.rekening import is_iban, vind_iban

BIC = ("ASNB", "SNSB", "RBRB")
_EERSTE = re.compile(r"([A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}|[0-9]{4,10}) +(.*)")


def lees(regels: Regels) -> Toelichting:
    """Who and what for. The first line is account and name, what follows is the text."""
    kaal = [regel.strip() for regel in regels.regels]
    eerste = _EERSTE.fullmatch(kaal[0]) if kaal else None
    in_61 = regels.kenmerk.split("//")[0].strip()
    nummer = in_61 if is_iban(in_61) else vind_iban(kaal[0] if kaal else "")
    if eerste is None:
        return Toelichting(nummer, "", _tekst(regels.regels))
    return Toelichting(nummer or eerste[1], eerste[2].strip(), _tekst(regels.regels[1:]))


def _tekst(regels: object) -> str:
    assert isinstance(regels, (list, tuple))
    uit = ""
    for regel in regels:
        uit += regel.rstrip("\r\n") if len(regel.rstrip("\r\n")) >= 65 else f"{regel.strip()} "
    return " ".join(uit.split())
