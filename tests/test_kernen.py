"""`buurtledger kern lijst|toon|benoem`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from buurtledger.model.bericht import ONBENOEMD
from tests.conftest import Draai


def test_een_kern_zonder_naam_is_dat_in_de_taal_van_de_lezer(draai: Draai, tmp_path: Path) -> None:
    for opdracht in (("status", "--formaat", "md"), ("prognose",), ("kwartaal", "2022-Q4")):
        assert "zuid (nog niet benoemd)" in draai(*opdracht).uit
        engels = draai("--taal", "en", *opdracht).uit
        assert "zuid (not named yet)" in engels
        assert "nog niet benoemd" not in engels
    assert "nog niet benoemd" in draai("--taal", "en", "status", "--formaat", "json").uit, "programs get one form"
    draai("publiceer", str(tmp_path / "site"))
    for pad in (tmp_path / "site").rglob("*.html"):
        is_engels = "en" in pad.relative_to(tmp_path / "site").parts
        assert (ONBENOEMD if is_engels else "not named yet") not in pad.read_text()
    assert any("not named yet" in pad.read_text() for pad in (tmp_path / "site/en").glob("*.html"))


def test_de_lijst_is_open_over_wie_nog_geen_naam_heeft(draai: Draai) -> None:
    uit = draai("kern", "lijst").uit
    assert "noord   Noord" in uit
    assert "zuid    nog niet benoemd" in uit
    kernen = json.loads(draai("kern", "lijst", "--formaat", "json").uit)["kernen"]
    assert [(k["id"], k["naam"], k["begroot"]) for k in kernen] == [
        ("kernen/noord", "Noord", "250.00"),
        ("kernen/zuid", None, "250.00"),
    ]


def test_een_kern_met_haar_bron(draai: Draai) -> None:
    uit = draai("kern", "toon", "noord").uit
    assert "naam volgens: de proef" in uit
    assert draai("kern", "toon", "kernen/noord").uit == uit


def test_benoemen_houdt_opmerkingen_en_volgorde(draai: Draai, boek: Path) -> None:
    pad = boek / "data/kernen/zuid.yaml"
    pad.write_text("# van de vergadering\nformaat: 1  # blijft\n")
    assert draai("kern", "benoem", "zuid", 'De "Zuiderlingen"').code == 0
    assert pad.read_text() == (
        "# van de vergadering\nformaat: 1  # blijft\n"
        'namen:\n  - {naam: "De \\"Zuiderlingen\\"", ingevoerd: 2024-01-15, '
        'bron: "benoemd door de penvoerder op 15 januari 2024"}\n'
    )
    assert draai("kern", "benoem", "zuid", "Zuid", "--bron", "buurtberaad").code == 0
    assert '{naam: "Zuid", ingevoerd: 2024-01-15, bron: "buurtberaad"}\n' in pad.read_text()
    assert draai("check").code == 0
    assert [p.name for p in pad.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("kern", "benoem", "oost", "x"), "oost is er niet"),
        (("kern", "toon", "nord"), "bedoel je noord"),
        (("kern", "benoem", "zuid", "x" * 201), "NAAM: de tekst is te lang: 201 tekens, hoogstens 200"),
        (("kern", "benoem", "zuid", "\u202e"), "NAAM: de tekst bevat een teken"),
        (("kern", "benoem", "zuid"), "NAAM ontbreekt"),
    ],
)
def test_verkeerd_benoemd(draai: Draai, boek: Path, argumenten: tuple[str, ...], zin: str) -> None:
    uitkomst = draai(*argumenten)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout
    assert (boek / "data/kernen/zuid.yaml").read_text() == "formaat: 1\n"


def test_een_kapot_bestand_wordt_niet_bewerkt(draai: Draai, boek: Path) -> None:
    (boek / "data/kernen/zuid.yaml").write_text("formaat: 1\nraar: ja\n")
    uitkomst = draai("kern", "benoem", "zuid", "Zuid")
    assert uitkomst.code == 3
    assert (boek / "data/kernen/zuid.yaml").read_text() == "formaat: 1\nraar: ja\n"


def test_twee_kernen_heten_niet_hetzelfde(draai: Draai, boek: Path) -> None:
    assert draai("kern", "benoem", "zuid", "De Zon").code == 0
    uitkomst = draai("kern", "benoem", "noord", "de zon")
    assert (uitkomst.code, "kernen/zuid heet al de zon" in uitkomst.fout) == (2, True)
    assert "de zon" not in (boek / "data/kernen/noord.yaml").read_text()
