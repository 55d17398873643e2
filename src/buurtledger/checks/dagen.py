"""Rules on days and on the VAT within an amount: `toekomst`, `looptijd`, and `bedrag` for btw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from buurtledger.checks.nummers import plaats_van
from buurtledger.checks.register import bevinding
from buurtledger.model.begroting import Looptijd
from buurtledger.model.bericht import zin
from buurtledger.model.bevinding import Bevinding, Regel
from buurtledger.model.mutatie import GELD_UIT, Mutatie


def toekomst(geldend: Iterable[Mutatie], vandaag: date) -> Iterator[Bevinding]:
    """Nothing is dated after today."""
    for mutatie in geldend:
        if mutatie.datum > vandaag:
            yield bevinding(
                Regel.TOEKOMST,
                plaats_van(mutatie, "datum"),
                zin("{datum} moet nog komen; vandaag is het {vandaag}", datum=mutatie.datum, vandaag=vandaag),
                zin("klopt de datum niet, storneer deze mutatie en boek haar opnieuw met de datum van het papier"),
            )


def looptijd(geldend: Iterable[Mutatie], looptijd: Looptijd) -> Iterator[Bevinding]:
    """Money is spent and advanced within the looptijd."""
    for mutatie in geldend:
        if mutatie.soort in GELD_UIT and not looptijd.van <= mutatie.datum <= looptijd.tot_en_met:
            yield bevinding(
                Regel.LOOPTIJD,
                plaats_van(mutatie, "datum"),
                zin(
                    "{datum} valt buiten de looptijd, {van} tot en met {tot_en_met}",
                    datum=mutatie.datum,
                    van=looptijd.van,
                    tot_en_met=looptijd.tot_en_met,
                ),
                zin("de looptijd in data/budget.yaml is nog een aanname: zet daar de goede, of kijk de datum na")
                if looptijd.aanname
                else zin("kijk de datum na; hoort de uitgave niet bij deze subsidie, storneer haar dan"),
            )


def btw(geldend: Iterable[Mutatie]) -> Iterator[Bevinding]:
    """The VAT is a part of the amount, never all of it."""
    for mutatie in geldend:
        if mutatie.btw is not None and mutatie.btw >= mutatie.bedrag:
            yield bevinding(
                Regel.BEDRAG,
                plaats_van(mutatie, "btw"),
                zin("de btw, {btw}, is niet minder dan het bedrag, {bedrag}", btw=mutatie.btw, bedrag=mutatie.bedrag),
                zin("storneer de bon en boek hem opnieuw: bedrag is wat er betaald is, btw het deel daarvan"),
            )
