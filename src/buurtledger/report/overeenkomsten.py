"""The report `overeenkomst lijst`: what was agreed with others, and which of it still holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.overeenkomst import Overeenkomst
from buurtledger.report.document import Alinea, Document
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel


class Overeenkomstenlijst(NamedTuple):
    """What `overeenkomst lijst` shows, on a day."""

    alle: tuple[Overeenkomst, ...]
    op: date
    namen: Mapping[str, str]
    """Per post its name."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "op": self.op.isoformat(),
            "overeenkomsten": [
                {
                    "id": een.nummer,
                    "datum": een.datum.isoformat(),
                    "tot_en_met": een.tot_en_met.isoformat() if een.tot_en_met else None,
                    "met": een.met,
                    "post": een.post,
                    "omschrijving": een.omschrijving,
                    "scan": een.scan or None,
                    "geldt": een.geldt_op(self.op),
                }
                for een in self.alle
            ],
        }

    def tabel(self) -> Tabel:
        """A row per agreement."""
        namen = ("id", "datum", "tot_en_met", "met", "post", "omschrijving")
        kop = (N_("nummer"), N_("vanaf"), N_("tot en met"), N_("met"), N_("post"), N_("wat"))
        rijen = tuple((o.nummer, o.datum, o.tot_en_met, o.met, o.post, o.omschrijving) for o in self.alle)
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people; what ran out says so."""
        if not self.alle:
            tekst = taal("Er zijn nog geen overeenkomsten; buurtledger overeenkomst toevoegen schrijft er een op.")
            return Document("", (Alinea(tekst),))
        kop = (N_("nummer"), N_("met"), N_("post"), N_("wat"), N_("looptijd"))
        rijen = tuple(
            (o.nummer, o.met, self.namen.get(o.post, o.post), o.omschrijving, looptijd_zin(o, self.op, taal))
            for o in self.alle
        )
        return Document("", (Tabel("", tuple(map(Kolom, kop)), rijen),))


def looptijd_zin(overeenkomst: Overeenkomst, op: date, taal: Taal) -> str:
    """From when to when an agreement holds, in words; that it ran out, when it did."""
    if overeenkomst.tot_en_met is None:
        return taal("vanaf {van}", van=overeenkomst.datum)
    if overeenkomst.tot_en_met < op:
        return taal("afgelopen op {tot}", tot=overeenkomst.tot_en_met)
    return taal("{van} tot en met {tot_en_met}", van=overeenkomst.datum, tot_en_met=overeenkomst.tot_en_met)
