"""A scan before it goes into the kluis: of a known kind, not too large, and made anew from what it shows."""

from __future__ import annotations

import warnings

from buurtledger.model.bericht import Bericht, zin

HOOGSTENS = 20 * 1024 * 1024
"""The largest scan, in bytes."""

_SOORTEN = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"RIFF", "webp"))
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")


def soort_van(inhoud: bytes) -> str:
    """What kind of file it is, by its first bytes: jpg, png, webp or pdf; empty for anything else."""
    for begin, soort in _SOORTEN:
        if inhoud.startswith(begin) and (soort != "webp" or inhoud[8:12] == b"WEBP"):
            return soort
    # A reader of PDF looks for its mark in the first KiB: some scanners write a line before it.
    return "pdf" if b"%PDF-" in inhoud[:1024] else ""


def schoon_scan(inhoud: bytes) -> tuple[bytes, str] | Bericht:
    """What the picture or the pages show, as a new file without anything else of the old one, and its kind.

    Or why not. Reads what a stranger made: call it through `apart.schoon_apart`, where memory and time are bounded.
    """
    soort = soort_van(inhoud)
    if not soort:
        if inhoud[4:8] == b"ftyp" and inhoud[8:12] in _HEIC:
            return zin("een HEIC-foto kan de kluis niet schoonmaken; bewaar hem als jpg")
        return zin("dit soort bestand ken ik niet; geef een jpg, png, webp of pdf")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if soort == "pdf":
                from buurtledger.store.kluis.bladzijden import schone_pdf

                schoon = schone_pdf(inhoud)
            else:
                from buurtledger.store.kluis.beeld import schoon_beeld

                schoon = schoon_beeld(inhoud)
    except MemoryError:
        return te_veel()
    except Exception as fout:  # any fault of a stranger's file, in whatever library it shows
        return zin("de scan is niet te openen: {reden}", reden=str(fout)[:200] or type(fout).__name__)
    return schoon if isinstance(schoon, Bericht) else (schoon, soort)


def te_veel() -> Bericht:
    """What is said of a scan that asks more memory or time than it may."""
    return zin("de scan is niet te openen: hij vraagt te veel geheugen of tijd. Maak een foto of een nieuwe scan")
