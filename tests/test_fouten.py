"""Every rule, by the smallest ledger that triggers it: tests/fouten/<regel>/<geval>/.

Each case lays its files over a small valid ledger (`_grondslag`); `verwacht.txt`
is what `buurtledger check` then prints. docs/controles.md is made from the same files.
Write the expected texts anew, and read them, with: make controles
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools.controles import leg_klaar, opties

from buurtledger.checks.register import REGELS
from tests.conftest import FOUTEN, GRONDSLAG, Draai

GEVALLEN = sorted(pad.parent for pad in FOUTEN.glob("*/*/verwacht.txt"))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: f"{pad.parent.name}/{pad.name}")
def test_de_regel_vindt_wat_het_geval_laat_zien(
    geval: Path, draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boek = leg_klaar(geval, tmp_path / "geval")
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(boek.parent / "kluis"))
    uitkomst = draai("check", *opties(geval), map_=boek)
    assert uitkomst.uit == (geval / "verwacht.txt").read_text(encoding="utf-8")

    gevonden = json.loads(draai("check", *opties(geval), "--formaat", "json", map_=boek).uit)
    regel = geval.parent.name
    assert regel in {bevinding["regel"] for bevinding in gevonden["bevindingen"]}
    assert uitkomst.code == (1 if gevonden["fouten"] else 0)
    for bevinding in gevonden["bevindingen"]:
        assert bevinding["ernst"] == REGELS[bevinding["regel"]].ernst.value
        assert bevinding["lijn"] >= 1
        assert bevinding["kolom"] >= 1
        assert bevinding["bericht"]
        assert bevinding["remedie"]


def test_elke_regel_heeft_een_geval() -> None:
    assert {geval.parent.name for geval in GEVALLEN} == set(REGELS)


def test_elk_geval_heeft_zijn_verwachting() -> None:
    mappen = {pad for pad in FOUTEN.glob("*/*") if pad.is_dir() and pad.parent != GRONDSLAG}
    assert mappen == set(GEVALLEN)


def test_de_grondslag_klopt(draai: Draai) -> None:
    zonder = "let op: dit grootboek staat niet in git: of er iets veranderd is, is niet na te gaan\n"
    assert draai("check") == (0, "Alles klopt.\n", zonder)


def test_alleen_de_gevraagde_regels(draai: Draai, tmp_path: Path) -> None:
    boek = leg_klaar(FOUTEN / "storno" / "te-vroeg", tmp_path / "geval")
    assert draai("check", "id", "dubbel", map_=boek).code == 0
    assert draai("check", "storno", map_=boek).code == 1


def test_een_onbekende_regel_noemt_de_naaste(draai: Draai) -> None:
    uitkomst = draai("check", "overschreiden")
    assert uitkomst.code == 2
    assert "bedoel je overschreden" in uitkomst.fout


def test_in_het_engels_heet_een_rol_engels_en_de_opdracht_blijft_wat_ze_is(draai: Draai, tmp_path: Path) -> None:
    boek = leg_klaar(FOUTEN / "wacht" / "boven-de-grens", tmp_path / "geval")
    uit = " ".join(draai("--taal", "en", "check", "wacht", map_=boek).uit.split())
    assert "waits for approval by the second signer" in uit
    assert "--rol tweede-ondertekenaar --commit" in uit
