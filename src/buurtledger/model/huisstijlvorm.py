"""The form of `data/huisstijl.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from buurtledger.model.begrotingsvorm import Formaat
from buurtledger.model.bericht import zin
from buurtledger.model.geschreven import Vorm, fout
from buurtledger.model.huisstijl import Huisstijl, contrast_met_wit


def _lees_kleur(waarde: Any) -> str:
    if not isinstance(waarde, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", waarde):
        raise fout("vorm", zin('{tekst} is geen kleur zoals "#14532d"', tekst=str(waarde)))
    if contrast_met_wit(waarde) < 4.5:
        raise fout(
            "vorm", zin("de kleur {tekst} is te licht om te lezen op wit; neem een donkerder", tekst=str(waarde))
        )
    return str(waarde)


Kleur = Annotated[str, BeforeValidator(_lees_kleur), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]


class HuisstijlVorm(Vorm):
    """`data/huisstijl.yaml`: the neighbourhood's own colours."""

    formaat: Formaat
    kleur: Kleur = Huisstijl().kleur
    accent: Kleur = Huisstijl().accent

    def waarde(self) -> Huisstijl:
        """The value that renderers use."""
        return Huisstijl(self.kleur, self.accent)
