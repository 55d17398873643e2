"""Amounts and days of a table, as banks and spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

_MET_CENTEN = re.compile(r"[0-9]([.,])[0-9]{1,2}-?$")
_GEWOON = re.compile(r"(-?)([0-9]{1,12})([.,])([0-9]{2})")
"""An amount as nearly all banks write it."""
_TEKENS = re.compile(r"[\s€']|EUR")
_CENTEN = re.compile(r"[0-9]{1,2}0*")
_HEEL = {teken: re.compile(rf"[0-9]{{1,12}}|[0-9]{{1,3}}(?:\{teken}[0-9]{{3}})+") for teken in ",."}
"""What stands before the cents, by the sign between thousands."""
_DAG = re.compile(r"(?P<d>[0-9]{1,2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<j>[0-9]{4})")
_JAAR_EERST = re.compile(r"(?P<j>[0-9]{4})[-/]?(?P<m>[0-9]{2})[-/]?(?P<d>[0-9]{2})(?:[T ].*)?")


def decimaalteken(bedragen: Iterable[str]) -> str:
    """The sign before the cents, by the amounts in a file that show it; empty where none does."""
    for bedrag in bedragen:
        if gevonden := _MET_CENTEN.search(bedrag.strip()):
            return gevonden[1]
    return ""


def lees_bedrag(tekst: str, teken: str) -> Decimal | None:
    """An amount with its sign before or behind it; None for what is none, or could be two."""
    gewoon = _GEWOON.fullmatch(tekst)
    if gewoon is not None and gewoon[3] == teken:
        waarde = Decimal(f"{gewoon[2]}.{gewoon[4]}")
        return -waarde if gewoon[1] else waarde
    kaal = _TEKENS.sub("", tekst.replace("−", "-"))
    min_ = kaal.startswith("-") or kaal.endswith("-")
    kaal = kaal.strip("+-")
    groep = "." if teken == "," else ","
    heel, komma, cent = kaal.partition(teken) if teken else (kaal, "", "")
    if not _HEEL[groep].fullmatch(heel) or (not teken and groep in heel):
        return None
    if komma and not _CENTEN.fullmatch(cent):
        return None
    bedrag = Decimal(f"{heel.replace(groep, '')}.{cent[:2].ljust(2, '0')}")
    return -bedrag if min_ else bedrag


@lru_cache(maxsize=4096)
def lees_dag(tekst: str) -> date | None:
    """A day, the year first or last; of `3/4/2023` the day comes first, as banks here write it."""
    gevonden = _JAAR_EERST.fullmatch(tekst.strip()) or _DAG.fullmatch(tekst.strip().partition(" ")[0])
    try:
        return date(int(gevonden["j"]), int(gevonden["m"]), int(gevonden["d"])) if gevonden else None
    except ValueError:
        return None
