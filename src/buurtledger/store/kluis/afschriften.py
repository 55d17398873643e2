"""Statements in the kluis, as they came: under their SHA-256, and read again from there."""

from __future__ import annotations

import json
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.kluiskopie import VERNIETIGD
from buurtledger.model.rollen import Rollen
from buurtledger.store.kluis.bewaren import bekijk
from buurtledger.store.kluis.plek import hash_van, inhoud_van, lees_gewoon, leg_in
from buurtledger.store.kluis.sleutels import Sleutel, versleutel

_SOORTEN = ((b"\xd0\xcf\x11\xe0", "xls"), (b"PK\x03\x04", "zip"), (b"<", "xml"), (b"{1:", "sta"))


def bewaar_afschrift(kluis: Path, inhoud: bytes, rollen: Rollen) -> str | Bericht:
    """Put a bank's file in the kluis as it is, encrypted when rollen has keys: its hash, or why not."""
    hash_ = hash_van(inhoud)
    sleutels = [persoon.kluis for persoon in rollen.personen if persoon.kluis]
    naam = f"{hash_}.{_soort(inhoud)}" + (".age" if sleutels else "")
    doel = leg_in(kluis, hash_, naam, versleutel(inhoud, sleutels) if sleutels else inhoud)
    return doel if isinstance(doel, Bericht) else hash_


def _soort(inhoud: bytes) -> str:
    kop = inhoud.lstrip(b"\xef\xbb\xbf \r\n")[:4096]
    for begin, soort in _SOORTEN:
        if kop.startswith(begin):
            return soort
    return "sta" if b":20:" in kop or b":25:" in kop else "csv"


def vernietigd(kluis: Path) -> frozenset[str]:
    """The hashes of what `kluis bewaar` destroyed; a line of its list that cannot be read tells nothing."""
    if not (kluis / VERNIETIGD).is_file():
        return frozenset()
    lijst = lees_gewoon(kluis / VERNIETIGD)
    return frozenset() if isinstance(lijst, Bericht) else frozenset(filter(None, map(_hash_in, lijst.splitlines())))


def _hash_in(regel: bytes) -> str:
    try:
        gelezen = json.loads(regel)
    except (ValueError, RecursionError):
        return ""
    return str(gelezen.get("hash", "")) if isinstance(gelezen, dict) else ""


class Afschriftenkast:
    """The statements in a kluis, by their hash."""

    def __init__(self, kluis: Path, sleutel: Sleutel | None) -> None:
        self._sleutel = sleutel
        self._scans = {scan.hash: scan for scan in inhoud_van(kluis).scans}
        self._vernietigd = vernietigd(kluis)

    def is_vernietigd(self, hash_: str) -> bool:
        """Whether a statement is gone since it need not be kept any longer; not when it was put back."""
        return hash_ in self._vernietigd and hash_ not in self._scans

    def lees(self, hash_: str) -> bytes | Bericht:
        """What a statement holds; or why it cannot be read."""
        scan = self._scans.get(hash_)
        if scan is None:
            return zin("een afschrift is niet in de kluis; kijk of dit de goede kluis is")
        gezien = bekijk(scan, self._sleutel)
        if gezien.dicht:
            return zin("een afschrift in de kluis is versleuteld; zet BUURTLEDGER_SLEUTEL op je geheime sleutel")
        if gezien.inhoud is None:
            return zin("een afschrift in de kluis is veranderd; zet het terug uit een kopie")
        return gezien.inhoud
