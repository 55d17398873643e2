"""A report as a spreadsheet: real numbers, sums as formulas that a treasurer can check, filters, ready to print."""

from __future__ import annotations

from buurtledger.model.huisstijl import Huisstijl
from buurtledger.report.rapport import Rapport
from buurtledger.report.verslag.model import Verslag
from buurtledger.report.verslag.opening import titel
from buurtledger.report.vormen import Weergave
from buurtledger.report.vormen.verslagbladen import schrijf_verslag
from buurtledger.report.vormen.werkboek import Werkboek

NODIG = ("xlsxwriter",)


def maak(rapport: Rapport, weergave: Weergave) -> bytes:
    """The bytes of the workbook. Text is always written as text: no cell of the books becomes a formula."""
    # Of the report itself and not of its document, since its sums are formulas.
    assert isinstance(rapport, Verslag)
    boek = Werkboek(titel(rapport, weergave.taal), weergave.huisstijl or Huisstijl())
    schrijf_verslag(boek, rapport, weergave.taal)
    return boek.inhoud()
