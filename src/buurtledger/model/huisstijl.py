"""The neighbourhood's own colours, for the website and for paper: `data/huisstijl.yaml`."""

# No `from __future__ import annotations`: the form of the file is made from this declaration.

import re
from typing import Annotated, NamedTuple

from buurtledger.model.bericht import zin
from buurtledger.model.velden import Afgekeurd, Veld

HUISSTIJL = "data/huisstijl.yaml"


class KleurVeld(Veld):
    """A colour that can be read as text on white."""

    json = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}

    def lees(self, waarde: object) -> str | Afgekeurd:
        """The colour."""
        if not isinstance(waarde, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", waarde):
            return Afgekeurd("vorm", zin('{tekst} is geen kleur zoals "#14532d"', tekst=str(waarde)))
        if contrast_met_wit(waarde) < 4.5:
            bericht = zin("de kleur {tekst} is te licht om te lezen op wit; neem een donkerder", tekst=str(waarde))
            return Afgekeurd("vorm", bericht)
        return str(waarde)


class Huisstijl(NamedTuple):
    """Two colours that can be read as text on white."""

    kleur: Annotated[str, KleurVeld()] = "#14532d"
    accent: Annotated[str, KleurVeld()] = "#c2410c"


def contrast_met_wit(kleur: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21 (WCAG 2.2, section 1.4.3)."""

    def licht(deel: int) -> float:
        c = deel / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    r, g, b = (licht(int(kleur[nr : nr + 2], 16)) for nr in (1, 3, 5))
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
