"""The report `overdragen`: the list that two treasurers tick off together, on a screen or on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from buurtledger.model.bericht import N_
from buurtledger.report.document import NADRUK, Alinea, Blok, Document, Kop, Lijst, Ondertekening
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel, velden
from buurtledger.stand.overdracht import Deel, Punt, Staat

_KOPPEN = {
    Deel.SLEUTELS: N_("Sleutels en rollen"),
    Deel.KLUIS: N_("De kluis"),
    Deel.BEGIN: N_("Het vastgezette begin"),
    Deel.BANK: N_("De bank"),
    Deel.OPEN: N_("Wat er open staat"),
    Deel.BEWAREN: N_("Bewaren"),
}
_HOKJE, _AF = "☐", "☑"


class OverdrachtVerslag(NamedTuple):
    """What `overdragen` shows, in any format."""

    naam: str
    """The ledger's."""
    op: date
    punten: tuple[Punt, ...]

    @property
    def mist(self) -> int:
        """How many points are missing."""
        return sum(punt.staat is Staat.MIST for punt in self.punten)

    def gegevens(self) -> dict[str, object]:
        """The stable form for programs, formaat 1."""
        return {
            "formaat": 1,
            "naam": self.naam,
            "op": self.op.isoformat(),
            "mist": self.mist,
            "punten": [
                {"deel": p.deel.value, "naam": p.naam, "staat": p.staat.value, "wat": p.wat, "hoe": p.hoe}
                for p in self.punten
            ],
        }

    def tabel(self) -> Tabel:
        """A row per point; its words are in the other formats, in the language that was asked."""
        rijen = tuple((punt.deel.value, punt.naam, punt.staat.value) for punt in self.punten)
        return Tabel("", velden("deel", "naam", "staat"), rijen)

    def document(self, taal: Taal) -> Document:
        """The list by part, what is missing in all, and room for two names."""
        blokken: list[Blok] = [Alinea(self._samengevat(taal), NADRUK if self.mist else "gewoon")]
        for deel, kop in _KOPPEN.items():
            blokken += [Kop(taal(kop)), Lijst(tuple(_regels((p for p in self.punten if p.deel is deel), taal)))]
        blokken.append(Kop(taal("Overgedragen")))
        blokken.append(Ondertekening((taal("De vorige penvoerder"), taal("De nieuwe penvoerder"))))
        return Document(taal("{naam}: overdracht op {op}", naam=self.naam, op=self.op), tuple(blokken))

    def _samengevat(self, taal: Taal) -> str:
        zelf = sum(punt.staat is Staat.ZELF for punt in self.punten)
        if self.mist:
            return taal(
                "Er {mist:|mist|missen} nog {mist:punt|punten}, met een ! ervoor; {zelf:punt|punten} gaan "
                "jullie zelf na.",
                mist=self.mist,
                zelf=zelf,
            )
        return taal("Wat het boek kan zien is in orde; {zelf:punt|punten} gaan jullie zelf na.", zelf=zelf)


def _regels(punten: Iterator[Punt], taal: Taal) -> Iterator[str | Alinea]:
    for punt in punten:
        hoe = f" ({taal.zeg(punt.hoe)})" if punt.hoe else ""
        tekst = f"{_AF if punt.staat is Staat.KLAAR else _HOKJE} {taal.zeg(punt.wat)}{hoe}"
        yield Alinea(tekst, NADRUK) if punt.staat is Staat.MIST else tekst
