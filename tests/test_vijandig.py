"""Files from a stranger's pull request: one clear line, quickly, and nothing done that should not be."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Draai, logboek, schrijf

BOM_ALIAS = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"


@pytest.mark.parametrize(
    ("budget", "regel"),
    [
        (BOM_ALIAS, "vorm"),
        ("[" * 100_000, "bestand"),
        ("a: " * 5000, "bestand"),
        ("formaat: 1\n" + "x: {" * 2000, "bestand"),
        ("!!python/object/apply:os.system ['touch /tmp/gekraakt']", "vorm"),
        ("formaat: 1\n<<: {naam: x}\n", "vorm"),
        ("%YAML 1.1\n---\nformaat: 1\n", "vorm"),
        ("formaat: 1\n---\nformaat: 1\n", "vorm"),
        ("- lijst\n", "vorm"),
        ("alleen tekst", "vorm"),
        ("? [a, b]\n: c\n", "vorm"),
        ("formaat: 1\nnaam: \x1b[2J\n", "vorm"),
        ("\ud800".encode("utf-8", "surrogatepass"), "bestand"),
    ],
)
def test_een_vijandige_begroting(draai: Draai, boek: Path, budget: str | bytes, regel: str) -> None:
    (boek / "data/budget.yaml").write_bytes(budget if isinstance(budget, bytes) else budget.encode())
    uitkomst = draai("check", "--formaat", "json")
    assert uitkomst.code == 1
    assert regel in {b["regel"] for b in json.loads(uitkomst.uit)["bevindingen"]}
    status = draai("status")
    assert (status.code, status.uit) == (3, "")
    assert "Traceback" not in status.fout
    assert "\x1b" not in status.fout


@pytest.mark.parametrize(
    "regel",
    [
        "- {bon: &a 221015-m3fx, van: *a}",
        "- [" * 5000,
        "- {" * 5000,
        "{" * 30_000,
        "- {bon: 221015-m3fx, " + "a" * 70_000 + ": 1}",
        "- !!python/name:os.system {}",
        "- {? {a: b} : c}",
        "- {bon: 221015-m3fx, <<: {bedrag: 5}}",
        "- {bon: {a: b}, datum: [1], bedrag: {}, omschrijving: [], betaald_door: ~}",
        "--- {bon: 221015-m3fx}",
        "- {}",
        "- ",
        "-",
        "...",
        "%TAG ! x",
        "\x00",
        "\ufeff- {bon: x}",
        "- {bon: 221015-m3fx\x85, datum: 2022-10-14}",
    ],
)
def test_een_vijandige_regel_is_een_bevinding(draai: Draai, boek: Path, regel: str) -> None:
    goed = '- {bon: 221016-k2vd, datum: 2022-10-15, bedrag: 1.00, omschrijving: "Zaden", betaald_door: kern}'
    schrijf(boek, regel, goed)
    uitkomst = draai("check", "--formaat", "json")
    assert uitkomst.code == 1
    bevindingen = json.loads(uitkomst.uit)["bevindingen"]
    assert {b["lijn"] for b in bevindingen} == {1}
    tekst = draai("check")
    assert "\x1b" not in tekst.uit
    assert max(map(len, tekst.uit.split("\n"))) <= 120


def test_een_bestand_van_vijftig_mib(draai: Draai, boek: Path) -> None:
    pad = schrijf(boek)
    with pad.open("wb") as stroom:
        stroom.truncate(50 * 1024 * 1024)
    uitkomst = draai("check", "--formaat", "json")
    assert [b["bericht"] for b in json.loads(uitkomst.uit)["bevindingen"]] == [
        "het bestand is te groot: 50 MiB, hoogstens 32"
    ]


def test_een_pijp_in_de_plaats_van_een_bestand_houdt_niets_op(draai: Draai, boek: Path) -> None:
    pad = logboek(boek)
    pad.parent.mkdir(parents=True)
    os.mkfifo(pad)
    assert "hier hoort een bestand" in draai("check").uit


@pytest.mark.parametrize("waar", ["data/bonnen", "data/bonnen/tuin", "data/kernen"])
def test_een_map_die_een_symlink_is_wordt_niet_gevolgd(draai: Draai, boek: Path, tmp_path: Path, waar: str) -> None:
    buiten = tmp_path / "buiten"
    (buiten / "tuin").mkdir(parents=True)
    (buiten / "moestuin.yaml").write_text("geheim")
    (buiten / "tuin/moestuin.yaml").write_text("geheim")
    pad = boek / waar
    if pad.exists():
        pad.rename(tmp_path / "oud")
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.symlink_to(buiten)
    uitkomst = draai("check")
    assert uitkomst.code == 1
    assert "geheim" not in uitkomst.uit


def test_rare_namen_van_bestanden(draai: Draai, boek: Path) -> None:
    map_ = boek / "data/bonnen/tuin"
    map_.mkdir(parents=True)
    (map_ / "x\x1b[31m.yaml").write_text("")
    (map_ / "Moestuin.yaml").write_text("")
    uitkomst = draai("check")
    assert uitkomst.code == 1
    assert "\x1b" not in uitkomst.uit
    assert uitkomst.uit.count("dit bestand leest buurtledger niet") == 2


@pytest.mark.parametrize("formaat", ["github", "junit", "json", "tekst"])
def test_elke_vorm_van_check_houdt_stand(draai: Draai, boek: Path, formaat: str) -> None:
    schrijf(
        boek, '- {bon: "<&>\\n::error::", datum: 2022-10-14, bedrag: 1.00, omschrijving: "]]>", betaald_door: kern}'
    )
    uit = draai("check", "--formaat", formaat).uit
    if formaat == "github":
        assert uit.startswith("::error file=data/bonnen/tuin/moestuin.yaml,line=1,col=9,title=id::")
        assert uit.count("\n") == 1
    if formaat == "junit":
        import xml.etree.ElementTree as ET

        geval = [g for g in ET.fromstring(uit) if len(g)]  # noqa: S314 our own output
        assert [g.get("line") for g in geval] == ["1"]
