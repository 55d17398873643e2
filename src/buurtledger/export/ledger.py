"""The journal for ledger: `ledger -f BESTAND budget Lasten`, `ledger --strict --pedantic`."""

from __future__ import annotations

from collections.abc import Iterator

from buurtledger.export import regels
from buurtledger.export.journaal import Gebeurtenis, Journaal, Saldo, Transactie


def maak(journaal: Journaal) -> Iterator[str]:
    """The file, in pieces."""
    yield from regels.kop(journaal.naam, "ledger")
    yield "commodity EUR\n    format 1000.00 EUR\n\n"
    # With --pedantic a name that was not declared is an error: the same holds for tags.
    yield from (f"tag {veld}\n" for veld in regels.VELDEN)
    yield f"\naccount {regels.LASTEN}\n"
    for rekening in journaal.rekeningen:
        wie = regels.tekst(journaal.namen.get(rekening.naam, ""))
        yield f"account {regels.naam_van(rekening)}\n" + (f"    note {wie}\n" if wie else "")
    yield "\n"
    for stuk in journaal.stukken:
        match stuk:
            case Transactie():
                yield regels.transactie(stuk)
            case Saldo():
                yield regels.saldo(stuk)
            case Gebeurtenis():
                if stuk.begroot:
                    # ledger wants an interval, and shows what was spent beside it only within one: so a long one.
                    yield regels.begroot(stuk, f"every 100 years from {stuk.datum}")
                yield regels.gebeurtenis(stuk)
