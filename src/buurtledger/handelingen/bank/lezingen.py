"""What was read of a large statement, kept in the kluis beside it, so that the next command need not read it again.

It never speaks for itself: the statement is still opened and held against its hash, and a reading counts only when it
is sealed with the key of the kluis, and was made of that statement, for that line of the book, by this very reader.
Anything else is no reading, and the statement is read. It can always be made anew: no backup has it, and it goes with
its statement.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from buurtledger import bank
from buurtledger.bank.afschrift import Boeking
from buurtledger.bank.kenmerk import Gemerkt
from buurtledger.model.bank import Afschrift
from buurtledger.model.bericht import Bericht
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.geheim import lees_geheim, schrijf_geheim
from buurtledger.store.kluis.sleutels import Sleutel

VANAF = 5000
"""Entries: fewer are read in a blink, and nothing is kept of them."""


def lees_lezing(
    kluis: Path, geheim: bytes, sleutel: Sleutel | None, rekening: str, afschrift: Afschrift
) -> tuple[Gemerkt, ...] | None:
    """The entries of a line of the book, as they were read before; None when there is no such reading."""
    if afschrift.regels < VANAF:
        return None
    inhoud = lees_geheim(kluis, _naam(afschrift), sleutel)
    if inhoud is None or isinstance(inhoud, Bericht):
        return None
    zegel, _, tekst = inhoud.partition(b"\n")
    if not hmac.compare_digest(zegel, _zegel(geheim, tekst)):
        return None
    # Sealed: we wrote it. It may be of another line, or of a program that read otherwise.
    gelezen: Any = json.loads(tekst)
    if gelezen["van"] != _van(rekening, afschrift):
        return None
    return tuple(_boekingen(gelezen["kolommen"]))


def bewaar_lezing(
    kluis: Path, geheim: bytes, rollen: Rollen, rekening: str, afschrift: Afschrift, gemerkt: Sequence[Gemerkt]
) -> None:
    """Keep what was read of a line of the book, where that is much. When it cannot be kept, it is read again."""
    if afschrift.regels < VANAF or len(gemerkt) != afschrift.regels or not _lezer():
        return
    kolommen = [
        [een.kenmerk for een in gemerkt],
        [een.boeking.dag.isoformat() for een in gemerkt],
        [str(een.boeking.bedrag) for een in gemerkt],
        [een.boeking.valutadag and een.boeking.valutadag.isoformat() for een in gemerkt],
        *([een.boeking[plek] for een in gemerkt] for plek in range(_TEKSTEN, len(Boeking._fields))),
    ]
    tekst = json.dumps({"van": _van(rekening, afschrift), "kolommen": kolommen}, ensure_ascii=False).encode()
    schrijf_geheim(kluis, _naam(afschrift), _zegel(geheim, tekst) + b"\n" + tekst, rollen)


_TEKSTEN = Boeking._fields.index("valutadag") + 1


def vergeet_lezingen(kluis: Path, hash_: str) -> None:
    """Take away what was read of a statement. OSError when that cannot be done."""
    for pad in (kluis / "bank").glob(f".{hash_}.*"):
        pad.unlink()


def _naam(afschrift: Afschrift) -> str:
    """Hidden: no scan and no file of others, and no backup takes it."""
    return f"bank/.{afschrift.scan.removeprefix('sha256:')}.{afschrift.nummer}"


def _zegel(geheim: bytes, tekst: bytes) -> bytes:
    return hmac.digest(geheim, b"lezing\n" + tekst, "sha256").hex().encode()


def _van(rekening: str, afschrift: Afschrift) -> list[str]:
    """Of what a reading is: the reader, the account, and the line of the book with its statement and its days."""
    dagen = (afschrift.van.isoformat(), afschrift.tot_en_met.isoformat())
    return [_lezer(), rekening, afschrift.nummer, afschrift.scan, *dagen, str(afschrift.regels)]


@cache
def _lezer() -> str:
    """By which program was read: the hash of all that reads a bank's file. Empty where its text is not there."""
    map_ = Path(bank.__file__).parent
    teksten = [pad.read_bytes() for pad in sorted(map_.rglob("*.py"))]
    return sha256(b"\0".join(teksten)).hexdigest() if teksten else ""


def _boekingen(kolommen: Sequence[Sequence[Any]]) -> Iterator[Gemerkt]:
    merken, dagen, bedragen, valutadagen, *teksten = kolommen
    valuta = [een and date.fromisoformat(een) for een in valutadagen]
    return map(Gemerkt, merken, map(Boeking, map(date.fromisoformat, dagen), map(Decimal, bedragen), valuta, *teksten))
