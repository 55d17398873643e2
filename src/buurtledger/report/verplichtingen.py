"""The report `verplichting lijst`: accepted offers, and what of each its bonnen have used."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import NUL, plat
from buurtledger.report.document import Alinea, Document
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.vastlegging import Vastlegging


class Verplichtingen(NamedTuple):
    """What `verplichting lijst` shows, on a day."""

    alle: tuple[Vastlegging, ...]
    op: date

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "op": self.op.isoformat(),
            "verplichtingen": [
                {
                    "id": een.verplichting.nummer,
                    "post": een.verplichting.post,
                    "datum": een.verplichting.datum.isoformat(),
                    "bedrag": plat(een.verplichting.bedrag),
                    "vastgelegd": plat(een.op(self.op)),
                    "omschrijving": een.verplichting.omschrijving,
                    "bonnen": [bon.nummer for bon in een.bonnen],
                }
                for een in self.alle
            ],
        }

    def tabel(self) -> Tabel:
        """A row per verplichting."""
        namen = ("id", "post", "datum", "bedrag", "vastgelegd", "omschrijving")
        kop = (N_("nummer"), N_("post"), N_("datum"), N_("bedrag"), N_("vastgelegd"), N_("omschrijving"))
        rijen = tuple(
            (v.nummer, v.post, v.datum, v.bedrag, een.op(self.op), v.omschrijving)
            for een in self.alle
            for v in (een.verplichting,)
        )
        return Tabel("", tuple(map(Kolom, kop, namen)), rijen)

    def document(self, taal: Taal) -> Document:
        """The same for people, with what is held in all."""
        if not self.alle:
            return Document("", (Alinea(taal("Er ligt niets vast.")),))
        samen = sum((een.op(self.op) for een in self.alle), NUL)
        slot = ((taal("samen"), "", None, None, samen, ""),)
        return Document("", (self.tabel()._replace(slot=slot),))
