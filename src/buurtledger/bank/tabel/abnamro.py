"""ABN AMRO: TAB without a head, and the table that is made of its spreadsheet. Balances before and after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from buurtledger.bank.mt940.abnamro import lees_tekst
from buurtledger.bank.mt940.sepa import is_sepa, lees
from buurtledger.bank.mt940.tekst import Regels
from buurtledger.bank.tabel.rij import IS_GETAL, Dialect, Kolommen, Rij

_TAB = ("rekening", "munt", "dag", "voor", "na", "valutadag", "bedrag", "tekst")


def _lees(k: Kolommen) -> Rij:
    tekst = k("tekst", "description", "omschrijving")
    verteld = lees(Regels([tekst])) if is_sepa(Regels([tekst])) else lees_tekst(" ".join(tekst.split()))
    return Rij(
        rekening=k("rekening", "accountnumber", "rekeningnummer"),
        dag=k("dag", "transactiondate", "transactiedatum"),
        bedrag=k("bedrag", "amount", "transactiebedrag"),
        munt=k("munt", "mutationcode", "muntsoort"),
        valutadag=k("valutadag", "valuedate", "rentedatum"),
        voor=k("voor", "startsaldo", "beginsaldo"),
        na=k("na", "endsaldo", "eindsaldo"),
        kenmerk=verteld.kenmerk,
        tegenrekening=verteld.tegenrekening,
        naam=verteld.naam,
        omschrijving=verteld.omschrijving,
    )


def _past(cellen: Sequence[str]) -> bool:
    return (
        len(cellen) == len(_TAB)
        and re.fullmatch(r"[A-Z]{3}", cellen[1].strip()) is not None
        and all(re.fullmatch(r"[0-9]{8}", cellen[nr].strip()) for nr in (2, 5))
        and all(IS_GETAL.fullmatch(cellen[nr].strip()) for nr in (3, 4, 6))
    )


DIALECT = Dialect(
    "ABN AMRO",
    (
        frozenset({"accountnumber", "mutationcode", "transactiondate", "startsaldo", "endsaldo", "amount"}),
        frozenset({"rekeningnummer", "muntsoort", "transactiedatum", "beginsaldo", "eindsaldo", "transactiebedrag"}),
    ),
    _lees,
    _past,
    _TAB,
)
