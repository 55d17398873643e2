"""CSV as people and their programs write it: in whatever encoding, parted by whatever sign."""

from __future__ import annotations

import csv
import io
from collections import Counter

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.blad import Blad

RIJEN, KOLOMMEN = 20_000, 200
"""The most that a sheet may have."""
_SCHEIDING = (";", "\t", ",", "|")
LANGSTE = 4_000
"""Characters of a cell that are kept: twice what any text of ours may have, so that a longer one is still too long."""
_PROEF = 200
"""How many rows tell which sign parts them."""


def lees_csv(inhoud: bytes) -> Blad | Bericht:
    """The cells of a CSV file; why not, when it is none."""
    tekst = _ontcijfer(inhoud)
    if isinstance(tekst, Bericht):
        return tekst
    if not tekst.strip():
        return zin("het bestand is leeg")
    gekozen = ""
    if tekst[:4].casefold() == "sep=" and tekst[5:6] in ("\r", "\n"):
        # The first line with which Excel is told; it stays a row, so that cells keep their place.
        gekozen = tekst[4]
    try:
        rijen = _lees(tekst, gekozen or max(_SCHEIDING, key=lambda teken: _past(tekst, teken)))
    except csv.Error:
        return zin("dit is geen CSV: een veld is langer dan kan; staat er ergens een los aanhalingsteken?")
    if gekozen:
        rijen[0] = ()
    while rijen and not any(rijen[-1]):
        rijen.pop()
    if len(rijen) > RIJEN or max(map(len, rijen), default=0) > KOLOMMEN:
        return zin(
            "het blad is te groot: hoogstens {rijen} rijen en {kolommen} kolommen", rijen=RIJEN, kolommen=KOLOMMEN
        )
    return Blad("", tuple(rijen))


def _ontcijfer(inhoud: bytes) -> str | Bericht:
    """UTF-8 when it can be, else what Windows in Western Europe writes."""
    for merk, naam in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if inhoud.startswith(merk):
            namen: tuple[str, ...] = (naam,)
            break
    else:
        namen = ("utf-8", "cp1252")
    for naam in namen:
        try:
            tekst = inhoud.decode(naam)
        except UnicodeDecodeError:
            continue
        if "\0" not in tekst:
            return tekst
    return zin("dit is geen tekst; sla het op als .xlsx, .ods of .csv")


def _lees(tekst: str, teken: str, hoogstens: int = RIJEN + 1) -> list[tuple[str, ...]]:
    """The rows, each without the empty cells at its end; empty rows are kept."""
    rijen: list[tuple[str, ...]] = []
    vol = 0
    for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=teken):
        cellen = [cel.strip()[:LANGSTE] for cel in rij]
        while cellen and not cellen[-1]:
            cellen.pop()
        rijen.append(tuple(cellen))
        vol = len(rijen) if cellen else vol
        if vol >= hoogstens:
            break
    return rijen


def _past(tekst: str, teken: str) -> tuple[int, int]:
    """How well a sign parts the rows: how many have the same number of cells, and how many cells."""
    try:
        rijen = list(csv.reader(io.StringIO(_begin(tekst), newline=""), delimiter=teken))
    except csv.Error:
        return 0, 0
    tellingen = Counter(len(rij) for rij in rijen if len(rij) > 1)
    if not tellingen:
        return 0, 0
    cellen, aantal = max(tellingen.items(), key=lambda paar: (paar[1], paar[0]))
    return aantal, cellen


def _begin(tekst: str) -> str:
    return "".join(tekst.splitlines(keepends=True)[:_PROEF])
