"""Finding one mutatie by its id, without understanding the lines that are not it."""

from __future__ import annotations

from pathlib import Path

from buurtledger.model.mutatie import Mutatie
from buurtledger.store.files.bestand import lees_bytes, onderliggend
from buurtledger.store.grootboek import lees_een_logboek
from buurtledger.store.planlezen import post_van


def zoek_nummer(wortel: Path, nummer: str) -> Mutatie | None:
    """The mutatie of an id; None when no readable line has it."""
    for pad in onderliggend(wortel, "data/bonnen"):
        post = post_van(pad)
        inhoud = lees_bytes(wortel, pad) if post else b""
        if post and isinstance(inhoud, bytes) and nummer.encode() in inhoud:
            for mutatie in lees_een_logboek(wortel, post).mutaties:
                if mutatie.nummer == nummer:
                    return mutatie
    return None
