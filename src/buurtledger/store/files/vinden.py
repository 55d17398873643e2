"""Finding the ledger's folder: the one that holds `data/budget.yaml`."""

from __future__ import annotations

from pathlib import Path

from buurtledger.model.begroting import BUDGET
from buurtledger.model.bericht import Bericht, zin


def vind_wortel(gegeven: str | None, hier: Path) -> Path | Bericht:
    """The ledger's folder: the given one, else the nearest going up from `hier`."""
    if gegeven is not None:
        wortel = Path(gegeven)
        if (wortel / BUDGET).exists():
            return wortel.resolve()
        return zin(
            "in {map} is geen grootboek: er is geen {budget}. Kies met --map de map waar data/ in staat",
            map=gegeven,
            budget=BUDGET,
        )
    for map_ in (hier, *hier.parents):
        if (map_ / BUDGET).exists():
            return map_
    return zin(
        "hier is geen grootboek: in deze map en de mappen erboven is geen {budget}. "
        "Ga naar de map van het grootboek, of kies die met --map",
        budget=BUDGET,
    )
