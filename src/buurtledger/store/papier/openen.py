"""A file that somebody sent: what kind it is, by what is in it and not by its name."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from buurtledger.model.bericht import Bericht, reden_van, zin
from buurtledger.store.kluis.scan import HOOGSTENS, soort_van

XML = "xml"
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_IN_MAP = (".jpg", ".jpeg", ".png", ".webp", ".pdf", ".xml", ".heic", ".heif")
"""What is looked at of a folder; of the rest it is said that it was not."""
PER_MAP = 200
"""The most papers of one folder."""


class Geopend(NamedTuple):
    """The bytes of a paper."""

    soort: str
    """jpg, png, webp, pdf or xml."""
    inhoud: bytes


def open_papier(pad: Path) -> Geopend | Bericht:
    """The bytes of a file and what kind they are; or why it cannot be a receipt."""
    inhoud = _lees(pad)
    if isinstance(inhoud, Bericht):
        return inhoud
    if not inhoud:
        return zin("het bestand is leeg; haal of maak het opnieuw")
    soort = soort_van(inhoud)
    if soort:
        return Geopend(soort, inhoud)
    if _is_xml(inhoud):
        return Geopend(XML, inhoud)
    return _anders(inhoud)


def in_map(map_: Path) -> tuple[tuple[Path, ...], int] | Bericht:
    """The papers that lie in a folder, by name, and how many other files lie there; or why it cannot be read."""
    try:
        bestanden = sorted(pad for pad in map_.iterdir() if not pad.name.startswith(".") and not pad.is_dir())
    except OSError as fout:
        return zin("de map {map} is niet te lezen: {reden}", map=str(map_), reden=reden_van(fout))
    goed = tuple(pad for pad in bestanden if pad.suffix.casefold() in _IN_MAP)
    if len(goed) > PER_MAP:
        return zin(
            "in de map liggen {aantal} bonnen; hoogstens {hoogste} in één keer", aantal=len(goed), hoogste=PER_MAP
        )
    return goed, len(bestanden) - len(goed)


def _lees(pad: Path) -> bytes | Bericht:
    try:
        lezer = os.open(pad, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(lezer, "rb") as stroom:
            if not stat.S_ISREG(os.fstat(lezer).st_mode):
                return zin("dit is geen gewoon bestand; geef een foto, pdf of e-factuur")
            inhoud = stroom.read(HOOGSTENS + 1)
    except OSError as fout:
        return zin("het bestand is niet te lezen: {reden}", reden=reden_van(fout))
    if len(inhoud) > HOOGSTENS:
        if not soort_van(inhoud):
            return _anders(inhoud)
        return zin("het bestand is te groot: meer dan {groot} MiB", groot=HOOGSTENS // 2**20)
    return inhoud


def _is_xml(inhoud: bytes) -> bool:
    return inhoud.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or inhoud[:4] in (b"<\0?\0", b"\0<\0?", b"\xff\xfe<\0")


def _anders(inhoud: bytes) -> Bericht:
    """What is said of a file that is no paper."""
    if inhoud[4:8] == b"ftyp":
        if inhoud[8:12] in _HEIC:
            return zin(
                "een HEIC-foto kan ik niet lezen; stuur haar als jpg (op een iPhone: Instellingen, Camera, "
                "Structuren, Meest compatibel), of maak een schermafdruk"
            )
        return zin("dit is een filmpje; maak een foto van de bon")
    if inhoud[:4] in (b"\x1aE\xdf\xa3", b"RIFF", b"OggS") or inhoud[:3] == b"ID3":
        return zin("dit is een filmpje of geluid; maak een foto van de bon")
    if inhoud[:4] == b"PK\x03\x04":
        return zin("dit is een zip of rekenblad; een rekenblad leest buurtledger bon importeer")
    if inhoud[:6] in (b"GIF87a", b"GIF89a") or inhoud[:2] == b"BM" or inhoud[:4] in (b"II*\0", b"MM\0*"):
        return zin("dit soort plaatje ken ik niet; bewaar het als jpg, png, webp of pdf")
    if b"\0" not in inhoud[:4096]:
        return zin("dit is tekst en geen bon; bonnen in regels typ je met buurtledger bon invoer")
    return zin("dit soort bestand ken ik niet; geef een jpg, png, webp, pdf of e-factuur (xml)")
