"""Closed, broken and full streams: no traceback, no line lost or booked twice, and the exit code is what was done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Draai, logboek, schrijf
from tests.test_git import git

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
BOEK = "bon toevoegen tuin/moestuin 5 Touw --datum 2023-10-16"
DICHT = ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- 2>&-", "<&- >&- 2>&-"]
VOL = ["> /dev/full", "2> /dev/full", "> /dev/full 2> /dev/full"]


def in_de_shell(boek: Path, opdracht: str, omleiding: str) -> subprocess.CompletedProcess[str]:
    regel = f'"{sys.executable}" -m buurtledger --map "{boek}" {opdracht} {omleiding}'
    return subprocess.run(["bash", "-c", regel], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("omleiding", [*DICHT, *VOL])
def test_een_bon_die_er_staat_is_gelukt(boek: Path, omleiding: str) -> None:
    pad = schrijf(boek, BON)
    gedaan = in_de_shell(boek, BOEK, omleiding)
    assert gedaan.returncode == 0
    assert "Traceback" not in gedaan.stderr
    regels = pad.read_text().splitlines()
    assert regels[0] == BON
    assert len(regels) == 2
    assert '"Touw"' in regels[1], "what is printed never ends up in the book"


@pytest.mark.parametrize("omleiding", [*DICHT, *VOL])
def test_ook_een_die_in_git_komt(boek: Path, omleiding: str) -> None:
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON)
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    assert in_de_shell(boek, f"{BOEK} --commit", omleiding).returncode == 0
    assert git(boek, "show", "HEAD:data/bonnen/tuin/moestuin.yaml") == logboek(boek).read_text()


@pytest.mark.parametrize("omleiding", DICHT)
@pytest.mark.parametrize(
    ("opdracht", "code"),
    [
        ("status", 0),
        ("status --thema x", 2),
        ("check", 1),
        ("check --formaat json", 1),
        ("bon lijst", 0),
        ("kwartaal 2023-Q4", 0),
        ("bon", 2),
        ("nergens", 2),
        ("--help", 0),
        ("--version", 0),
        ("bon storneer", 2),
        ("verslag eind --formaat md --naar -", 0),
        ("kern resultaat noord -", 0),
        ("herstel", 0),
    ],
)
def test_een_dichte_stroom_verandert_geen_uitkomst(boek: Path, opdracht: str, code: int, omleiding: str) -> None:
    schrijf(boek, BON, BON.replace("m3fx", "a2bc").replace("2023-10-14", "2099-10-14"))
    met = in_de_shell(boek, opdracht, omleiding)
    if opdracht.endswith("noord -"):
        assert met.returncode in (0, 2)
    else:
        assert met.returncode == code, met.stderr
    assert "Traceback" not in met.stderr + met.stdout


def test_een_half_verslag_is_geen_verslag(boek: Path) -> None:
    gedaan = in_de_shell(boek, "status", "> /dev/full")
    assert gedaan.returncode == 3
    assert gedaan.stderr == "buurtledger: niet alles kon worden afgedrukt: de schijf is vol\n"


@pytest.mark.parametrize("opdracht", ["check", "check --formaat json", "bon lijst"])
def test_wie_genoeg_gelezen_heeft_verandert_geen_uitkomst(boek: Path, opdracht: str) -> None:
    schrijf(boek, *(BON.replace("m3fx", f"{nr:04}").replace("2023-10-14", "2099-10-14") for nr in range(1500)))
    gedaan = in_de_shell(boek, opdracht, "| head -1; exit ${PIPESTATUS[0]}")
    assert gedaan.returncode == (0 if opdracht == "bon lijst" else 1)
    buiten_git = "let op: dit grootboek staat niet in git: of er iets veranderd is, is niet na te gaan\n"
    assert gedaan.stderr == ("" if opdracht == "bon lijst" else buiten_git)


# --naar


def verslag(draai: Draai, naar: Path | str) -> tuple[int, str]:
    uitkomst = draai("verslag", "eind", "--formaat", "md", "--ondanks-fouten", "--naar", str(naar))
    assert "Traceback" not in uitkomst.fout
    return uitkomst.code, uitkomst.fout


def test_naar_een_bestand(draai: Draai, tmp_path: Path) -> None:
    doel = tmp_path / "verslag.md"
    doel.write_text("oud")
    assert verslag(draai, doel)[0] == 0
    assert "Proefbuurt" in doel.read_text()


def test_naar_een_pijp_gaat_erdoor(draai: Draai, tmp_path: Path) -> None:
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    lezer = subprocess.Popen(["cat", str(pijp)], stdout=subprocess.PIPE)
    assert verslag(draai, pijp)[0] == 0
    assert b"Proefbuurt" in lezer.communicate(timeout=30)[0]
    assert pijp.is_fifo()


def test_naar_een_pijp_waar_de_lezer_van_wegloopt(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, *(BON.replace("m3fx", f"{nr:04}") for nr in range(3000)))
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    with subprocess.Popen(["head", "-c", "1", str(pijp)], stdout=subprocess.DEVNULL) as lezer:
        try:
            assert verslag(draai, pijp)[0] == 0
        finally:
            lezer.kill()  # it would wait for ever where nobody came to write


def test_naar_een_apparaat_blijft_een_apparaat(draai: Draai) -> None:
    voor = Path("/dev/null").stat()
    assert verslag(draai, "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/null").stat().st_ino == voor.st_ino


def test_naar_een_volle_schijf(draai: Draai) -> None:
    code, fout = verslag(draai, "/dev/full")
    assert code == 3
    assert "de schijf is vol" in fout


@pytest.mark.parametrize("er_is", [True, False])
def test_een_symlink_blijft_een_symlink(draai: Draai, tmp_path: Path, er_is: bool) -> None:
    doel, link = tmp_path / "doel.md", tmp_path / "link.md"
    if er_is:
        doel.write_text("oud")
    link.symlink_to(doel)
    assert verslag(draai, link)[0] == 0
    assert link.is_symlink()
    assert "Proefbuurt" in doel.read_text()


def test_naar_een_map_krijgt_een_zin(draai: Draai, tmp_path: Path) -> None:
    assert verslag(draai, tmp_path) == (3, f"buurtledger: {tmp_path} is een map; noem een bestand\n")


def test_naar_een_lus_van_symlinks(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "lus").symlink_to(tmp_path / "lus")
    assert verslag(draai, tmp_path / "lus")[0] == 3


def test_naar_de_uitvoer_van_het_proces_zelf(boek: Path, tmp_path: Path) -> None:
    logje = tmp_path / "logje"
    logje.write_text("eerst\n")
    assert in_de_shell(boek, "verslag eind --formaat md --naar /dev/stdout", f'>> "{logje}"').returncode == 0
    assert logje.read_text().startswith("eerst\n")
    assert "Proefbuurt" in logje.read_text()
    assert "Proefbuurt" in in_de_shell(boek, "verslag eind --formaat md --naar /dev/stdout", "| cat").stdout
