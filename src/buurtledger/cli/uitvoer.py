"""Printing a report in the format that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.model.bericht import zin

if TYPE_CHECKING:
    from buurtledger.stand.cijfers import Stand
    from buurtledger.stand.verloop import Verloop


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


def plaatjes(hier: Omgeving, stand: Stand, verlopen: Mapping[str, Verloop]) -> str:
    """The small pictures below a report, at a terminal only: in a pipe the text is the same on every machine."""
    if not hier.is_terminal:
        return ""
    from buurtledger.report import vonken

    return "\n" + "".join(f"{regel}\n" for regel in vonken.plaatjes(stand, verlopen, hier.taal, hier.scherm))
