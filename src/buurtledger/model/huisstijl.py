"""The neighbourhood's own colours, for the website and for paper: `data/huisstijl.yaml`."""

from __future__ import annotations

from typing import NamedTuple

HUISSTIJL = "data/huisstijl.yaml"


class Huisstijl(NamedTuple):
    """Two colours that can be read as text on white."""

    kleur: str = "#14532d"
    accent: str = "#c2410c"


def contrast_met_wit(kleur: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21 (WCAG 2.2, section 1.4.3)."""

    def licht(deel: int) -> float:
        c = deel / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    r, g, b = (licht(int(kleur[nr : nr + 2], 16)) for nr in (1, 3, 5))
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
