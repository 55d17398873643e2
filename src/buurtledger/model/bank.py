"""The public book of an account, `data/bank/<rekening>.yaml`: statements, what their entries are, and counts of cash.

No account number and nothing of the other side stands in it. A line never changes: a correction is a storno and a new
line, as in a logboek.
"""

# No `from __future__ import annotations`: the forms of the lines are made from these declarations.

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple

from buurtledger.model.bericht import zin
from buurtledger.model.geld import NUL
from buurtledger.model.merken import Buiten
from buurtledger.model.regelboek import Regelboek, Regelstorno
from buurtledger.model.velden import (
    BedragMetTeken,
    Datum,
    HeelGetal,
    Kenmerk,
    KeuzeVeld,
    Nummer,
    Saldo,
    Scan,
    Tekst2000,
)

BANK = "data/bank"
"""The folder, relative to the ledger's."""
KAS = "kas"
"""The petty cash: a book like the others, with counts instead of statements."""


class Regelsoort(StrEnum):
    """What an entry is."""

    MUTATIE = "mutatie"
    """It pays, or brings in, one or more mutaties of any posten."""
    SUBSIDIE = "subsidie"
    """Received of the subsidy."""
    TERUGGAVE = "teruggave"
    """Subsidy paid back to the city."""
    BANKKOSTEN = "bankkosten"
    RENTE = "rente"
    OVERBOEKING = "overboeking"
    """To or from another own account or the petty cash."""
    COFINANCIERING = "cofinanciering"
    """Received from others."""
    VREEMD = "vreemd"
    """Not ours; a notitie says what it is."""


ZONDER_VAN = (
    *(Regelsoort.SUBSIDIE, Regelsoort.TERUGGAVE, Regelsoort.BANKKOSTEN),
    *(Regelsoort.RENTE, Regelsoort.COFINANCIERING, Regelsoort.VREEMD),
)
"""The kinds that refer to nothing."""


class Sleutelmerk(NamedTuple):
    """By which secret key the kenmerken were made: the HMAC of the word buurtledger."""

    merk: Kenmerk
    datum: Datum
    lijn: Annotated[int, Buiten()] = 0


class Afschrift(NamedTuple):
    """The days of an account that a bank's file covers: the balances, and how many entries there are."""

    nummer: Nummer
    van: Datum
    tot_en_met: Datum
    beginsaldo: Saldo
    eindsaldo: Saldo
    """None where the file has no balances: then it proves nothing."""
    regels: HeelGetal
    scan: Scan = ""
    """The file in the kluis."""
    lijn: Annotated[int, Buiten()] = 0


class Bankregel(NamedTuple):
    """What one entry of the bank, or one movement of cash, is."""

    nummer: Nummer
    datum: Datum
    bedrag: BedragMetTeken
    """Signed as on the bank: out is negative."""
    soort: Annotated[str, KeuzeVeld(*(soort.value for soort in Regelsoort))]
    kenmerk: Kenmerk = ""
    """By which the entry is known again; cash has none."""
    van: tuple[Nummer, ...] = ()
    notitie: Tekst2000 = ""
    lijn: Annotated[int, Buiten()] = 0


class Telling(NamedTuple):
    """The cash as it was counted."""

    nummer: Nummer
    datum: Datum
    saldo: Saldo
    lijn: Annotated[int, Buiten()] = 0


Bankboekregel = Sleutelmerk | Afschrift | Bankregel | Regelstorno | Telling

BANKBOEK = Regelboek(
    zin("regel van de bank"),
    {
        "sleutelmerk": Sleutelmerk,
        "afschrift": Afschrift,
        "bankregel": Bankregel,
        "storno": Regelstorno,
        "telling": Telling,
    },
    {
        Sleutelmerk: ("datum",),
        Afschrift: ("van", "tot_en_met", "beginsaldo", "eindsaldo", "regels", "scan?"),
        Bankregel: ("datum", "bedrag", "kenmerk?", "soort", "van?", "notitie?"),
        Regelstorno: ("van", "datum", "reden"),
        Telling: ("datum", "saldo"),
    },
    zin("laat buurtledger de regel schrijven: buurtledger bank --help; zie docs/bestanden.md"),
)
"""How the lines of a book are read and written."""


class Bankboek(NamedTuple):
    """All lines of one account, in the file's order."""

    naam: str
    """Its public name; `kas` is the petty cash."""
    regels: tuple[Bankboekregel, ...] = ()

    @property
    def bestand(self) -> str:
        """The file, relative to the ledger's folder."""
        return bankbestand(self.naam)

    @property
    def is_kas(self) -> bool:
        """Whether it is the petty cash."""
        return self.naam == KAS


class Geldig:
    """The lines of a book that are not undone, sorted out."""

    def __init__(self, boek: Bankboek) -> None:
        self.boek = boek
        self.stornos = tuple(regel for regel in boek.regels if isinstance(regel, Regelstorno))
        weg = {storno.van for storno in self.stornos}
        self.afschriften = tuple(
            sorted(
                (r for r in boek.regels if isinstance(r, Afschrift) and r.nummer not in weg),
                key=lambda a: (a.van, a.tot_en_met),
            )
        )
        self.bankregels = tuple(r for r in boek.regels if isinstance(r, Bankregel) and r.nummer not in weg)
        self.tellingen = tuple(
            sorted((r for r in boek.regels if isinstance(r, Telling) and r.nummer not in weg), key=lambda t: t.datum)
        )

    @cached_property
    def sleutelmerk(self) -> str:
        """By which key its kenmerken were made; empty when no line says so."""
        return next((regel.merk for regel in self.boek.regels if isinstance(regel, Sleutelmerk)), "")

    @cached_property
    def op_kenmerk(self) -> dict[str, Bankregel]:
        """The lines by the entry that they explain."""
        return {regel.kenmerk: regel for regel in self.bankregels if regel.kenmerk}


def dag_van(regel: Bankboekregel) -> date:
    """The day that a line tells of; of a statement its last."""
    return regel.tot_en_met if isinstance(regel, Afschrift) else regel.datum


def bankbestand(naam: str) -> str:
    """The file of an account's book, relative to the ledger's folder."""
    return f"{BANK}/{naam}.yaml"


def som_van(regels: Sequence[Bankregel]) -> Decimal:
    """What lines come to."""
    return sum((regel.bedrag for regel in regels), NUL)
