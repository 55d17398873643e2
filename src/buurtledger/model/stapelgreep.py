"""What is typed between the receipts of a pile, to do something with the pile itself. Pure.

`-` takes the last one back, `-3` the third, `=412,35` says what the pile adds up to, `=` forgets that, `?` explains.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model import geld
from buurtledger.model.bericht import Bericht, zin

KLAAR, TERUG, CONTROLE, UITLEG = "klaar", "terug", "controle", "uitleg"


class Greep(NamedTuple):
    """What is asked."""

    soort: str
    plek: int = -1
    """Of `TERUG`: which line, from 0."""
    bedrag: Decimal | None = None
    """Of `CONTROLE`: what the pile must add up to, in euro's; None to forget that."""


def lees_greep(getypt: str, aantal: int, plek: int | None = None) -> Greep | Bericht | None:
    """What is asked of a pile of so many lines, or why it cannot be; None for what is a receipt.

    A bare `-` means the line on whose place (`plek`, from 0) it is typed, or the last where that is a new one.
    """
    tekst = getypt.strip()
    if not tekst:
        return Greep(KLAAR)
    if tekst in ("?", "help"):
        return Greep(UITLEG)
    if terug := re.fullmatch(r"[-−–] *([0-9]{0,4})", tekst):
        nr = int(terug[1]) if terug[1] else aantal if plek is None else min(plek + 1, aantal)
        if not aantal:
            return zin("er is nog geen regel om terug te nemen")
        if not 1 <= nr <= aantal:
            return zin("regel {nr} is er niet; er zijn er {aantal}", nr=nr, aantal=aantal)
        return Greep(TERUG, nr - 1)
    if not tekst.startswith("="):
        return None
    if not tekst[1:].strip():
        return Greep(CONTROLE)
    bedrag = geld.lees_ingevoerd(tekst[1:])
    return bedrag if isinstance(bedrag, Bericht) else Greep(CONTROLE, bedrag=bedrag)
