"""The time zone that the plan names, without reading the plan where it names none."""

from __future__ import annotations

from pathlib import Path

from buurtledger.model.begroting import BUDGET
from buurtledger.model.bevinding import Bevinding
from buurtledger.model.tijdzone import GEWOON
from buurtledger.store.files.bestand import lees_bytes


def tijdzone_van(wortel: Path) -> str:
    """The zone of a ledger; that of Amsterdam when the plan names none, or cannot be read."""
    inhoud = lees_bytes(wortel, BUDGET)
    if isinstance(inhoud, Bevinding) or b"tijdzone" not in inhoud:
        return GEWOON
    from buurtledger.store.snel.standen import lees_plan_vlug

    plan = lees_plan_vlug(wortel)
    return plan.begroting.tijdzone if plan.begroting else GEWOON
