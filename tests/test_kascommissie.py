"""The round of the kascommissie: who judged, where that shows, and judgements that differ."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
ROLLEN = 'formaat: 1\npersonen:\n  carla: {rollen: [kascommissie], git: ["carla@example.org"]}\n'


@pytest.fixture(autouse=True)
def _gevuld(boek: Path) -> None:
    schrijf(boek, BON)
    (boek / "data/rollen.yaml").write_text(ROLLEN)


def oordeel(draai: Draai, tekst: str, *opties: str) -> None:
    assert draai("kascommissie", "oordeel", "231015-m3fx", tekst, *opties).code == 0


def door(draai: Draai) -> list[str]:
    return [o["door"] for o in json.loads(draai("kascommissie", "lijst", "--formaat", "json").uit)["bevindingen"]]


def test_wie_keek_heet_zoals_in_rollen(draai: Draai, boek: Path) -> None:
    oordeel(draai, "gezien", "--door", "Carla")
    oordeel(draai, "gezien", "--door", "de buurvrouw van 12")
    oordeel(draai, "gezien")
    assert door(draai) == ["carla", "de buurvrouw van 12", ""]
    assert 'oordeel: "gezien", door: "carla"}' in (boek / "data/kascommissie.yaml").read_text()
    assert draai("check").code == 0


def test_wie_git_kent_hoeft_zich_niet_te_noemen(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "-C", str(boek), "init", "-q"], check=True)
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "Carla@example.org")
    oordeel(draai, "gezien")
    assert door(draai) == ["carla"]


def test_bij_de_bon_staat_wat_de_kascommissie_vond(draai: Draai) -> None:
    assert "kascommissie" not in draai("bon", "toon", "231015-m3fx").uit
    oordeel(draai, "bedrag klopt", "--door", "Carla")
    assert "15 januari 2024, carla: bedrag klopt" in draai("bon", "toon", "231015-m3fx").uit
    gegevens = json.loads(draai("bon", "toon", "231015-m3fx", "--formaat", "json").uit)
    assert gegevens["oordelen"][0]["oordeel"] == "bedrag klopt"


def test_oordelen_die_verschillen_worden_genoemd(draai: Draai) -> None:
    oordeel(draai, "klopt", "--door", "Carla")
    oordeel(draai, "Klopt", "--door", "Dirk")
    assert "verschillen" not in draai("kascommissie", "lijst").uit
    tweede = draai("kascommissie", "oordeel", "231015-m3fx", "bon onleesbaar", "--door", "Dirk")
    assert tweede.code == 0
    assert "let op: eerder is anders geoordeeld: 15 januari 2024, carla: klopt" in tweede.fout
    uit = " ".join(draai("kascommissie", "lijst").uit.split())
    assert "van 231015-m3fx zijn er oordelen die verschillen: 15 januari 2024, carla: klopt;" in uit


def test_een_steekproef_van_alles(draai: Draai) -> None:
    uit = " ".join(draai("kascommissie", "steekproef", "--zaad", "x", "--aantal", "5").uit.split())
    assert "Getrokken uit 1 bon van samen € 45,95: dat zijn er niet meer dan er gevraagd werd, dus" in uit
    assert "om de € 0,00" not in uit
    leeg = draai("kascommissie", "steekproef", "--zaad", "x", "--kwartaal", "2023-Q1").uit
    assert leeg == "Er zijn geen bonnen om uit te trekken.\n"
