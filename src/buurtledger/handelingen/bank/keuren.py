"""What is wrong with a bank's file by itself, and what is to be said of it: before it is held beside the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from buurtledger.bank.aangegeven import Tellingsverschil, telt_anders
from buurtledger.bank.afschrift import Gelezen, Leesfout, Rekeningafschrift, klopt_niet
from buurtledger.bank.rekening import is_nummer
from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import GROOTSTE, NUL

_EERSTE_JAAR = 2000
_VOORUIT = timedelta(days=7)
"""A bank may date an entry on the first working day after a few days off."""


def fouten_in(gelezen: Gelezen, vandaag: date) -> Iterator[Leesfout]:
    """What could not be read, and what no bank of ours can have written or does not add up."""
    yield from gelezen.fouten
    for nr, afschrift in enumerate(gelezen.afschriften, start=1):
        anders = _geteld(afschrift)
        ernstig = anders.bericht if anders is not None and anders.ernstig else None
        if bericht := _vreemd(afschrift, vandaag) or klopt_niet(afschrift) or ernstig:
            yield Leesfout(bericht, nr)


def _geteld(afschrift: Rekeningafschrift) -> Tellingsverschil | None:
    if afschrift.aangegeven is None:
        return None
    return telt_anders(afschrift.aangegeven, [boeking.bedrag for boeking in afschrift.boekingen])


def opmerkingen_bij(gelezen: Gelezen) -> Iterator[Bericht]:
    """What is to be said, and keeps nothing back."""
    yield from gelezen.opmerkingen
    for afschrift in gelezen.afschriften:
        anders = _geteld(afschrift)
        if anders is not None and not anders.ernstig:
            yield zin("{bericht}; de bedragen kloppen wel", bericht=anders.bericht)


def _vreemd(afschrift: Rekeningafschrift, vandaag: date) -> Bericht | None:
    """Why no bank of ours can have written this: the number of the account, or days that are not there yet.

    What a statement covers is never asked again, so one that covers years to come would hide what they bring.
    """
    if not is_nummer(afschrift.rekening):
        nummer = afschrift.rekening[:40]
        return zin("{nummer} is geen nummer van een rekening: er klopt een teken of controlecijfer niet", nummer=nummer)
    bedragen = (*(boeking.bedrag for boeking in afschrift.boekingen), afschrift.begin or NUL, afschrift.eind or NUL)
    groot = next((bedrag for bedrag in bedragen if abs(bedrag) > GROOTSTE), None)
    if groot is not None:
        return zin("{tekst} is te groot; het hoogste bedrag is {grootste}", tekst=groot, grootste=GROOTSTE)
    dagen = (afschrift.van, afschrift.tot_en_met, *(boeking.dag for boeking in afschrift.boekingen))
    vroegst, laatst = min(dagen), max(dagen)
    if vroegst.year < _EERSTE_JAAR:
        return zin("{dag} is te lang geleden voor dit boek", dag=vroegst)
    if laatst > vandaag + _VOORUIT:
        return zin("{dag} moet nog komen; vandaag is het {vandaag}", dag=laatst, vandaag=vandaag)
    return None
