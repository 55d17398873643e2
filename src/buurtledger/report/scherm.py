"""Where text is shown: how wide, with or without colour, with or without block characters."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

_KLEUREN = {"rood": "31", "groen": "32", "geel": "33", "blauw": "34", "vet": "1", "zacht": "2"}


class Scherm(NamedTuple):
    """A terminal or a pipe. In a pipe the width is 80, so that the same books give the same text."""

    breedte: int = 80
    kleuren: bool = False
    blokken: bool = True

    def kleur(self, tekst: str, kleur: str) -> str:
        """The text in a colour, where colours can be shown."""
        return f"\x1b[{_KLEUREN[kleur]}m{tekst}\x1b[0m" if self.kleuren and tekst else tekst

    def balk(self, deel: Decimal, breedte: int) -> str:
        """A bar for a share from 0 to 1; more than 1 is shown full, and in red."""
        vol = min(max(int(deel * breedte + Decimal("0.5")), 0), breedte)
        if deel > 0:
            vol = max(vol, 1)
        if deel < 1:
            vol = min(vol, breedte - 1)
        aan, uit = ("█", "░") if self.blokken else ("#", ".")
        kleur = "rood" if deel > 1 else "groen"
        return self.kleur(aan * vol, kleur) + self.kleur(uit * (breedte - vol), "zacht")


def breek(tekst: str, breedte: int, inspringing: str = "") -> str:
    """Text broken at spaces to a width, later lines indented."""
    import textwrap

    heel = tekst.replace("€ ", "€\0")  # an amount stays on one line
    gebroken = textwrap.fill(
        heel, breedte, subsequent_indent=inspringing, break_long_words=False, break_on_hyphens=False
    )
    return gebroken.replace("\0", " ")


def kort(tekst: str, breedte: int) -> str:
    """Text cut to a width, with … where something is missing."""
    return tekst if len(tekst) <= breedte else tekst[: max(breedte - 1, 0)] + "…"
