"""What the open data says of itself: a Data Package, with what each column is in a budget or in spending.

A Tabular Data Package (specs.frictionlessdata.io), which every reader of those takes, with the columns mapped as the
Fiscal Data Package 1.0rc1 has it (`columnType`, `normalize`, `extraFields`): all parts of that are optional. Each
column is described in English, as who reads such a file expects, and beside that in Dutch (`description@nl`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from buurtledger.export.tabellen import MUTATIES, POSTEN, Aard, Veld
from buurtledger.model.bericht import N_
from buurtledger.model.idnaam import id_van
from buurtledger.report.site.model import Site
from buurtledger.report.taal import Taal
from buurtledger.report.tabel import Tabel

_SOORTEN = {
    Aard.TEKST: "string",
    Aard.DAG: "date",
    Aard.BEDRAG: "number",
    Aard.SOM: "number",
    Aard.AANTAL: "integer",
    Aard.JA_NEE: "boolean",
}
_JA_NEE = {"trueValues": ["ja"], "falseValues": ["nee"]}

UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "posten": N_("elke post met zijn cijfers"),
        "mutaties": N_("elke bon en betaling"),
        "verantwoording": N_("wat elke post teruggaf"),
    }
)
"""Per file what is in it."""

_GEDEELD = {veld.naam: veld for veld in POSTEN.velden}
_VELDEN: Mapping[str, Mapping[str, Veld]] = MappingProxyType(
    {
        "posten": _GEDEELD,
        "mutaties": {veld.naam: veld for veld in MUTATIES.velden},
        "verantwoording": _GEDEELD
        | {
            "resultaat": Veld("resultaat", Aard.JA_NEE, N_("of de post vertelde wat er met het geld gedaan is")),
            "leersessies": Veld("leersessies", Aard.AANTAL, N_("aantal leersessies waarop de post vertelde")),
            "mist": Veld("mist", Aard.TEKST, N_("wat er nog gevraagd wordt: bonnen, resultaat, leersessie")),
        },
    }
)
"""Per file its columns, by name: those that the tables for other programs have too."""

_BEGROTING: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "gebied": {"columnType": "functional-classification:generic:level1:code"},
        "post": {"columnType": "functional-classification:generic:level2:code"},
        "naam": {"columnType": "functional-classification:generic:level2:label"},
        "begroot": {"normalize": {"fase": "adjusted"}},
        "besteed": {"normalize": {"fase": "executed"}},
    }
)
_UITGAVEN: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "id": {"columnType": "transaction-id:code"},
        "post": {"columnType": "functional-classification:generic:level2:code"},
        "datum": {"columnType": "date:generic"},
        "bedrag": {"columnType": "value"},
        "omschrijving": {"columnType": "activity:generic:contract:description"},
        "leverancier": {"columnType": "recipient:generic:name"},
        "soort": {"columnType": "economic-classification:generic:code"},
    }
)
_FISCAAL = {"posten": _BEGROTING, "mutaties": _UITGAVEN}
"""Per file what its columns are in a budget, and in spending."""


def datapackage(site: Site, tabellen: Mapping[str, Tabel], taal: Taal) -> dict[str, object]:
    """The descriptor of the files. `taal` is that of the words beside the Dutch ones.

    A licence is named where the neighbourhood chose one, and never made up.
    """
    stijl = site.huisstijl
    pakket: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": id_van(site.plan.naam) or "buurtledger",
        "title": site.plan.naam,
        "description": f"{site.plan.naam}, {site.op.isoformat()}",
        "languages": ["en", "nl"],
        "version": site.commit or site.op.isoformat(),
    }
    if stijl.adres:
        pakket["homepage"] = stijl.adres
    if stijl.licentie:
        pakket["licenses"] = [{"name": stijl.licentie, "path": f"https://spdx.org/licenses/{stijl.licentie}.html"}]
    bronnen = [{"title": site.plan.bron}] if site.plan.bron else []
    if stijl.bron:
        bronnen.append({"title": "git", "path": stijl.bron})
    if bronnen:
        pakket["sources"] = bronnen
    if stijl.wie:
        pakket["contributors"] = [{"title": stijl.wie, "role": "publisher"}]
    pakket["resources"] = [
        {
            "name": naam,
            "path": f"{naam}.csv",
            **_in_twee_talen(UITLEG[naam], taal),
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "mediatype": "text/csv",
            "schema": _schema(site, naam, tabel, taal),
        }
        for naam, tabel in tabellen.items()
    ]
    return pakket


def _schema(site: Site, naam: str, tabel: Tabel, taal: Taal) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_veld(naam, kolom.naam, taal) for kolom in tabel.kolommen],
        "missingValues": [""],
    }
    looptijd = site.stand.begroting.looptijd
    munt = {"name": "munt", "type": "string", "columnType": "value-currency:code", "constant": "EUR"}
    if naam == "posten":
        schema["primaryKey"] = ["post"]
        dagen = (("van", "activity-start", looptijd.van), ("tot_en_met", "activity-end", looptijd.tot_en_met))
        schema["extraFields"] = [
            {"name": "bedrag", "type": "number", "columnType": "value", "normalizationTarget": True},
            {"name": "fase", "type": "string", "columnType": "phase:id"},
            munt,
            {"name": "richting", "type": "string", "columnType": "direction", "constant": "expenditure"},
            *(
                {"name": naam_, "type": "date", "columnType": f"date:fiscal:{soort}", "constant": dag.isoformat()}
                for naam_, soort, dag in dagen
            ),
        ]
    elif naam == "mutaties":
        schema["extraFields"] = [munt]
    return schema


def _veld(bestand: str, naam: str, taal: Taal) -> dict[str, object]:
    veld = _VELDEN[bestand][naam]
    return {
        "name": naam,
        "type": _SOORTEN[veld.aard],
        **(_JA_NEE if veld.aard is Aard.JA_NEE else {}),
        **_in_twee_talen(veld.uitleg, taal),
        **_FISCAAL.get(bestand, {}).get(naam, {}),
    }


def _in_twee_talen(nederlands: str, taal: Taal) -> dict[str, str]:
    return {"description": taal(nederlands), "description@nl": nederlands}
