"""Finding the ledger's folder: the one that holds `data/budget.yaml`."""

from __future__ import annotations

from pathlib import Path

from buurtledger.model.begroting import BUDGET
from buurtledger.model.bericht import Bericht, zin


def vind_wortel(gegeven: str | None, hier: Path) -> Path | Bericht:
    """The ledger's folder: the given one, else the nearest going up from `hier`."""
    if gegeven is not None:
        wortel = Path(gegeven)
        if _is_grootboek(wortel):
            return wortel.resolve()
        return zin(
            "in {map} is geen grootboek: er is geen {budget}. Kies met --map de map waar data/ in staat",
            map=gegeven,
            budget=BUDGET,
        )
    for map_ in (hier, *hier.parents):
        if _is_grootboek(map_):
            return map_
    return zin(
        "hier is geen grootboek: in deze map en de mappen erboven is geen {budget}. "
        "Ga naar de map van het grootboek, of kies die met --map",
        budget=BUDGET,
    )


def _is_grootboek(map_: Path) -> bool:
    """Whether a folder holds a ledger. One that we may not look into does: else another's figures would be shown."""
    try:
        (map_ / BUDGET).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
