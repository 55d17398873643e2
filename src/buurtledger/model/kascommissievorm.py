"""The form of `data/kascommissie.yaml`: what the kascommissie looked at and found."""

from __future__ import annotations

from buurtledger.model.begrotingsvorm import Formaat
from buurtledger.model.geschreven import Datum, Nummer, Tekst200, Tekst2000, Vorm
from buurtledger.model.kascommissie import Oordeel


class OordeelVorm(Vorm):
    """What was found of one bon."""

    datum: Datum
    bon: Nummer
    oordeel: Tekst2000
    zaad: Tekst200 | None = None
    """The seed of the sample that it was drawn in."""


class KascommissieVorm(Vorm):
    """`data/kascommissie.yaml`."""

    formaat: Formaat
    bevindingen: list[OordeelVorm] = []

    def waarden(self) -> tuple[Oordeel, ...]:
        """The values that reports show, in the file's order."""
        return tuple(Oordeel(o.datum.isoformat(), o.bon, o.oordeel, o.zaad or "") for o in self.bevindingen)
