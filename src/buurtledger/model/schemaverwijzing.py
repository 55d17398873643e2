"""Where an editor finds the JSON Schema of a file: in the ledger's own folder `schema/`, so without a network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

SCHEMA = "schema"
"""The folder, in a ledger and on the website."""

PLAATSEN: Mapping[str, str] = MappingProxyType(
    {
        "data/budget.yaml": "budget",
        "data/kernen/*.yaml": "kern",
        "data/resultaten/*/*.yaml": "resultaat",
        "data/bonnen/*/*.yaml": "logboek",
        "data/bank/*.yaml": "bank",
        "data/besluiten/*.yaml": "besluit",
        "data/voorstellen/*.yaml": "voorstel",
        "data/reacties/*.yaml": "reacties",
        "data/akkoorden/*.yaml": "akkoorden",
        "data/rollenakkoorden.yaml": "rollenakkoorden",
        "data/leersessies.yaml": "leersessies",
        "data/rollen.yaml": "rollen",
        "data/rectificaties.yaml": "rectificaties",
        "data/huisstijl.yaml": "huisstijl",
        "data/kascommissie.yaml": "kascommissie",
        "data/cofinanciering.yaml": "cofinanciering",
        "data/subsidie.yaml": "subsidie",
        "stad.yaml": "stad",
        "data/ideeen.yaml": "ideeen",
        "data/overeenkomsten.yaml": "overeenkomsten",
    }
)
"""Per pattern of paths the name of the schema (`buurtledger schema NAAM`)."""


def schemabestand(naam: str) -> str:
    """The path of a schema's file, in a ledger and on the website."""
    return f"{SCHEMA}/{naam}.json"


def verwijzing(pad: str) -> str:
    """The line above a new file by which editors (those with yaml-language-server) find its schema."""
    naam = next((naam for patroon, naam in PLAATSEN.items() if PurePosixPath(pad).match(patroon)), "")
    return f"# yaml-language-server: $schema={'../' * pad.count('/')}{schemabestand(naam)}\n" if naam else ""
