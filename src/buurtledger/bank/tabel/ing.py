"""ING, payments and savings: newest first, amounts without a sign, the balance after each where it is new enough."""

from __future__ import annotations

from buurtledger.bank.tabel.rij import Dialect, Kolommen, Rij, kant_van
from buurtledger.model.bericht import Bericht


def _lees(k: Kolommen) -> Rij | Bericht:
    kant = kant_van(k("afbij", "debitcredit"), ("bij", "credit"), ("af", "debit"))
    if isinstance(kant, Bericht):
        return kant
    return Rij(
        rekening=k("rekening", "account"),
        dag=k("datum", "date"),
        bedrag=k("bedrageur", "amounteur", "bedrag", "amount"),
        kant=kant,
        munt=k("valuta", "currency") or "EUR",
        na=k("saldonamutatie", "resultingbalance"),
        tegenrekening=k("tegenrekening", "counterparty"),
        naam=k("naamomschrijving", "namedescription", "omschrijving", "description"),
        omschrijving=k("mededelingen", "notifications"),
    )


DIALECT = Dialect(
    "ING",
    (
        frozenset({"datum", "naamomschrijving", "rekening", "afbij", "mededelingen"}),
        frozenset({"date", "namedescription", "account", "debitcredit", "notifications"}),
        frozenset({"datum", "omschrijving", "rekening", "rekeningnaam", "afbij", "bedrag"}),
        frozenset({"date", "description", "account", "accountname", "debitcredit", "amount"}),
    ),
    _lees,
)
