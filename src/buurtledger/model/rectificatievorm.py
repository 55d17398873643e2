"""The form of `data/rectificaties.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from buurtledger.model.begrotingsvorm import Formaat
from buurtledger.model.bericht import zin
from buurtledger.model.geschiedenis import Rectificatie
from buurtledger.model.geschreven import Datum, Tekst200, Tekst2000, Vorm, fout


def _lees_hash(waarde: Any) -> str:
    if not isinstance(waarde, str) or not re.fullmatch(r"[0-9a-f]{64}", waarde):
        raise fout("vorm", zin("hier hoort de vingerafdruk van de regel: 64 tekens 0-9 en a-f"))
    return str(waarde)


Hash = Annotated[str, BeforeValidator(_lees_hash), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]


class RectificatieVorm(Vorm):
    """One line that was lawfully taken out."""

    bestand: Tekst200
    sha256: Hash
    """Of the line, without its line end."""
    datum: Datum
    reden: Tekst2000
    door: Tekst200
    """Who approved."""


class RectificatiesVorm(Vorm):
    """`data/rectificaties.yaml`."""

    formaat: Formaat
    rectificaties: list[RectificatieVorm] = []

    def waarden(self) -> tuple[Rectificatie, ...]:
        """The values that the rest of the program computes with."""
        return tuple(Rectificatie(r.bestand, r.sha256, r.datum, r.reden, r.door) for r in self.rectificaties)
