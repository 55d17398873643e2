"""How a language writes numbers: amounts in euro's and shares. Files, JSON and CSV know neither."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.geld import NUL


class Notatie(NamedTuple):
    """The signs between the digits."""

    duizend: str
    komma: str
    munt: str
    """What stands before an amount, with its blank if it has one."""
    procentteken: str
    min_voor_munt: bool
    """Whether the sign stands before the currency (`-€20.00`) or the number (`€ -20,00`)."""

    def bedrag(self, bedrag: Decimal, decimalen: int = 2) -> str:
        """An amount without its currency: `1.234,50`. Nothing is ever negative zero."""
        tekst = f"{bedrag + NUL:,.{decimalen}f}"
        return tekst.replace(",", "_").replace(".", self.komma).replace("_", self.duizend)

    def euro(self, bedrag: Decimal) -> str:
        """An amount as people read it: `€ 1.234,50`."""
        return self._met_munt(bedrag, 2)

    def rond(self, bedrag: Decimal) -> str:
        """The same, exact, but without cents where there are none: `€ 1.234`."""
        return self._met_munt(bedrag, 0 if bedrag == bedrag.to_integral_value() else 2)

    def procent(self, deel: Decimal) -> str:
        """A share with one decimal: `8,0 %`; with two where one would hide something."""
        getal = deel * 100
        decimalen = 1 if getal == round(getal, 1) else 2
        return f"{getal:.{decimalen}f}".replace(".", self.komma) + self.procentteken

    def heel_procent(self, deel: Decimal) -> str:
        """A share in whole percents: `62 %`."""
        return f"{deel * 100:.0f}{self.procentteken}"

    def _met_munt(self, bedrag: Decimal, decimalen: int) -> str:
        if self.min_voor_munt and bedrag < 0:
            return f"-{self.munt}{self.bedrag(-bedrag, decimalen)}"
        return f"{self.munt}{self.bedrag(bedrag, decimalen)}"


NEDERLANDS = Notatie(".", ",", "€ ", " %", False)
ENGELS = Notatie(",", ".", "€", "%", True)
