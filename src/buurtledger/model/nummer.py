"""The id of a mutatie, `JJMMDD-xxxx`: the day it was entered, and a chance part.

The chance part is Crockford base32 in lower case (no i, l, o, u), so that it can
be read aloud and copied by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from datetime import date
from functools import lru_cache

TEKENS = "0123456789abcdefghjkmnpqrstvwxyz"
NUMMER = r"[0-9]{6}-[0-9a-hjkmnp-tv-z]{4,6}"
LENGTE = 6
"""Six characters: a thousand lines entered apart on one day clash once in some two thousand days."""

_NUMMER = re.compile(NUMMER)


@lru_cache(maxsize=8192)
def _dag(zes: str) -> date | None:
    try:
        return date(2000 + int(zes[:2]), int(zes[2:4]), int(zes[4:]))
    except ValueError:
        return None


def is_kalenderdag(nummer: str) -> bool:
    """Whether the day in what looks like an id is on the calendar."""
    return _dag(nummer[:6]) is not None


def is_nummer(tekst: str) -> bool:
    """Whether the text is an id, its day on the calendar included."""
    return _NUMMER.fullmatch(tekst) is not None and is_kalenderdag(tekst)


def invoerdag(nummer: str) -> date:
    """The day of entry that a valid id carries."""
    gevonden = _dag(nummer[:6])
    if gevonden is None:
        raise ValueError(nummer)
    return gevonden


def op_goed_geluk(bytes_: Callable[[int], bytes]) -> Callable[[str], str]:
    """To pick characters for many ids: from `bytes_`, a source of chance, asked for a thousand at a time.

    Fair for the characters of an id: there are 32 of them, and 32 goes into 256.
    """
    voorraad = iter(b"")

    def kies(tekens: str) -> str:
        nonlocal voorraad
        assert 256 % len(tekens) == 0
        nu = next(voorraad, None)
        if nu is None:
            voorraad = iter(bytes_(1024))
            nu = next(voorraad)
        return tekens[nu % len(tekens)]

    return kies


@lru_cache(maxsize=8)
def _kop(vandaag: date) -> str:
    return f"{vandaag:%y%m%d}-"


def maak_nummer(vandaag: date, bezet: Container[str], kies: Callable[[str], str]) -> str:
    """A new id for today that is not taken; `kies` picks one character by chance."""
    dag = _kop(vandaag)
    while True:
        nummer = dag + "".join([kies(TEKENS) for _ in range(LENGTE)])
        if nummer not in bezet:
            return nummer
