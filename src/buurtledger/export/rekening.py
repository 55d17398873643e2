"""The accounts of the double-entry journal. What they are called is up to each format."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from buurtledger.model.bank import Regelsoort


class Aard(StrEnum):
    """On which side of the books an account stands."""

    ACTIVA = "activa"
    SCHULDEN = "schulden"
    EIGEN = "eigen vermogen"
    BATEN = "baten"
    LASTEN = "lasten"


class Rekeningsoort(StrEnum):
    """What an account is for."""

    BANK = "bank"
    """Money on an account; without a name where the books know of no account."""
    KAS = "kas"
    """The petty cash."""
    ONDERWEG = "onderweg"
    """Paid or received by the books, not yet seen on an account; the other way round below zero."""
    OVERBOEKING = "overboeking"
    """Between two accounts of our own."""
    VORDERING = "vordering"
    """Per post: paid out and not yet shown by bonnen. Below zero the group is owed that much."""
    LASTEN = "lasten"
    """Per post: what was spent."""
    SUBSIDIE = "subsidie"
    TERUGGAVE = "teruggave"
    COFINANCIERING = "cofinanciering"
    RENTE = "rente"
    BANKKOSTEN = "bankkosten"
    VREEMD = "vreemd"
    """On our account, and not ours."""
    BEGIN = "beginsaldo"
    """What stood on an account before its first statement."""


AARD: dict[str, Aard] = {
    Rekeningsoort.BANK: Aard.ACTIVA,
    Rekeningsoort.KAS: Aard.ACTIVA,
    Rekeningsoort.ONDERWEG: Aard.ACTIVA,
    Rekeningsoort.OVERBOEKING: Aard.ACTIVA,
    Rekeningsoort.VORDERING: Aard.ACTIVA,
    Rekeningsoort.LASTEN: Aard.LASTEN,
    Rekeningsoort.SUBSIDIE: Aard.BATEN,
    Rekeningsoort.TERUGGAVE: Aard.BATEN,
    Rekeningsoort.COFINANCIERING: Aard.BATEN,
    Rekeningsoort.RENTE: Aard.BATEN,
    Rekeningsoort.BANKKOSTEN: Aard.LASTEN,
    Rekeningsoort.VREEMD: Aard.SCHULDEN,
    Rekeningsoort.BEGIN: Aard.EIGEN,
}

TEGENREKENING: dict[str, Rekeningsoort] = {
    Regelsoort.MUTATIE: Rekeningsoort.ONDERWEG,
    Regelsoort.SUBSIDIE: Rekeningsoort.SUBSIDIE,
    Regelsoort.TERUGGAVE: Rekeningsoort.TERUGGAVE,
    Regelsoort.BANKKOSTEN: Rekeningsoort.BANKKOSTEN,
    Regelsoort.RENTE: Rekeningsoort.RENTE,
    Regelsoort.OVERBOEKING: Rekeningsoort.OVERBOEKING,
    Regelsoort.COFINANCIERING: Rekeningsoort.COFINANCIERING,
    Regelsoort.VREEMD: Rekeningsoort.VREEMD,
}
"""Where the other half of an entry of the bank goes, by what the entry is."""


class Rekening(NamedTuple):
    """An account."""

    soort: Rekeningsoort
    naam: str = ""
    """Of lasten and vordering the id of the post, of a bank account its public name."""

    @property
    def aard(self) -> Aard:
        """On which side it stands."""
        return AARD[self.soort]


ONDERWEG = Rekening(Rekeningsoort.ONDERWEG)
BANK_ZONDER_BOEK = Rekening(Rekeningsoort.BANK)
