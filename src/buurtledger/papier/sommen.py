"""What stands in an e-invoice, whichever way it is spelled."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from buurtledger.model.papier import Plek


class Sommen(NamedTuple):
    """The amounts of an e-invoice, each None where it is not said."""

    regels: tuple[Decimal | None, ...]
    """Of each line, without VAT."""
    netto: Decimal | None
    """What they are together."""
    kortingen: Decimal
    toeslagen: Decimal
    zonder_btw: Decimal | None
    btw: Decimal | None
    btw_delen: tuple[Decimal, ...]
    """Per rate."""
    met_btw: Decimal | None
    vooruit: Decimal
    afronding: Decimal
    te_betalen: Decimal | None


class Efactuur(NamedTuple):
    """What stands in an e-invoice, before it is judged."""

    soort: str
    code: str
    munt: str
    munten: frozenset[str]
    """Of its amounts."""
    nummer: str
    dag: date | None
    verkoper: str
    waren: tuple[str, ...]
    sommen: Sommen
    plekken: dict[str, Plek]
    """Of totaal, dag, leverancier, btw and nummer."""
