"""What a cell of a sheet may be, beside a text, a number or a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from buurtledger.model.blad import Celwaarde

_TARIEVEN = {Decimal(tarief) for tarief in ("0", "6", "9", "21", "0.06", "0.09", "0.21")}
_FOUTWAARDE = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!)|Err:[0-9]{3}")


def is_formulefout(cel: Celwaarde) -> bool:
    """Whether a formula gave an error here."""
    return isinstance(cel, str) and _FOUTWAARDE.fullmatch(cel) is not None


def positief(cel: Celwaarde) -> Celwaarde:
    """A cell without its minus sign: whether there is one is another question than how much it is."""
    if isinstance(cel, Decimal):
        return abs(cel)
    if isinstance(cel, str) and is_negatief(cel):
        return re.sub(r"[-−–()]", "", cel, count=2) if "(" in cel else re.sub(r"[-−–]", "", cel, count=1)
    return cel


def is_negatief(cel: Celwaarde) -> bool:
    """Whether an amount is below zero: with a sign, or between brackets as bookkeepers write it."""
    if isinstance(cel, Decimal):
        return cel < 0
    return (
        isinstance(cel, str)
        and re.match(r"(?:€|EUR)?\s*[-−–]\s*(?:€|EUR)?\s*[0-9]|\([^()]*[0-9]\)$", cel.strip()) is not None
    )


def is_tarief(cel: Celwaarde) -> bool:
    """Whether this can be a rate of VAT."""
    if isinstance(cel, str):
        return re.fullmatch(r"[0-9]{1,2}(?:[.,][0-9])? ?%", cel) is not None
    return isinstance(cel, Decimal) and cel in _TARIEVEN


def getoond(cel: Celwaarde) -> str:
    """A cell as text: a number plainly, a day as files spell it."""
    if isinstance(cel, Decimal):
        return f"{cel.normalize():f}"
    return cel.isoformat() if isinstance(cel, date) else cel


def kort(cellen: Sequence[Celwaarde]) -> str:
    """The beginning of a row, to know it by."""
    return " ".join(getoond(cel) for cel in cellen if cel != "")[:60]
