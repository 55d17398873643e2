"""Where text is shown: how wide, with or without colour, with or without block characters."""

from __future__ import annotations

from typing import NamedTuple

_KLEUREN = {"rood": "31", "groen": "32", "geel": "33", "blauw": "34", "vet": "1", "zacht": "2"}


class Scherm(NamedTuple):
    """A terminal or a pipe. In a pipe the width is 80, so that the same books give the same text."""

    breedte: int = 80
    kleuren: bool = False
    blokken: bool = True

    def kleur(self, tekst: str, kleur: str) -> str:
        """A word in a colour, where colours can be shown."""
        return f"\x1b[{_KLEUREN[kleur]}m{tekst}\x1b[0m" if self.kleuren and tekst else tekst
