"""All that must be done by when, for who keeps a calendar."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.report.document import Alinea, Document
from buurtledger.report.kalender import Gebeurtenis, Kalender
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.termijnen import Termijn, Termijnsoort


class Termijnlijst(NamedTuple):
    """What `export ical` writes."""

    naam: str
    """The ledger's."""
    op: date
    termijnen: tuple[Termijn, ...]

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1. A sentence is said in the language of who asks."""
        return {
            "formaat": 1,
            "termijnen": [
                {
                    "voor": een.voor.isoformat(),
                    "soort": str(een.soort),
                    "post": een.post or None,
                    "wat": een.wat,
                    "gedaan": een.gedaan.isoformat() if een.gedaan else None,
                }
                for een in self.termijnen
            ],
        }

    def tabel(self) -> Tabel:
        """A row per deadline."""
        namen = ("voor", "soort", "post", "gedaan", "wat")
        kop = (N_("voor"), N_("soort"), N_("post"), N_("gedaan"), N_("wat"))
        nederlands = Taal()
        rijen = tuple((t.voor, str(t.soort), t.post, t.gedaan, nederlands.zeg(t.wat)) for t in self.termijnen)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people."""
        return Document("", (self.tabel() if self.termijnen else Alinea(taal("Er is niets te plannen.")),))

    def kalender(self, taal: Taal) -> Kalender:
        """The same for a calendar: what is late says so, what was done is done."""
        return Kalender(self.naam, self.naam, tuple(self._gebeurtenis(een, taal) for een in self.termijnen))

    def _gebeurtenis(self, een: Termijn, taal: Taal) -> Gebeurtenis:
        wat = taal.zeg(een.wat)
        toelichting = ""
        if een.soort == Termijnsoort.AFSPRAAK and een.gedaan is not None:
            toelichting = taal("Gedaan op {dag}.", dag=een.gedaan)
        elif een.is_te_laat(self.op):
            toelichting = taal("Op {dag} nog niet gedaan.", dag=self.op)
        return Gebeurtenis(
            een.voor,
            een.sleutel,
            str(een.soort),
            wat,
            een.soort != Termijnsoort.RONDE,
            een.plaats,
            toelichting,
        )
