"""bunq: `/IBAN/…/NAME/…/REMI/…`, and without IBAN where a card was used."""

from __future__ import annotations

from buurtledger.bank.mt940.sepa import is_sepa, lees

__all__ = ["BIC", "is_sepa", "lees"]

BIC = ("BUNQ",)
