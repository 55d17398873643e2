"""What an editor knows of the files: schemas beside the books, and a task that shows what `check BESTAND` finds."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import pytest

from buurtledger.model.bestandsvormen import NAMEN, schemas
from buurtledger.model.schemaverwijzing import PLAATSEN, verwijzing
from tests.conftest import Draai, schrijf
from tests.test_git import BON, git

WORTEL = Path(__file__).parent.parent


@pytest.fixture
def ingericht(boek: Path, draai: Draai) -> Path:
    git(boek, "init", "-q", "-b", "main")
    assert draai("init").code == 0
    return boek


def test_elke_soort_bestand_heeft_een_plaats_en_een_schema() -> None:
    assert set(PLAATSEN.values()) == set(NAMEN)


def test_een_bestand_wijst_vanaf_zijn_eigen_map_naar_zijn_schema() -> None:
    for patroon, naam in PLAATSEN.items():
        pad = patroon.replace("*", "iets")
        wijst = verwijzing(pad).strip().removeprefix("# yaml-language-server: $schema=")
        delen = [*PurePosixPath(pad).parent.parts, *PurePosixPath(wijst).parts]
        while ".." in delen:
            nr = delen.index("..")
            del delen[nr - 1 : nr + 1]
        assert "/".join(delen) == f"schema/{naam}.json"
    assert verwijzing("data/iets-anders.yaml") == ""


def test_de_schemas_van_de_k_buurt_zijn_die_van_nu() -> None:
    """Write them anew with: buurtledger init."""
    assert {pad: (WORTEL / pad).read_text(encoding="utf-8") for pad in schemas()} == schemas()
    assert (WORTEL / "data/budget.yaml").read_text(encoding="utf-8").startswith(verwijzing("data/budget.yaml"))


def test_init_brengt_de_schemas_bij_en_laat_staan_wat_van_mensen_is(draai: Draai, ingericht: Path) -> None:
    assert {pad: (ingericht / pad).read_text() for pad in schemas()} == schemas()
    (ingericht / "schema/budget.json").write_text("{}\n")
    (ingericht / ".vscode/settings.json").write_text('{"mijn": "eigen"}\n')
    assert "gezet: wat een editor van de bestanden weet" in draai("init").uit
    assert (ingericht / "schema/budget.json").read_text() == schemas()["schema/budget.json"]
    assert (ingericht / ".vscode/settings.json").read_text() == '{"mijn": "eigen"}\n'
    assert "stond er al: wat een editor van de bestanden weet" in draai("init").uit


def test_init_schrijft_niet_door_een_symlink(draai: Draai, ingericht: Path, tmp_path: Path) -> None:
    (ingericht / "schema/budget.json").unlink()
    (ingericht / "schema/budget.json").symlink_to(tmp_path / "erbuiten")
    uitkomst = draai("init")
    assert (uitkomst.code, "is een symlink" in uitkomst.fout) == (3, True)
    assert not (tmp_path / "erbuiten").exists()


def test_de_taak_van_vscode_leest_wat_check_zegt(draai: Draai, ingericht: Path) -> None:
    schrijf(ingericht, BON.replace("2023-10-14", "2023-02-30"))
    taak = json.loads((ingericht / ".vscode/tasks.json").read_text())["tasks"][0]
    assert taak["args"] == ["check", "${file}", "--formaat", "github"]
    patroon = taak["problemMatcher"]["pattern"]
    uit = draai("check", str(ingericht / "data/bonnen/tuin/moestuin.yaml"), "--formaat", "github").uit
    gelezen = [m for regel in uit.splitlines() if (m := re.match(patroon["regexp"], regel))]
    delen = ("severity", "file", "line", "code")
    assert [tuple(m[patroon[deel]] for deel in delen) for m in gelezen] == [
        ("error", "data/bonnen/tuin/moestuin.yaml", "1", "datum")
    ]
    instellingen = json.loads((ingericht / ".vscode/settings.json").read_text())
    assert set(instellingen["yaml.schemas"]) == set(schemas())
    assert taak["label"] in instellingen["triggerTaskOnSave.tasks"]
