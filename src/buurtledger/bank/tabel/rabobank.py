"""Rabobank: 26 columns, the balance after each entry."""

from __future__ import annotations

from buurtledger.bank.tabel.rij import Dialect, Kolommen, Rij


def _lees(k: Kolommen) -> Rij:
    delen = (k(f"omschrijving{nr}", f"description{nr}") for nr in (1, 2, 3))
    return Rij(
        rekening=k("ibanbban"),
        dag=k("datum", "date"),
        bedrag=k("bedrag", "amount"),
        munt=k("munt", "ccy"),
        valutadag=k("rentedatum", "valuedate"),
        na=k("saldonatrn", "balafterbkng"),
        kenmerk=k("volgnr", "seqno"),
        tegenrekening=k("tegenrekeningibanbban", "counterptyibanbban"),
        naam=k("naamtegenpartij", "namecounterpty"),
        omschrijving=" ".join(filter(None, delen)) or k("betalingskenmerk", "paymentreference"),
    )


DIALECT = Dialect(
    "Rabobank",
    (
        frozenset({"ibanbban", "munt", "volgnr", "datum", "bedrag", "saldonatrn"}),
        frozenset({"ibanbban", "ccy", "seqno", "date", "amount", "balafterbkng"}),
    ),
    _lees,
)
