"""Numbers of accounts, in the ways in which banks write them."""

from __future__ import annotations

import re
from functools import lru_cache

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")
_NL_IBAN = re.compile(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}")
_MUNT = re.compile(r"(?<=[0-9])(?:EUR|USD|GBP|CHF)$")


_TUSSEN = re.compile(r"[\s.]")


@lru_cache(maxsize=4096)
def kaal(geschreven: str) -> str:
    """A number without blanks, points, the bank's name before it, or a currency behind it."""
    zonder = _TUSSEN.sub("", geschreven).upper()
    _, streep, achter = zonder.rpartition("/")
    return _MUNT.sub("", achter if streep else zonder)


def vind_iban(tekst: str) -> str:
    """The first Dutch IBAN in a text, or any that fills a word; empty when there is none."""
    gevonden = _NL_IBAN.search(tekst) or re.search(rf"(?<![A-Z0-9]){_IBAN.pattern}(?![A-Z0-9])", tekst)
    return gevonden[0] if gevonden else ""


def is_nummer(tekst: str) -> bool:
    """Whether a text can be the number of an account: letters and digits that every keyboard has and, of an IBAN, the
    check digits. Letters that only look like them would be another account with the same face."""
    if not re.fullmatch(r"[A-Z0-9]{1,34}", tekst):
        return False
    if not is_iban(tekst):
        return True
    return int("".join(str(int(teken, 36)) for teken in tekst[4:] + tekst[:4])) % 97 == 1


def is_iban(tekst: str) -> bool:
    """Whether a text looks like an IBAN; its check digits are not judged."""
    return _IBAN.fullmatch(tekst) is not None


def zelfde(een: str, ander: str) -> bool:
    """Whether two numbers are of one account; an old number of ten digits or less is the end of its IBAN."""
    if een == ander:
        return True
    kort, lang = sorted((een, ander), key=len)
    return kort.isdigit() and bool(kort) and is_iban(lang) and lang[8:].lstrip("0") == kort.lstrip("0")
