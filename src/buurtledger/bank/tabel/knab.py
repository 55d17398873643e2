"""Knab: a line `KNAB EXPORT` before the head until 2025; amounts without a sign, no balance."""

from __future__ import annotations

from buurtledger.bank.tabel.rij import Dialect, Kolommen, Rij, kant_van
from buurtledger.model.bericht import Bericht


def _lees(k: Kolommen) -> Rij | Bericht:
    kant = kant_van(k("creditdebet"), ("c", "credit", "bijschrijvingen"), ("d", "debet", "afschrijvingen"))
    if isinstance(kant, Bericht):
        return kant
    return Rij(
        rekening=k("rekeningnummer"),
        dag=k("boekdatum") or k("transactiedatum"),
        bedrag=k("bedrag"),
        kant=kant,
        munt=k("valutacode") or "EUR",
        valutadag=k("valutadatum"),
        kenmerk=k("referentie"),
        tegenrekening=k("tegenrekeningnummer"),
        naam=k("tegenrekeninghouder"),
        omschrijving=k("omschrijving"),
    )


DIALECT = Dialect("Knab", (frozenset({"rekeningnummer", "transactiedatum", "creditdebet", "bedrag"}),), _lees)
