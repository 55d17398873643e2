"""Ids out of names: lower case, no accents, blanks and signs a dash (`Coördinatie & beheer` → `coordinatie-beheer`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LANGST = 60
"""Characters; an id may have 62, and a number may have to come behind it."""
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "", "'": ""}
)
_BEZET = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names of devices: Windows makes no file of them."""


def id_van(naam: str) -> str:
    """The id that goes with a name; empty when the name has no letter or digit that an id may have."""
    klein = unicodedata.normalize("NFKD", naam.casefold().translate(_LETTERS))
    kaal = "".join(teken for teken in klein if not unicodedata.combining(teken))
    id_ = re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")
    if len(id_) > LANGST:
        heel = id_[: LANGST + 1].rpartition("-")[0]
        id_ = heel if len(heel) > LANGST // 2 else id_[:LANGST]
    return f"{id_}-1" if _BEZET.fullmatch(id_) else id_


def vrij_id(naam: str, anders: str, bezet: Container[str]) -> str:
    """An id for a name that is not taken; `anders` where the name gives none."""
    begin = id_van(naam) or anders
    id_, nr = begin, 1
    while id_ in bezet:
        nr += 1
        id_ = f"{begin[: LANGST - 3]}-{nr}"
    return id_
