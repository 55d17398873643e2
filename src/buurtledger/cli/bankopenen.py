"""What every command of the bank begins with: the kluis, the key, the books, and what git is told afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from buurtledger.cli.extra import vereis
from buurtledger.cli.kluismap import gekozen_kluis, houd_kluis, kluis_of_stop, sleutel_of_stop
from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import Omgeving
from buurtledger.cli.vastleggen import alleen_geschreven, vastgelegd
from buurtledger.handelingen.bank.openen import Bank, open_bank
from buurtledger.model.bank import bankbestand
from buurtledger.model.bericht import Bericht


def bank_of_stop(hier: Omgeving) -> Bank:
    """The bank, opened with the kluis; stops where there is none, since without it nothing is known of the account.

    Held until the command ends: of two at once the second reads what the first wrote, else both would read a statement
    in, or pay.
    """
    kluis = kluis_of_stop(hier.wortel)
    houd_kluis(hier, kluis)
    return _open(hier, kluis)


def bank_of_niets(hier: Omgeving) -> Bank | None:
    """The same for what only looks, and can do without: None where no kluis is set."""
    kluis = gekozen_kluis(hier.wortel)
    return None if kluis is None else _open(hier, kluis)


def _open(hier: Omgeving, kluis: Path) -> Bank:
    vereis("lxml", "bank")
    return of_stop(hier, open_bank(hier.wortel, kluis, sleutel_of_stop()))


@contextmanager
def boeken_vastgelegd(hier: Omgeving, namen: Iterable[str], boodschap: Bericht, *, commit: bool) -> Iterator[None]:
    """Commit, where asked, what is written to these books within the block."""
    bestanden = tuple(map(bankbestand, namen))
    if not commit:
        with alleen_geschreven(hier, bestanden):
            yield
        return
    with ExitStack() as stapel:
        for bestand in bestanden:
            stapel.enter_context(vastgelegd(hier, bestand, boodschap, commit=True))
        yield
