"""By which an entry of the bank is known again: keyed, so that nobody can guess an account from it.

HMAC-SHA-256 over the entry in canonical form, of which the first sixteen hexadecimals are kept. The key lies in the
kluis; its own mark stands in the book, so that another key is noticed before it makes every entry new.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from typing import NamedTuple

from buurtledger.bank.afschrift import Boeking
from buurtledger.model.geld import plat

_LENGTE = 16


class Gemerkt(NamedTuple):
    """An entry with its kenmerk."""

    kenmerk: str
    boeking: Boeking


def sleutelmerk(sleutel: bytes) -> str:
    """The mark of a key."""
    return _hmac(sleutel, b"buurtledger")


def merk(sleutel: bytes, rekening: str, boekingen: Iterable[Boeking]) -> Iterator[Gemerkt]:
    """The entries of an account with their kenmerken. Of entries that are equal in all, each has its own."""
    geteld: dict[str, int] = {}
    for boeking in boekingen:
        vorm = _vorm(rekening, boeking)
        geteld[vorm] = keer = geteld.get(vorm, 0) + 1
        yield Gemerkt(_hmac(sleutel, f"{vorm}\n{keer}".encode()), boeking)


def _vorm(rekening: str, boeking: Boeking) -> str:
    """The canonical form: a list of JSON, its texts between quotes."""
    delen = (rekening, boeking.dag.isoformat(), plat(boeking.bedrag), boeking.tegenrekening)
    return f"[{', '.join(map(encode_basestring, (*delen, boeking.kenmerk, boeking.omschrijving)))}]"


def _hmac(sleutel: bytes, inhoud: bytes) -> str:
    return hmac.digest(sleutel, inhoud, "sha256").hex()[:_LENGTE]
