"""How many columns text takes, and text folded to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from buurtledger.model.geld import NUL

_SMAL = "\u0300"
"""Signs before this take one column, the letters of Dutch among them."""
_VAST = "\u00a0"
"""A blank at which is not broken."""
_EIGEN = frozenset("–—…→•€█░▁▂▃▄▅▆▇✗“”‘’�")
"""So do our own."""


def breedte(tekst: str) -> int:
    """The columns of a terminal that the text takes: a combining accent none, a Chinese sign or an emoji two."""
    if tekst.isascii() or all(teken < _SMAL or teken in _EIGEN for teken in tekst):
        return len(tekst)
    # Only who has such signs pays for the table of all signs.
    from rich.cells import cell_len

    return cell_len(tekst)


def links(tekst: str, hoe_breed: int) -> str:
    """Filled up at the right."""
    return tekst + " " * (hoe_breed - breedte(tekst))


def rechts(tekst: str, hoe_breed: int) -> str:
    """Filled up at the left."""
    return " " * (hoe_breed - breedte(tekst)) + tekst


def vouw(tekst: str, hoe_breed: int, *, verder: int | None = None, hard: bool = False) -> list[str]:
    """Lines no wider than asked, broken at spaces; a longer word stands out, or is broken too where `hard`.

    `verder` is the width of all lines but the first.
    """
    if breedte(tekst) <= hoe_breed:
        return [tekst]
    regels, regel, lengte = [], "", 0
    later = hoe_breed if verder is None else verder
    # An amount stays on one line.
    for woord in tekst.replace("€ ", "€\u00a0").split(" "):
        for nr, stuk in enumerate(_stukken(woord, hoe_breed) if hard else (woord,)):
            past = nr == 0 and lengte + 1 + breedte(stuk) <= hoe_breed
            if regel and not past:
                regels.append(regel.rstrip())
                regel, lengte, hoe_breed = "", 0, later
            erbij = f" {stuk}" if regel else stuk
            regel, lengte = regel + erbij, lengte + breedte(erbij)
    return [deel.replace("€\u00a0", "€ ") for deel in (*regels, regel.rstrip()) if deel] or [""]


_OPDRACHT = re.compile(
    r"(?<![^ ])[^ ]*\b(?:buurtledger|git|pip)(?: [a-z][a-z-]*){1,2}"
    r"(?: (?:-\S+(?: [a-z][a-z-]*)?|\"[^\"]*\"|[A-Z]{2,}\S*|\S*[/@=.0-9]\S*))*[^ ]*"
)
"""A command in a sentence, with what is given to it. It may take a word too many: that costs a shorter line."""


def vouw_zin(tekst: str, hoe_breed: int) -> list[str]:
    """The same of one sentence: every line is indented as it is, and a command that fits on a line stays whole."""
    kaal = tekst.lstrip(" ")
    ervoor = " " * (len(tekst) - len(kaal))
    ruimte = max(hoe_breed - len(ervoor), 1)
    heel = _OPDRACHT.sub(lambda m: m[0].replace(" ", _VAST) if breedte(m[0]) <= ruimte else m[0], kaal)
    return [f"{ervoor}{regel}".replace(_VAST, " ") for regel in vouw(heel, ruimte)]


def _stukken(woord: str, hoe_breed: int) -> Iterator[str]:
    """A word in pieces, cut after a slash where there is one."""
    stuk = ""
    for teken in woord:
        if stuk and breedte(stuk + teken) > hoe_breed:
            tot = stuk.rfind("/") + 1 or len(stuk)
            yield stuk[:tot]
            stuk = stuk[tot:]
        stuk += teken
    yield stuk


def staaf(deel: Decimal, hoe_breed: int, *, blokken: bool, erna: Decimal = NUL) -> tuple[str, str, str]:
    """A bar for a share from 0 to 1 and one that follows it: what is full, what follows, what is not.

    Some is never none, nor all.
    """
    vol = _plekken(deel, hoe_breed)
    half = max(_plekken(deel + erna, hoe_breed), min(vol + 1, hoe_breed)) - vol if erna > 0 else 0
    aan, tussen, uit = ("█", "▒", "░") if blokken else ("#", "=", ".")
    return aan * vol, tussen * half, uit * (hoe_breed - vol - half)


def _plekken(deel: Decimal, hoe_breed: int) -> int:
    vol = min(max(int(deel * hoe_breed + Decimal("0.5")), 0), hoe_breed)
    vol = max(vol, 1) if deel > 0 else vol
    return min(vol, hoe_breed - 1) if deel < 1 else vol


def vonk(bedragen: tuple[Decimal, ...], *, blokken: bool) -> str:
    """A character per amount, as high as it is; below zero is as low as can be."""
    tekens = "▁▂▃▄▅▆▇█" if blokken else "_.-=+*#@"
    hoogste = max([*bedragen, Decimal(1)])
    return "".join(tekens[int(max(bedrag, NUL) / hoogste * (len(tekens) - 1))] for bedrag in bedragen)
