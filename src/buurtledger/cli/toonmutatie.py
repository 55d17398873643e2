"""A mutatie as it is shown to who says something of it: approves it, or judges it for the kascommissie."""

from __future__ import annotations

from buurtledger.cli.omgeving import Omgeving
from buurtledger.model.mutatie import Mutatie, Soort
from buurtledger.report.taal import schoon


def toon_mutatie(hier: Omgeving, mutatie: Mutatie) -> None:
    """Print all that a person needs to know it again."""
    hier.zeg()
    hier.zeg(
        hier.taal(
            "{nummer}: {soort} van {bedrag} bij {post}, {dag}: {tekst}",
            nummer=mutatie.nummer,
            soort=mutatie.soort,
            bedrag=mutatie.bedrag,
            post=mutatie.post,
            dag=mutatie.datum,
            tekst=schoon(mutatie.omschrijving),
        )
    )
    rest = [schoon(tekst) for tekst in (mutatie.leverancier, mutatie.notitie) if tekst]
    if mutatie.soort == Soort.BON:
        rest.append(hier.taal("met een scan") if mutatie.scan else hier.taal("geen scan"))
    if rest:
        hier.zeg(f"  {'; '.join(rest)}")
