"""What the commands of `verslag` share: making the report, and drawing it in a format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from buurtledger.cli.lezen import of_stop
from buurtledger.cli.omgeving import FOUTEN, Omgeving, Stop
from buurtledger.handelingen import verslag
from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.model.bericht import N_
from buurtledger.report.rapport import Rapport
from buurtledger.report.verslag.model import Verslag
from buurtledger.report.verslag.waarde import Verslagwaarde
from buurtledger.report.vormen import Weergave, vorm

OndanksFouten = Annotated[
    bool,
    typer.Option(
        "--ondanks-fouten", help=N_("Ook als check fouten vindt; het verslag noemt ze, en verklaart dan niets.")
    ),
]


def gemaakt(hier: Omgeving, maak: Callable[[], Verslag | Bezwaar], ondanks_fouten: bool) -> Verslag:
    """The report; stops where there is none, or the books have fouten and nobody said to make it all the same."""
    with hier.bezig(hier.taal("Het verslag maken…")):
        uitkomst = maak()
    model = of_stop(hier, uitkomst)
    bezwaar = verslag.bezwaar_tegen_fouten(model, ondanks_fouten=ondanks_fouten)
    if bezwaar is not None:
        einde = Stop(FOUTEN, bezwaar.bericht, bezwaar.bevindingen)
        einde.wortel = hier.wortel
        raise einde
    return model


def teken(hier: Omgeving, model: Verslag, formaat: str, rapport: Rapport | None = None) -> bytes:
    """The bytes of a report, or of a part of it, in a format."""
    inhoud = vorm(formaat).maak(rapport or model, _weergave(hier, model))
    return inhoud.encode() if isinstance(inhoud, str) else inhoud


def _weergave(hier: Omgeving, model: Verslagwaarde) -> Weergave:
    commit = model.commit or hier.taal("nog niet vastgelegd in git")
    return Weergave(
        hier.taal.gedrukt,
        hier.scherm,
        model.huisstijl,
        naam=model.stand.begroting.naam,
        onderschrift=hier.taal("Gemaakt van commit {commit}.", commit=commit),
    )
