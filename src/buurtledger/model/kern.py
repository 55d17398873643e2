"""A kern: who it is, and what it tells of its money."""

# No `from __future__ import annotations`: the form of the file is made from these declarations.

from datetime import date
from typing import Annotated, NamedTuple

from buurtledger.model.merken import AlsVeld, Buiten, Ingevoegd
from buurtledger.model.velden import Datum, Tekst200, Tekst500
from buurtledger.model.verantwoording import Verantwoording


class Kernnaam(NamedTuple):
    """A name that somebody gave a kern, from the day it was written down."""

    naam: Tekst200
    ingevoerd: Datum
    bron: Tekst500 = ""


class Kern(NamedTuple):
    """One resident group: `data/kernen/<kern>.yaml`."""

    id: Annotated[str, Buiten()]
    eerste_naam: Annotated[Tekst200, AlsVeld("naam")] = ""
    """A name that counts as always known; empty while nobody has named the kern."""
    eerste_bron: Annotated[Tekst500, AlsVeld("bron")] = ""
    """Where that name comes from."""
    namen: tuple[Kernnaam, ...] = ()
    """The names it was given later, in the order of the file."""
    verantwoording: Annotated[Verantwoording, Ingevoegd()] = Verantwoording()

    def bekend_als(self, dag: date | None) -> tuple[str, str]:
        """The name that was known on a day, and where it comes from; without a day the last. Empty for none."""
        bekend = [naam for naam in self.namen if dag is None or naam.ingevoerd <= dag]
        if bekend:
            laatste = max(enumerate(bekend), key=lambda rij: (rij[1].ingevoerd, rij[0]))[1]
            return laatste.naam, laatste.bron
        return self.eerste_naam, self.eerste_bron

    @property
    def naam(self) -> str:
        """The name it has now; empty while nobody has named the kern."""
        return self.bekend_als(None)[0]

    @property
    def bron(self) -> str:
        """Where that name comes from."""
        return self.bekend_als(None)[1]
