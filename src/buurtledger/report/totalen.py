"""The report `bon totaal`: what was spent, added up by shop, activity, month, post or gebied."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.document import Alinea, Document
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.totalen import GEBIED, MAAND, POST, Totaal

_KOPPEN = {
    "leverancier": N_("leverancier"),
    "activiteit": N_("activiteit"),
    "maand": N_("maand"),
    "post": N_("post"),
    "gebied": N_("gebied"),
}


class TotaalVerslag(NamedTuple):
    """What `bon totaal` shows, in any format."""

    per: str
    totalen: tuple[Totaal, ...]
    begroting: Begroting

    @property
    def besteed(self) -> Decimal:
        """All of it."""
        return sum((totaal.besteed for totaal in self.totalen), NUL)

    @property
    def bonnen(self) -> int:
        """How many bonnen."""
        return sum(totaal.bonnen for totaal in self.totalen)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1. `groep` is null where no shop or activity was named."""
        return {
            "formaat": 1,
            "per": self.per,
            "totalen": [
                {"groep": totaal.groep or None, "bonnen": totaal.bonnen, "besteed": plat(totaal.besteed)}
                for totaal in self.totalen
            ],
            "totaal": {"bonnen": self.bonnen, "besteed": plat(self.besteed)},
        }

    def tabel(self) -> Tabel:
        """A row per group."""
        kolommen = (Kolom(_KOPPEN[self.per], self.per), Kolom(N_("bonnen"), "bonnen"), Kolom(N_("besteed"), "besteed"))
        return Tabel("", kolommen, tuple((t.groep, t.bonnen, t.besteed) for t in self.totalen))

    def document(self, taal: Taal) -> Document:
        """The same for people: names instead of ids, and the sum."""
        if not self.totalen:
            return Document("", (Alinea(taal("Er zijn geen bonnen.")),))
        namen = self._namen()
        rijen = tuple((self._naam(t.groep, namen, taal), t.bonnen, t.besteed) for t in self.totalen)
        slot = ((taal("totaal"), self.bonnen, self.besteed),)
        return Document("", (self.tabel()._replace(rijen=rijen, slot=slot),))

    def _namen(self) -> Mapping[str, str]:
        """The names of what goes by an id."""
        if self.per == POST:
            return self.begroting.postnamen
        return {gebied.id: gebied.naam for gebied in self.begroting.gebieden} if self.per == GEBIED else {}

    def _naam(self, groep: str, namen: Mapping[str, str], taal: Taal) -> str:
        if not groep:
            return taal("(niet genoemd)")
        if self.per == MAAND:
            return taal.maand(date.fromisoformat(f"{groep}-01"))
        return namen.get(groep, groep)
