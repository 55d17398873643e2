"""What the kluis knows of volunteers: `vrijwilligers.json`. Nothing of it may reach the ledger."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.geld import plat
from buurtledger.model.rollen import Rollen
from buurtledger.model.vrijwilligers import Elders, Vrijwilligers
from buurtledger.store.kluis.geheim import lees_geheim, schrijf_geheim
from buurtledger.store.kluis.plek import VRIJWILLIGERS
from buurtledger.store.kluis.sleutels import Sleutel

_FORMAAT = 1


def lees_vrijwilligers(kluis: Path, sleutel: Sleutel | None) -> Vrijwilligers | Bericht:
    """What is known; nothing when there is no file, or why it cannot be read."""
    inhoud = lees_geheim(kluis, VRIJWILLIGERS, sleutel)
    if inhoud is None or isinstance(inhoud, Bericht):
        return Vrijwilligers() if inhoud is None else inhoud
    try:
        return uit_json(json.loads(inhoud))
    except (ValueError, RecursionError):
        return _ONLEESBAAR


_ONLEESBAAR = zin("{bestand} in de kluis is niet te lezen; zet het terug uit een kopie", bestand=VRIJWILLIGERS)


def uit_json(gelezen: Any) -> Vrijwilligers | Bericht:
    """What is known, from JSON; or why it cannot be read."""
    try:
        if gelezen["formaat"] != _FORMAAT:
            return zin("{bestand} in de kluis is van een andere versie van buurtledger", bestand=VRIJWILLIGERS)
        return Vrijwilligers(
            tuple(str(naam) for naam in gelezen["namen"]),
            {str(nummer): str(naam) for nummer, naam in gelezen["bij"].items()},
            tuple(
                Elders(str(e["naam"]), date.fromisoformat(e["datum"]), _bedrag(e["bedrag"]), str(e["waar"]))
                for e in gelezen["elders"]
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError, InvalidOperation):
        return _ONLEESBAAR


def _bedrag(tekst: object) -> Decimal:
    bedrag = Decimal(str(tekst))
    if not bedrag.is_finite():
        raise ValueError(tekst)
    return bedrag


def schrijf_vrijwilligers(kluis: Path, weet: Vrijwilligers, rollen: Rollen) -> Bericht | None:
    """Keep it, at one stroke; or why that cannot be done."""
    inhoud = json.dumps(als_json(weet), ensure_ascii=False, indent=1, sort_keys=True).encode()
    return schrijf_geheim(kluis, VRIJWILLIGERS, inhoud, rollen)


def als_json(weet: Vrijwilligers) -> dict[str, object]:
    """All of it, as it is kept."""
    return {
        "formaat": _FORMAAT,
        "namen": list(weet.namen),
        "bij": dict(weet.bij),
        "elders": [
            {"naam": e.naam, "datum": e.datum.isoformat(), "bedrag": plat(e.bedrag), "waar": e.waar}
            for e in weet.elders
        ],
    }
