"""Working out the formulas of a workbook anew, as a spreadsheet would: every form that ours have, and no other."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import Any

import openpyxl

_PLEK = r"(?:'[^']+'!)?\$?[A-Z]+\$?[0-9]+(?::\$?[A-Z]+\$?[0-9]+)?"


class Rekenblad:
    """A workbook: what stands in its cells, and what its formulas come to."""

    def __init__(self, inhoud: bytes) -> None:
        self.waarden = openpyxl.load_workbook(io.BytesIO(inhoud), data_only=True)
        self.formules = openpyxl.load_workbook(io.BytesIO(inhoud))

    def bladen(self) -> list[str]:
        """The names of its sheets."""
        return [str(naam) for naam in self.waarden.sheetnames]

    def rijen(self, blad: str) -> list[tuple[Any, ...]]:
        """What stands on a sheet."""
        return [tuple(rij) for rij in self.waarden[blad].iter_rows(values_only=True)]

    def rij(self, blad: str, eerste: str) -> tuple[Any, ...]:
        """The first row that begins with a text."""
        return next(rij for rij in self.rijen(blad) if rij[0] == eerste)

    def verkeerd(self) -> list[str]:
        """The formulas that come to something else than is written beside them; empty when all is well."""
        gevonden = []
        for blad in self.formules:
            for rij in blad.iter_rows():
                for cel in rij:
                    if cel.data_type == "f":
                        geschreven = _getal(self.waarden[blad.title][cel.coordinate].value)
                        if self._reken(blad.title, str(cel.value).lstrip("=")) != geschreven:
                            gevonden.append(f"{blad.title}!{cel.coordinate} {cel.value}")
        return gevonden

    def _reken(self, blad: str, formule: str) -> Decimal:
        if rond := re.fullmatch(r"ROUND\((.*),2\)", formule):
            return self._reken(blad, rond[1])
        if functie := re.fullmatch(r"(\w+)\((.*)\)", formule):
            naam, delen = functie[1], functie[2].split(",")
            if naam in ("SUM", "SUBTOTAL"):
                return sum(map(_getal, self._cellen(blad, delen[-1])), Decimal(0))
            if naam == "SUMIFS":
                return self._som_tot_dag(blad, *delen)
            zoek = self._cellen(blad, delen[1])[0]
            past = [waarde == zoek for waarde in self._cellen(blad, delen[0])]
            if naam == "COUNTIF":
                return Decimal(sum(past))
            assert naam == "SUMIF", formule
            getallen = map(_getal, self._cellen(blad, delen[2]))
            return sum((getal for getal, telt in zip(getallen, past, strict=True) if telt), Decimal(0))
        som = Decimal(0)
        for teken, plek, getal in re.findall(rf"([+-]?)(?:({_PLEK})|(-?[0-9.]+))", formule):
            waarde = _getal(self._cellen(blad, plek)[0]) if plek else Decimal(getal)
            som += -waarde if teken == "-" else waarde
        return som

    def _som_tot_dag(self, blad: str, getallen: str, bij: str, zoek: str, dagen: str, tot: str) -> Decimal:
        assert tot.startswith('"<="&'), tot
        (naam,), (laatste,) = self._cellen(blad, zoek), self._cellen(blad, tot.removeprefix('"<="&'))
        rijen = zip(*(self._cellen(blad, bereik) for bereik in (getallen, bij, dagen)), strict=True)
        return sum((_getal(getal) for getal, van, dag in rijen if van == naam and dag <= laatste), Decimal(0))

    def _cellen(self, blad: str, plek: str) -> list[Any]:
        if "!" in plek:
            blad, _, plek = plek.partition("!")
        gevonden = self.waarden[blad.strip("'")][plek.replace("$", "")]
        return [cel.value for (cel,) in gevonden] if isinstance(gevonden, tuple) else [gevonden.value]


def _getal(waarde: object) -> Decimal:
    return round(Decimal(str(waarde)), 2) if isinstance(waarde, (int, float)) else Decimal(0)
