"""Setting type: a document to PDF/UA-1, whatever characters are in it.

typst brings fonts for Latin, Greek, Cyrillic and the like. What they lack is taken from the fonts of the system where
those have it (Noto has nearly all), and else stands as its code, `[U+1F389]`, which the template draws as a box. A
character never stops a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from buurtledger.report.vormen.html import SJABLONEN

_GEWOON = re.compile(r"[\n\x20-\x7e\u00a0-\u017f\u0391-\u03a9\u03b1-\u03c9\u0410-\u044f\u2010-\u2022\u2026\u20ac]*")
"""What typst's own fonts surely have."""
_ONZICHTBAAR = re.compile("[\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Joiners and selectors; they say how to draw another sign, and have no picture of their own."""


def zet(stuk: str, sjabloon: str = "verslag.typ") -> bytes:
    """The PDF of a document, given as the template's JSON."""
    vreemd = sorted({teken for teken in stuk if not _GEWOON.fullmatch(teken)})
    # The fewest foreign fonts first, so that the same document gives the same bytes wherever it can.
    if not vreemd or _te_zetten(vreemd, systeem=False):
        return _compileer(stuk, systeem=False, sjabloon=sjabloon)
    from typst import TypstError

    mist = frozenset(_niet_te_zetten(vreemd))
    try:
        return _compileer(_met_codes(stuk, mist), systeem=True, sjabloon=sjabloon)
    except TypstError:
        # Signs that can be drawn one by one and not together.
        return _compileer(_met_codes(stuk, frozenset(vreemd)), systeem=False, sjabloon=sjabloon)


def _compileer(stuk: str, *, systeem: bool, sjabloon: str) -> bytes:
    import typst

    uit = typst.compile(
        str(SJABLONEN / sjabloon),
        format="pdf",
        ignore_system_fonts=not systeem,
        sys_inputs={"document": stuk},
        pdf_standards=["ua-1"],
    )
    assert isinstance(uit, bytes)
    return uit


def _te_zetten(tekens: list[str], *, systeem: bool) -> bool:
    """Whether there is a font for each of these characters."""
    from typst import TypstError

    try:
        _compileer(" ".join(tekens), systeem=systeem, sjabloon="tekens.typ")
    except TypstError:
        return False
    return True


def _niet_te_zetten(tekens: list[str]) -> Iterator[str]:
    """Of these characters the ones for which no font is there: tried by halves, since mostly few are missing."""
    if _te_zetten(tekens, systeem=True):
        return
    if len(tekens) == 1:
        yield tekens[0]
        return
    midden = len(tekens) // 2
    yield from _niet_te_zetten(tekens[:midden])
    yield from _niet_te_zetten(tekens[midden:])


def _met_codes(stuk: str, weg: frozenset[str]) -> str:
    return "".join(
        ("" if _ONZICHTBAAR.fullmatch(teken) else f"[U+{ord(teken):04X}]") if teken in weg else teken for teken in stuk
    )
