"""The kinds of session that a neighbourhood has, and how often there is a round of them."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from typing import NamedTuple, Self

from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Regel
from buurtledger.model.velden import Afgekeurd, HeelGetal, Naam


class Bijeenkomst(NamedTuple):
    """A kind of session, and every how many months there has to be one; 0: whenever there is reason for one."""

    soort: Naam
    elke: HeelGetal = 0

    def nagezien(self) -> Self | Afgekeurd:
        """A year is a whole number of rounds."""
        if self.elke and 12 % self.elke:
            return Afgekeurd(
                Regel.VORM, zin("een ronde duurt 1, 2, 3, 4, 6 of 12 maanden, niet {elke}", elke=self.elke)
            )
        return self


LEERSESSIE = "leersessie"
"""The kind of a session of which nothing else is said."""
BIJEENKOMSTEN = (
    Bijeenkomst(LEERSESSIE),
    Bijeenkomst("kwartaalronde", 3),
    Bijeenkomst("kernenraad", 6),
    Bijeenkomst("buurtberaad"),
)
"""Those of the K-buurt's plan: "iedere 3 maanden een ophaalslag te doen naar de stand van zaken van alle uitvoeringen",
and of the kernenraad: "komt 2x per jaar bij elkaar". So it is where a budget says nothing."""
