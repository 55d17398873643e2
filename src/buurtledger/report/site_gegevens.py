"""The open data of the website: CSV with its Data Package description, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from buurtledger.report import mutaties, status, tabel, verantwoording
from buurtledger.report.besluiten import lijst_json
from buurtledger.report.mutaties import Regel
from buurtledger.report.verantwoording import VerantwoordingVerslag
from buurtledger.stand.ongedaan import zoek_ongedaan

if TYPE_CHECKING:
    from buurtledger.report.site import Site

_GETALLEN = {"begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "beschikbaar", "bedrag", "btw"}


def gegevens(site: Site) -> Iterator[tuple[str, bytes]]:
    """The data files by path."""
    overzicht = status.maak_status(site.stand, tijd_telt=False, bijdragen=site.boeken.bijdragen)
    regels = []
    for logboek in site.boeken.logboeken.values():
        stornos = zoek_ongedaan(logboek).stornos
        regels += [Regel(m, m.nummer in stornos) for m in logboek if m.datum <= site.op]
    tabellen = {
        "posten": status.als_tabel(overzicht),
        "mutaties": mutaties.als_csv_tabel(regels),
        "verantwoording": verantwoording.als_tabel(VerantwoordingVerslag(site.stand, site.verteld)),
    }
    for naam, inhoud in tabellen.items():
        yield f"gegevens/{naam}.csv", tabel.als_csv(inhoud).encode()
    yield "gegevens/status.json", _json(status.als_json(overzicht))
    yield "gegevens/besluiten.json", _json(lijst_json(site.boeken.besluiten))
    # https://specs.frictionlessdata.io/data-package/
    pakket: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "buurtledger",
        "title": site.plan.naam,
        "version": site.commit or site.op.isoformat(),
        "resources": [
            {
                "name": naam,
                "path": f"{naam}.csv",
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": {"fields": [{"name": veld, "type": _soort(veld)} for veld in inhoud.namen]},
            }
            for naam, inhoud in tabellen.items()
        ],
    }
    yield "gegevens/datapackage.json", _json(pakket)


def _soort(veld: str) -> str:
    if veld in _GETALLEN:
        return "number"
    return {"datum": "date", "leersessies": "integer"}.get(veld, "string")


def _json(waarde: dict[str, object]) -> bytes:
    return (json.dumps(waarde, ensure_ascii=False, indent=1) + "\n").encode()
