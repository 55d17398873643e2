"""Triodos: no head; day, own account, amount, Debet or Credit, name, other account, code, text, perhaps the balance."""

from __future__ import annotations

from collections.abc import Sequence

from buurtledger.bank.tabel.rij import IS_DAG, IS_GETAL, IS_REKENING, Dialect, Kolommen, Rij, kant_van
from buurtledger.model.bericht import Bericht

_KOP = ("dag", "rekening", "bedrag", "kant", "naam", "tegenrekening", "code", "omschrijving", "na")


def _lees(k: Kolommen) -> Rij | Bericht:
    kant = kant_van(k("kant"), ("credit",), ("debet",))
    if isinstance(kant, Bericht):
        return kant
    return Rij(
        rekening=k("rekening"),
        dag=k("dag"),
        bedrag=k("bedrag"),
        kant=kant,
        na=k("na"),
        tegenrekening=k("tegenrekening"),
        naam=k("naam"),
        omschrijving=k("omschrijving"),
    )


def _past(cellen: Sequence[str]) -> bool:
    return (
        len(cellen) in (len(_KOP) - 1, len(_KOP))
        and IS_DAG.fullmatch(cellen[0].strip()) is not None
        and IS_REKENING.fullmatch(cellen[1].replace(" ", "").replace(".", "")) is not None
        and IS_GETAL.fullmatch(cellen[2].strip()) is not None
        and cellen[3].strip().isalpha()
    )


DIALECT = Dialect("Triodos", (), _lees, _past, _KOP)
