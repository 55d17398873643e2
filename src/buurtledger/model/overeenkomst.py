"""What was agreed with others: `data/overeenkomsten.yaml`, one line an agreement.

The plan: "Als penvoerder worden afspraken gemaakt met andere partijen als samenwerkingsovereenkomst". An agreement is
with an organisation or a group, never with a person by name.
"""

# No `from __future__ import annotations`: the forms of the lines are made from these declarations.

from datetime import date
from typing import Annotated, NamedTuple, Self

from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.merken import Buiten
from buurtledger.model.regelboek import Regelboek, Regelstorno
from buurtledger.model.velden import Afgekeurd, Datum, Nummer, PostId, Scan, Tekst200, Tekst500


class Overeenkomst(NamedTuple):
    """An agreement with who carries out a post."""

    nummer: Nummer
    datum: Datum
    """The day from which it holds."""
    met: Tekst200
    """The organisation or group."""
    post: PostId
    omschrijving: Tekst500
    """What was agreed."""
    tot_en_met: Datum | None = None
    """Its last day; None where none was agreed."""
    scan: Scan = ""
    """The signed paper, in the kluis."""
    lijn: Annotated[int, Buiten()] = 0

    def nagezien(self) -> Self | Afgekeurd:
        """It does not end before it begins."""
        if self.tot_en_met is not None and self.tot_en_met < self.datum:
            return Afgekeurd(
                Regel.DATUM, zin("de overeenkomst eindigt op {eind}, voor het begin", eind=self.tot_en_met)
            )
        return self

    def geldt_op(self, dag: date) -> bool:
        """Whether it holds on a day."""
        return self.datum <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


Overeenkomstenregel = Overeenkomst | Regelstorno

OVEREENKOMSTENBOEK = Regelboek(
    zin("overeenkomst"),
    {"overeenkomst": Overeenkomst, "storno": Regelstorno},
    {
        Overeenkomst: ("datum", "tot_en_met?", "met", "post", "omschrijving", "scan?"),
        Regelstorno: ("van", "datum", "reden"),
    },
    zin("laat buurtledger de regel schrijven: buurtledger overeenkomst --help; zie docs/bestanden.md"),
)
"""How the lines are read and written."""
