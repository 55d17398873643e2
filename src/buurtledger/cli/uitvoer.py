"""Printing a report in the format that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, Omgeving, stop
from buurtledger.cli.stromen import schrijf_uit
from buurtledger.model.bericht import zin
from buurtledger.report.vormen import GEWOON, Weergave, vorm

if TYPE_CHECKING:
    from buurtledger.report.rapport import Rapport


def toon(hier: Omgeving, formaat: str, rapport: Rapport, vormen: tuple[str, ...] = GEWOON) -> None:
    """Print a report; `vormen` are the formats that the command takes. A terminal gets its text drawn."""
    eis_vorm(formaat, vormen)
    gekozen = "scherm" if formaat == "tekst" and hier.is_terminal else formaat
    uitkomst = vorm(gekozen).maak(rapport, Weergave(hier.taal, hier.scherm))
    assert isinstance(uitkomst, str)
    schrijf_uit(uitkomst)


def eis_vorm(formaat: str, vormen: tuple[str, ...]) -> None:
    """Stop when a format is not among these, or when what it needs is not installed."""
    if formaat not in vormen:
        stop(
            VERKEERD_GEROEPEN,
            zin("het formaat {formaat} is er niet; kies uit {vormen}", formaat=formaat, vormen=vormen),
        )
    if nodig := vorm(formaat).NODIG:
        from buurtledger.cli.extra import vereis

        for module in nodig:
            vereis(module, "rapport")
