"""`buurtledger schema`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from buurtledger.cli.omgeving import VERKEERD_GEROEPEN, stop
from buurtledger.cli.opdrachten import Opdracht, nieuwe_opdracht
from buurtledger.model.bericht import N_, zin

app = nieuwe_opdracht()


def _schemas() -> dict[str, Callable[[], dict[str, Any]]]:
    from buurtledger.model.begrotingsvorm import BudgetVorm
    from buurtledger.model.besluitvorm import BesluitVorm
    from buurtledger.model.huisstijlvorm import HuisstijlVorm
    from buurtledger.model.kascommissievorm import KascommissieVorm
    from buurtledger.model.logboekregel import Logboek
    from buurtledger.model.rectificatievorm import RectificatiesVorm
    from buurtledger.model.rollenvorm import RollenVorm
    from buurtledger.model.verantwoordingsvorm import CofinancieringVorm, KernVorm, LeersessiesVorm, ResultaatVorm

    return {
        "budget": BudgetVorm.model_json_schema,
        "kern": KernVorm.model_json_schema,
        "logboek": Logboek.json_schema,
        "besluit": BesluitVorm.model_json_schema,
        "resultaat": ResultaatVorm.model_json_schema,
        "leersessies": LeersessiesVorm.model_json_schema,
        "rollen": RollenVorm.model_json_schema,
        "rectificaties": RectificatiesVorm.model_json_schema,
        "huisstijl": HuisstijlVorm.model_json_schema,
        "kascommissie": KascommissieVorm.model_json_schema,
        "cofinanciering": CofinancieringVorm.model_json_schema,
    }


@app.command(
    cls=Opdracht,
    help=N_("De vorm van een soort bestand als JSON Schema; zonder naam van alle soorten."),
)
def _schema(
    naam: Annotated[
        str | None,
        typer.Argument(metavar="[NAAM]", help=N_("Welk bestand, zoals budget of logboek."), show_default=False),
    ] = None,
) -> None:
    import json

    schemas = _schemas()
    if naam is not None and naam not in schemas:
        stop(VERKEERD_GEROEPEN, zin("het schema {naam} is er niet; kies uit {namen}", naam=naam, namen=tuple(schemas)))
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    gekozen = (
        {**dialect, **schemas[naam]()} if naam else {soort: {**dialect, **maak()} for soort, maak in schemas.items()}
    )
    typer.echo(json.dumps(gekozen, ensure_ascii=False, indent=2))
