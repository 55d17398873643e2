"""bunq: no balance; amounts and dates by the region that was chosen."""

from __future__ import annotations

from buurtledger.bank.tabel.rij import Dialect, Kolommen, Rij


def _lees(k: Kolommen) -> Rij:
    return Rij(
        rekening=k("account", "rekening"),
        dag=k("date", "datum"),
        bedrag=k("amount", "bedrag"),
        valutadag=k("interestdate", "rentedatum"),
        tegenrekening=k("counterparty", "tegenrekening"),
        naam=k("name", "naam"),
        omschrijving=k("description", "omschrijving"),
    )


DIALECT = Dialect(
    "bunq",
    (
        frozenset({"date", "amount", "account", "counterparty", "name", "description"}),
        frozenset({"datum", "bedrag", "rekening", "tegenrekening", "naam", "omschrijving"}),
    ),
    _lees,
)
