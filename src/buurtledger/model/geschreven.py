"""Values as they are written in a file.

YAML would turn `8000.00` into a float and `2022-10-14` into a date before anyone could see how it was spelled.
Here every scalar stays text, with what YAML takes it for; the fields (`model.velden`) decide.
"""

from __future__ import annotations

from typing import Literal

Aard = Literal["tekst", "getal", "datum", "leeg", "anders"]


class Geschreven(str):
    """The text of a YAML scalar, and what YAML takes it for."""

    aard: Aard

    def __new__(cls, tekst: str, aard: Aard = "tekst") -> Geschreven:
        """A scalar; as text unless said."""
        zelf = super().__new__(cls, tekst)
        zelf.aard = aard
        return zelf


def aard_van(waarde: object) -> Aard:
    """What YAML takes a value for; a plain string is text."""
    if isinstance(waarde, Geschreven):
        return waarde.aard
    return "tekst" if isinstance(waarde, str) else "anders"
