"""The report `subsidie toon`: what was granted, received and spent, what must go back, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.model.geld import plat
from buurtledger.model.subsidie import Subsidie
from buurtledger.report.document import NADRUK, Alinea, Blok, Document, Feit, Feiten, Kop, Lijst
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Kolom, Tabel
from buurtledger.stand.afspraken import afspraakpunten


class SubsidieVerslag(NamedTuple):
    """What `subsidie toon` shows, on a day."""

    subsidie: Subsidie
    op: date
    besteed: Decimal
    ontvangen: Decimal | None
    """What the bank says; None where no statement was read in."""
    terug: Decimal | None
    """What must go back to the city; None where that cannot be told."""

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1; null is not known."""
        s = self.subsidie
        return {
            "formaat": 1,
            "op": self.op.isoformat(),
            "aangevraagd": _of_niets(s.aanvraag.bedrag if s.aanvraag else None),
            "verleend": _of_niets(s.beschikking.bedrag if s.beschikking else None),
            "vastgesteld": _of_niets(s.vaststelling.bedrag if s.vaststelling else None),
            "ontvangen": _of_niets(self.ontvangen),
            "besteed": plat(self.besteed),
            "terug_te_betalen": _of_niets(self.terug),
            "termijnen": [{"datum": t.datum.isoformat(), "bedrag": plat(t.bedrag)} for t in s.termijnen],
            "afspraken": [
                {"wat": a.wat, "voor": a.voor.isoformat(), "gedaan": a.gedaan.isoformat() if a.gedaan else None}
                for a in s.afspraken
            ],
        }

    def tabel(self) -> Tabel:
        """A row per agreement."""
        kop = (N_("wat"), N_("voor"), N_("gedaan"))
        rijen = tuple((a.wat, a.voor, a.gedaan) for a in self.subsidie.afspraken)
        return Tabel("", tuple(map(Kolom, kop, ("wat", "voor", "gedaan"))), rijen)

    def document(self, taal: Taal) -> Document:
        """First what is due, then the amounts."""
        return Document("", tuple(self._blokken(taal)))

    def _blokken(self, taal: Taal) -> Iterator[Blok]:
        s = self.subsidie
        punten = afspraakpunten(s, self.op)
        if punten:
            yield Lijst(
                tuple(Alinea(taal.zeg(p.bericht), NADRUK) if p.ernstig else taal.zeg(p.bericht) for p in punten)
            )
        feiten = [Feit(taal("aangevraagd"), s.aanvraag.bedrag, taal.dag(s.aanvraag.datum))] if s.aanvraag else []
        if s.beschikking:
            feiten.append(Feit(taal("verleend"), s.beschikking.bedrag, s.beschikking.nummer))
        feiten += (Feit(taal("beloofd op {dag}", dag=t.datum), t.bedrag) for t in s.termijnen)
        if self.ontvangen is not None:
            feiten.append(Feit(taal("ontvangen volgens de bank"), self.ontvangen))
        feiten.append(Feit(taal("besteed"), self.besteed))
        if s.vaststelling:
            feiten.append(Feit(taal("vastgesteld"), s.vaststelling.bedrag, s.vaststelling.nummer))
        if self.terug is not None:
            feiten.append(Feit(taal("terug te betalen aan de gemeente"), self.terug))
        yield Feiten(tuple(feiten))
        if s.beschikking is None:
            yield Alinea(taal("Wat de gemeente verleende staat er nog niet in; doe buurtledger subsidie nieuw."))
        elif s.beschikking.voorwaarden:
            yield Kop(taal("Voorwaarden"))
            yield Lijst(s.beschikking.voorwaarden)
        if s.afspraken:
            yield Kop(taal("Afspraken"))
            yield self.tabel()


def _of_niets(bedrag: Decimal | None) -> str | None:
    return None if bedrag is None else plat(bedrag)
