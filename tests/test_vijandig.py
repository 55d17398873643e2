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
        ("%YAML 1.0\n---\nformaat: 1\n", "vorm"),
        ("%YAML 9999999999.x", "vorm"),
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


@pytest.mark.parametrize("stuk", ["\n", "- {a: b}\n"])
def test_een_groot_bestand_met_niets_erin_houdt_niets_op(draai: Draai, boek: Path, stuk: str) -> None:
    """Read as YAML this would take minutes; what is wrong is said without."""
    (boek / "data/leersessies.yaml").write_text(stuk * (2_200_000 // len(stuk)))
    uitkomst = draai("check", "bestand", "--formaat", "json")
    assert [b["bericht"] for b in json.loads(uitkomst.uit)["bevindingen"]] == [
        "het bestand is te groot: 3 MiB, hoogstens 2"
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


@pytest.mark.parametrize(
    ("bestand", "tekst"),
    [
        ("cofinanciering", 'bijdragen: [{post: ../../etc/passwd, van: "x", toegezegd: 1.00, betaald: 0.00}]'),
        (
            "cofinanciering",
            'bijdragen: [{post: tuin/mоestuin, van: "x", toegezegd: 1.00, betaald: 0.00}]',
        ),  # Cyrillic о
        ("cofinanciering", 'bijdragen: [{post: tuin/moestuin, van: "x", toegezegd: 1e9, betaald: 0.00}]'),
        ("cofinanciering", 'bijdragen: [{post: tuin/moestuin, van: "x", toegezegd: 99999999999.00, betaald: 0.00}]'),
        ("rollen", 'personen: {"../x": {rollen: [penvoerder]}}'),
        ("rollen", 'personen: {anna: {rollen: [penvoerder], sleutel: "ssh-ed25519 AAAA\\nbram ssh-ed25519 BBBB"}}'),
        ("rollen", 'personen: {anna: {rollen: [penvoerder], sleutel: "cert-authority ssh-ed25519 AAAA"}}'),
        ("rollen", "personen: &a {anna: *a}"),
        ("leersessies", "sessies: [{datum: 2023-03-29, soort: leersessie, plaats: \x1b[2J}]"),
        ("leersessies", 'sessies: [{datum: 2023-03-29, plaats: "de \\u202ehal"}]'),
        ("huisstijl", 'kleur: "#000000;} body{display:none"'),
        ("kascommissie", "bevindingen: [{datum: 2023-01-01, bon: ../../x, oordeel: !!python/name:os.system ''}]"),
        ("rectificaties", 'rectificaties: [{bestand: "x", sha256: "$(id)", datum: 2023-01-01, reden: "x", door: "y"}]'),
    ],
)
def test_een_vijandig_bestand_van_een_nieuwe_soort(draai: Draai, boek: Path, bestand: str, tekst: str) -> None:
    (boek / f"data/{bestand}.yaml").write_text(f"formaat: 1\n{tekst}\n")
    uitkomst = draai("check", "--formaat", "json")
    gevonden = json.loads(uitkomst.uit)["bevindingen"]
    assert uitkomst.code == 1
    assert {b["bestand"] for b in gevonden} == {f"data/{bestand}.yaml"}
    voor_mensen = draai("check")
    assert "\x1b" not in voor_mensen.uit
    assert "\u202e" not in voor_mensen.uit


def test_een_scan_wijst_nooit_naar_een_pad(draai: Draai, boek: Path) -> None:
    for scan in ("../../../etc/passwd", "/etc/passwd", "sha256:" + "A" * 64, "sha256:../x"):
        schrijf(
            boek,
            "- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 4.00, betaald_door: kern, "
            f'omschrijving: "x", scan: "{scan}"}}',
        )
        assert draai("check", "vorm").code == 1


def test_een_symlink_in_plaats_van_een_bestand_dat_bewerkt_wordt(draai: Draai, boek: Path, tmp_path: Path) -> None:
    buiten = tmp_path / "buiten.yaml"
    buiten.write_text("formaat: 1\n")
    (boek / "data/kernen/zuid.yaml").unlink()
    (boek / "data/kernen/zuid.yaml").symlink_to(buiten)
    assert draai("kern", "resultaat", "zuid", "x").code == 3
    (boek / "data/resultaten").symlink_to(tmp_path)
    assert draai("kern", "resultaat", "tuin/moestuin", "x").code == 3
    assert buiten.read_text() == "formaat: 1\n"
    assert not (tmp_path / "tuin").exists()
