"""The open data of the website: CSV with its Data Package description, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from buurtledger.report.besluiten import Besluitenlijst
from buurtledger.report.mutaties import Mutatielijst, Regel
from buurtledger.report.site.model import Site
from buurtledger.report.status import maak_status
from buurtledger.report.verantwoording import VerantwoordingVerslag
from buurtledger.report.vormen.csv import schrijf
from buurtledger.stand.ongedaan import zoek_ongedaan

_GETALLEN = {"begroot", "besteed", "uitbetaald", "te_verantwoorden", "vrij", "beschikbaar", "bedrag", "btw"}


def gegevens(site: Site) -> Iterator[tuple[str, bytes]]:
    """The data files by path."""
    overzicht = maak_status(site.stand, tijd_telt=False, bijdragen=site.boeken.bijdragen)
    regels = []
    for logboek in site.boeken.logboeken.values():
        stornos = zoek_ongedaan(logboek).stornos
        regels += [Regel(m, m.nummer in stornos) for m in logboek if m.datum <= site.op]
    tabellen = {
        "posten": overzicht.tabel(),
        "mutaties": Mutatielijst(tuple(regels)).tabel(),
        "verantwoording": VerantwoordingVerslag(site.stand, site.verteld).tabel(),
    }
    for naam, inhoud in tabellen.items():
        yield f"gegevens/{naam}.csv", schrijf(inhoud).encode()
    yield "gegevens/status.json", _json(overzicht.gegevens())
    yield "gegevens/besluiten.json", _json(Besluitenlijst(site.boeken.besluiten).gegevens())
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
                "schema": {"fields": [{"name": kolom.naam, "type": _soort(kolom.naam)} for kolom in inhoud.kolommen]},
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
