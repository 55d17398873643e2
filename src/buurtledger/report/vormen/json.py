"""A report as JSON, for programs: the stable form of the contract."""

from __future__ import annotations

import json

from buurtledger.model.bericht import Bericht
from buurtledger.report.rapport import Rapport
from buurtledger.report.taal import Taal
from buurtledger.report.vormen import Weergave

NODIG = ()


def maak(rapport: Rapport, weergave: Weergave) -> str:
    """The data of the report."""
    return schrijf(rapport.gegevens(), weergave.taal)


def schrijf(gegevens: object, taal: Taal, inspringing: int = 2) -> str:
    """Data as JSON, its sentences said in a language."""
    return json.dumps(_zeg(gegevens, taal), ensure_ascii=False, indent=inspringing) + "\n"


def _zeg(waarde: object, taal: Taal) -> object:
    match waarde:
        case Bericht():
            return taal.zeg(waarde)
        case dict():
            return {naam: _zeg(deel, taal) for naam, deel in waarde.items()}
        case list():
            return [_zeg(deel, taal) for deel in waarde]
        case _:
            return waarde
