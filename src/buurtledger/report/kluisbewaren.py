"""The report `kluis bewaar`: how long the papers in the kluis are kept, and which may be destroyed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.report.document import NADRUK, Alinea, Blok, Document, Kop
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel, velden
from buurtledger.stand.bewaartermijn import Bewaarstuk


class Bewaarverslag(NamedTuple):
    """What `kluis bewaar` shows."""

    op: date
    vaststelling: date | None
    stukken: tuple[Bewaarstuk, ...]

    @property
    def mag_weg(self) -> tuple[Bewaarstuk, ...]:
        """What may be destroyed."""
        return tuple(stuk for stuk in self.stukken if stuk.mag_weg(self.op))

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1; null where the vaststelling is still to come."""
        return {
            "formaat": 1,
            "op": self.op.isoformat(),
            "vaststelling": self.vaststelling.isoformat() if self.vaststelling else None,
            "mag_weg": len(self.mag_weg),
            "stukken": [
                {
                    "hash": stuk.hash,
                    "soort": stuk.soort,
                    "nummers": list(stuk.nummers),
                    "jaar": stuk.jaar,
                    "bewaren_tot_en_met": stuk.tot_en_met.isoformat() if stuk.tot_en_met else None,
                    "mag_weg": stuk.mag_weg(self.op),
                }
                for stuk in self.stukken
            ],
        }

    def tabel(self) -> Tabel:
        """A row per paper."""
        rijen = tuple((s.hash, s.soort, " ".join(s.nummers), s.jaar, s.tot_en_met) for s in self.stukken)
        return Tabel("", velden("hash", "soort", "nummers", "jaar", "bewaren_tot_en_met"), rijen)

    def document(self, taal: Taal) -> Document:
        """Until when, per book year; then what may go."""
        if not self.stukken:
            return Document("", (Alinea(taal("In de kluis ligt geen scan.")),))
        if self.vaststelling is None:
            tekst = taal(
                "Er mag nog niets weg: de gemeente heeft de subsidie nog niet vastgesteld. Bewaard wordt er zeven jaar "
                "vanaf die dag. Is zij vastgesteld? Doe buurtledger subsidie vaststelling."
            )
            return Document("", (Alinea(tekst), self._jaren()))
        weg = self.mag_weg
        kop = taal("Er mag nog niets weg.")
        if weg:
            kop = taal("{n:stuk mag|stukken mogen} weg: de zeven jaar {n:is|zijn} om.", n=len(weg))
        blokken: list[Blok] = [Alinea(kop, NADRUK if weg else "gewoon"), self._jaren()]
        if weg:
            rijen = tuple((s.hash[:12], s.soort, " ".join(s.nummers), s.tot_en_met) for s in weg)
            kolommen = (N_("stuk"), N_("soort"), N_("bij"), N_("bewaren tot en met"))
            blokken += (
                Kop(taal("Mag weg")),
                Tabel("", tuple(map(Kolom, kolommen)), rijen),
                Alinea(
                    taal(
                        "Vernietigen: buurtledger kluis bewaar --vernietig {n}. Dat is niet terug te draaien.",
                        n=len(weg),
                    )
                ),
            )
        return Document("", tuple(blokken))

    def _jaren(self) -> Tabel:
        aantallen = Counter((stuk.jaar, stuk.tot_en_met) for stuk in self.stukken)
        rijen = tuple(
            (str(jaar), aantal, tot) for (jaar, tot), aantal in sorted(aantallen.items(), key=lambda e: e[0][0])
        )
        return Tabel("", tuple(map(Kolom, (N_("boekjaar"), N_("stukken"), N_("bewaren tot en met")))), rijen)
