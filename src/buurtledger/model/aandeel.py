"""Shares of a whole, such as the 8 % that coordination may have: as a person types them."""

from __future__ import annotations

import re
from decimal import Decimal

from buurtledger.model.bericht import Bericht, zin


def lees_ingevoerd(tekst: str) -> Decimal | Bericht:
    """A share between 0 and 1 out of `0.08`, `0,08`, `8`, `8 %` or `7,5%`: from 1 on a number is a percentage."""
    kaal = tekst.replace(" ", "").replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,4})?%?", kaal):
        getal = Decimal(kaal.rstrip("%"))
        aandeel = getal / 100 if kaal.endswith("%") or getal >= 1 else getal
        if 0 < aandeel < 1 and aandeel == round(aandeel, 4):
            return aandeel.normalize()
    return zin("{tekst} is geen aandeel; typ bijvoorbeeld 8 % of 0.08", tekst=tekst)
