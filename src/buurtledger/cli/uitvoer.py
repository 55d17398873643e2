"""Printing a report in the format that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, stop
from buurtledger.model.bericht import zin


def toon(formaat: str, vormen: Mapping[str, Callable[[], str | dict[str, object]]]) -> None:
    """Print a report; `vormen` has for each format what makes the text, or the data of the JSON."""
    if formaat not in vormen:
        stop(
            VERKEERD_GEROEPEN,
            zin("het formaat {formaat} is er niet; kies uit {vormen}", formaat=formaat, vormen=tuple(vormen)),
        )
    uitkomst = vormen[formaat]()
    if isinstance(uitkomst, dict):
        import json

        uitkomst = json.dumps(uitkomst, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.write(uitkomst)
