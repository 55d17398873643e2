"""What lies beside the books for who writes in them with an editor: JSON Schemas, and a task that judges a file."""

from __future__ import annotations

import json
from pathlib import Path

from buurtledger.model.bericht import Bericht, zin
from buurtledger.model.bestandsvormen import schemas
from buurtledger.model.schemaverwijzing import PLAATSEN, schemabestand
from buurtledger.store.files.bestand import symlink_op_weg
from buurtledger.store.files.wegschrijven import maak_nieuw, vervang

_VSCODE = ".vscode"
_TAAK = "buurtledger: dit bestand nakijken"
_UITBREIDINGEN = ("redhat.vscode-yaml", "gruntfuggly.triggertaskonsave")
"""The extensions of VS Code that use the schemas, and that run a task at every save."""


def van_mensen() -> dict[str, str]:
    """What people may change to their liking, by path: settings of VS Code."""
    per_schema: dict[str, list[str]] = {}
    for patroon, naam in PLAATSEN.items():
        per_schema.setdefault(schemabestand(naam), []).append(patroon)
    taak = {
        "label": _TAAK,
        "type": "process",
        "command": "buurtledger",
        "args": ["check", "${file}", "--formaat", "github"],
        "presentation": {"reveal": "never"},
        "problemMatcher": {
            "owner": "buurtledger",
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": {
                "regexp": "^::(error|warning) file=([^,]+),line=(\\d+),col=(\\d+),title=([^:]*)::(.*)$",
                "severity": 1,
                "file": 2,
                "line": 3,
                "column": 4,
                "code": 5,
                "message": 6,
            },
        },
    }
    instellingen = {"yaml.schemas": per_schema, "triggerTaskOnSave.tasks": {_TAAK: ["data/**/*.yaml"]}}
    vormen: dict[str, object] = {
        "settings.json": instellingen,
        "tasks.json": {"version": "2.0.0", "tasks": [taak]},
        "extensions.json": {"recommendations": list(_UITBREIDINGEN)},
    }
    return {f"{_VSCODE}/{naam}": json.dumps(vorm, ensure_ascii=False, indent=2) + "\n" for naam, vorm in vormen.items()}


def zet_schemas(wortel: Path) -> Bericht | bool | None:
    """Bring `schema/` in step with this version, and write what is missing for editors.

    True when something was written, None when all was there, or why it cannot be done.
    """
    geschreven = None
    for pad, tekst in {**schemas(), **van_mensen()}.items():
        if weg := symlink_op_weg(wortel, pad):
            return zin("{bestand} is een symlink; daar schrijft buurtledger niet in", bestand=weg)
        doel, vast = wortel / pad, pad.startswith(_VSCODE)
        if doel.is_file() and (vast or doel.read_bytes() == tekst.encode()):
            continue
        if fout := (maak_nieuw if vast else vervang)(doel, tekst.encode()):
            return fout
        geschreven = True
    return geschreven
