"""The journal for hledger: `hledger -f BESTAND bal --budget`, `hledger check --strict`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from buurtledger.export import regels
from buurtledger.export.journaal import Gebeurtenis, Journaal, Saldo, Transactie

_SOORT = {
    "Activa": "A",
    "Activa:Bank": "C",
    "Activa:Kas": "C",
    "Vorderingen": "A",
    "Lasten": "X",
    "Bankkosten": "X",
    "Baten": "R",
    "Schulden": "L",
    "Eigen vermogen": "E",
}
"""hledger's own letters for the kinds of account; what lies below one is of its kind."""


def maak(journaal: Journaal) -> Iterator[str]:
    """The file, in pieces."""
    yield from regels.kop(journaal.naam, "hledger")
    yield "decimal-mark .\ncommodity 1000.00 EUR\n\n"
    yield from (f"account {naam}  ; type:{soort}\n" for naam, soort in _SOORT.items())
    for rekening in journaal.rekeningen:
        naam = regels.naam_van(rekening)
        if naam not in _SOORT:
            wie = journaal.namen.get(rekening.naam, "")
            yield f"account {naam}  ; {regels.waarde(wie)}\n" if wie else f"account {naam}\n"
    yield "\n"
    for stuk in journaal.stukken:
        match stuk:
            case Transactie():
                yield regels.transactie(stuk)
            case Saldo():
                yield regels.saldo(stuk)
            case Gebeurtenis():
                if stuk.begroot:
                    yield regels.begroot(stuk, f"{stuk.datum}..{stuk.datum + timedelta(days=1)}")
                yield regels.gebeurtenis(stuk)
