"""`buurtledger voorbeeld`: the invented ledger that docs and people use."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from buurtledger.model.mutatie import Soort
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import Draai


@pytest.fixture
def voorbeeld(draai: Draai, tmp_path: Path) -> Path:
    doel = tmp_path / "voorbeeld"
    assert draai("voorbeeld", str(doel)).code == 0
    return doel


def inhoud(map_: Path) -> dict[str, bytes]:
    paden = (p for p in map_.rglob("*") if p.is_file() and ".git" not in p.parts)
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in paden}


def git(map_: Path, *vraag: str) -> list[str]:
    return subprocess.run(["git", "-C", map_, *vraag], capture_output=True, text=True, check=True).stdout.splitlines()


def test_it_is_the_same_every_time_commits_included(draai: Draai, voorbeeld: Path, tmp_path: Path) -> None:
    draai("voorbeeld", str(tmp_path / "nog een"))
    assert inhoud(tmp_path / "nog een") == inhoud(voorbeeld)
    assert git(tmp_path / "nog een", "rev-parse", "HEAD") == git(voorbeeld, "rev-parse", "HEAD")


def test_it_has_a_history_of_three_people_and_nothing_left_to_commit(draai: Draai, voorbeeld: Path) -> None:
    assert git(voorbeeld, "status", "--porcelain") == []
    assert {*git(voorbeeld, "log", "--format=%an")} == {"anna", "bram", "carla"}
    uitkomst = draai("check", "--geschiedenis", "--formaat", "json", map_=voorbeeld)
    assert {b["regel"] for b in json.loads(uitkomst.uit)["bevindingen"]} == {"overschreden", "wacht"}
    assert "1.724,79" in draai("akkoord", "lijst", map_=voorbeeld).uit
    assert "door anna" in draai("herkomst", "231026-df685m", map_=voorbeeld).uit
    assert "oordelen die verschillen" in draai("kascommissie", "lijst", map_=voorbeeld).uit
    besluiten = json.loads(draai("besluit", "lijst", "--formaat", "json", map_=voorbeeld).uit)["besluiten"]
    assert len(besluiten) == 3


def test_the_pictures_of_receipts_can_be_kept(draai: Draai, voorbeeld: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(voorbeeld.parent / "kluis"))
    (voorbeeld.parent / "kluis").mkdir(mode=0o700)
    for beeld in sorted((voorbeeld / "bonnetjes").iterdir()):
        bon = ("bon", "toevoegen", "moestuin", "45,95", beeld.stem, "--betaald-door", "kern", "--scan", str(beeld))
        assert draai(*bon, map_=voorbeeld).code == 0
    assert draai("kluis", "toon", map_=voorbeeld).code == 0
    assert git(voorbeeld, "status", "--porcelain") == [" M data/bonnen/kruitberg/moestuin.yaml"]


def test_without_git_there_are_the_same_files(draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draai("voorbeeld", str(tmp_path / "met"))
    monkeypatch.setenv("PATH", str(tmp_path))
    uitkomst = draai("voorbeeld", str(tmp_path / "zonder"))
    assert uitkomst.code == 0
    assert "zonder geschiedenis" in uitkomst.fout
    assert inhoud(tmp_path / "zonder") == inhoud(tmp_path / "met")


def test_wat_een_penvoerder_tegenkomt_zit_erin(draai: Draai, voorbeeld: Path) -> None:
    boeken = lees_grootboek(voorbeeld)
    assert not boeken.bevindingen
    mutaties = [m for logboek in boeken.logboeken.values() for m in logboek]
    assert 380 <= len(mutaties) <= 440
    assert {m.soort for m in mutaties} == {*Soort} - {Soort.AFWIJZING}
    uitkomst = draai("check", "--formaat", "json", map_=voorbeeld)
    assert [(b["regel"], b["bestand"]) for b in json.loads(uitkomst.uit)["bevindingen"]] == [
        ("wacht", "data/bonnen/kikkenstein/bruisende-flat.yaml"),
        ("overschreden", "data/bonnen/kruitberg/eet-je-mee.yaml"),
    ]
    posten = {p["id"]: p for p in json.loads(draai("status", "--formaat", "json", map_=voorbeeld).uit)["posten"]}
    assert posten["kernen/mi-oso"]["te_verantwoorden"].startswith("-")
    assert posten["kruitberg/moestuin"]["besteed"] == "3200.00"
    assert posten["kortvoort/informatiezuil"]["besteed"] == "0.00"
    for kwartaal in ("2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"):
        verslag = json.loads(draai("kwartaal", kwartaal, "--formaat", "json", map_=voorbeeld).uit)
        assert verslag["totaal"]["bonnen_in_kwartaal"] > 20


def test_alles_zegt_dat_het_verzonnen_is(draai: Draai, voorbeeld: Path) -> None:
    assert "verzonnen" in draai("status", map_=voorbeeld).uit
    assert "verzonnen" in (voorbeeld / "LEESMIJ.md").read_text()


def test_een_volle_map_wordt_niet_aangeraakt(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "iets.txt").write_text("van mij")
    uitkomst = draai("voorbeeld", str(tmp_path))
    assert uitkomst.code == 3
    assert "is niet leeg; kies een nieuwe map" in uitkomst.fout


def test_de_schemas_kennen_de_bestanden(draai: Draai, voorbeeld: Path) -> None:
    schemas = json.loads(draai("schema").uit)
    yaml = YAML(typ="safe", pure=True)

    def lees(pad: Path) -> object:
        # A schema judges what JSON can say: days as text.
        return json.loads(json.dumps(yaml.load(pad.read_text()), default=str))

    bij = {
        "huisstijl": 'kleur: "#7c2d12"',
        "rollen": "personen: {anna: {rollen: [penvoerder]}}\nmandaten: [{boven: 250.00, rol: bestuur}]",
        "rectificaties": "rectificaties: [{bestand: x, sha256: "
        + "0a" * 32
        + ", datum: 2023-01-01, reden: x, door: y}]",
        "subsidie": "termijnen: [{datum: 2022-09-15, bedrag: 48000.00}]",
        "kascommissie": 'bevindingen: [{datum: 2023-01-01, bon: 221015-m3fx, oordeel: "goed"}]',
    }
    for naam, tekst in bij.items():
        (voorbeeld / f"data/{naam}.yaml").write_text(f"formaat: 1\n{tekst}\n")
    (voorbeeld / "data/bank").mkdir()
    (voorbeeld / "data/akkoorden").mkdir()
    afdruk = f"{'0a' * 32}, datum: 2023-03-01, rol: penvoerder}}\n"
    (voorbeeld / "data/rollenakkoorden.yaml").write_text(f"- {{rollen: {afdruk}")
    (voorbeeld / "data/akkoorden/2023-05-10-excursie.yaml").write_text(f"- {{besluit: {afdruk}")
    (voorbeeld / "data/bank/betaal.yaml").write_text(
        "- {bankregel: 230131-7kq2ab, datum: 2023-01-05, bedrag: -5.00, "
        'kenmerk: "71aa41d07a55e3b1", soort: bankkosten}\n'
    )
    for naam, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        patroon = {
            "budget": "data/budget.yaml",
            "kern": "data/kernen/*.yaml",
            "logboek": "data/bonnen/*/*.yaml",
            "besluit": "data/besluiten/*.yaml",
            "resultaat": "data/resultaten/*/*.yaml",
            "leersessies": "data/leersessies.yaml",
            **{los: f"data/{los}.yaml" for los in bij},
            "cofinanciering": "data/cofinanciering.yaml",
            "bank": "data/bank/*.yaml",
            "ideeen": "data/ideeen.yaml",
            "overeenkomsten": "data/overeenkomsten.yaml",
            "rollenakkoorden": "data/rollenakkoorden.yaml",
            "akkoorden": "data/akkoorden/*.yaml",
            "voorstel": "data/voorstellen/*.yaml",
            "reacties": "data/reacties/*.yaml",
            "stad": "stad.yaml",
        }[naam]
        if not patroon or naam == "stad":
            continue
        paden = list(voorbeeld.glob(patroon))
        assert paden
        for pad in paden:
            assert list(Draft202012Validator(schema).iter_errors(lees(pad))) == []
    logboek = Draft202012Validator(schemas["logboek"])
    assert not logboek.is_valid([{"bon": "221015-m3fx", "bedrag": 4}])
    assert json.loads(draai("schema", "kern").uit) == schemas["kern"]
    assert draai("schema", "onzin").code == 2
