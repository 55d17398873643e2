"""Judgements of the kascommissie in a sentence, wherever one is shown."""

from __future__ import annotations

from buurtledger.model.kascommissie import Oordeel
from buurtledger.report.taal import Taal


def gezegd(oordelen: tuple[Oordeel, ...], taal: Taal) -> str:
    """Judgements in a sentence: each with its day and who."""
    zinnen = (
        taal("{dag}, {door}: {oordeel}", dag=o.datum, door=o.door or taal("onbekend"), oordeel=o.oordeel)
        for o in oordelen
    )
    return "; ".join(zinnen)
