"""Reading the ledger for a command that prints figures: all of it, or none and a stop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from buurtledger.cli.omgeving import weiger
from buurtledger.model.begroting import Begroting
from buurtledger.model.bericht import zin
from buurtledger.model.boeken import Boeken
from buurtledger.stand.kwartaalstand import bekend
from buurtledger.stand.verloop import Verloop, maak_verloop
from buurtledger.store.boeken import lees_boeken, verhinderingen


def lees_alles(wortel: Path) -> tuple[Begroting, Boeken]:
    """The begroting and every mutatie; stops when a figure could be wrong for want of a line."""
    boeken = lees_boeken(wortel)
    if gevonden := verhinderingen(boeken):
        weiger(wortel, zin("het grootboek is niet helemaal te lezen, dus er zijn geen cijfers"), gevonden)
    assert boeken.begroting is not None
    return boeken.begroting, boeken


def lees_standen(wortel: Path, bekend_op: date | None) -> tuple[Begroting, Mapping[str, Verloop]]:
    """The begroting, and per post how its figures went, by what was known on a day."""
    begroting, boeken = lees_alles(wortel)
    return begroting, verlopen_van(boeken, bekend_op)


def verlopen_van(boeken: Boeken, bekend_op: date | None) -> Mapping[str, Verloop]:
    """Per post how its figures went."""
    return {post: maak_verloop(bekend(logboek, bekend_op)) for post, logboek in boeken.logboeken.items()}
