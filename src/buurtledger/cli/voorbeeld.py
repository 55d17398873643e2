"""`buurtledger voorbeeld`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from buurtledger.cli.omgeving import ONLEESBAAR, omgeving, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_, Bericht, zin

app = nieuwe_opdracht()


@app.command(cls=Opdracht, help=N_("Schrijf een verzonnen grootboek in een nieuwe map, om te proberen."))
def _voorbeeld(
    ctx: typer.Context,
    map_: Annotated[str, typer.Argument(metavar="MAP", help=N_("Een nieuwe of lege map."), show_default=False)],
) -> None:
    from buurtledger.store.voorbeeldverleden import schrijf_voorbeeld

    hier = omgeving(ctx)
    uitkomst = schrijf_voorbeeld(Path(map_))
    if isinstance(uitkomst, Bericht):
        stop(ONLEESBAAR, uitkomst)
    hier.zeg(hier.taal("Een verzonnen grootboek met {aantal} mutaties staat in {map}.", aantal=uitkomst, map=map_))
    if not (Path(map_) / ".git").exists():
        hier.waarschuw(zin("het is zonder geschiedenis, want git doet het hier niet"))
    hier.zeg(hier.taal("Kijk eens: buurtledger --map {map} status --op 2023-12-31", map=map_))
