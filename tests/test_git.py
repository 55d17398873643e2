"""`--commit`: exactly the new line, never anything else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.nakijken import vind_alles
from tests.conftest import VANDAAG, Draai, logboek, schrijf

BON = '- {bon: 231015-m3fx, datum: 2023-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
NIEUW = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16", "--commit")


def git(map_: Path, *argumenten: str) -> str:
    return subprocess.run(["git", "-C", str(map_), *argumenten], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def in_git(boek: Path) -> Path:
    git(boek, "init", "-q", "-b", "main")
    schrijf(boek, BON)
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    return boek


def test_een_commit_van_precies_de_regel(draai: Draai, in_git: Path) -> None:
    assert draai(*NIEUW).code == 0
    assert git(in_git, "status", "--porcelain") == ""
    verschil = git(in_git, "show", "--format=%s", "--unified=0")
    assert verschil.startswith("bon van € 5,00 bij tuin/moestuin: Touw (240115-")
    assert [r for r in verschil.splitlines() if r.startswith(("+", "-")) and r[:3] not in ("+++", "---")] == [
        "+" + logboek(in_git).read_text().splitlines()[1]
    ]


def test_wie_git_niet_kent_hoort_hoe_dat_goedkomt(draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for wie in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{wie}_NAME")
        monkeypatch.delenv(f"GIT_{wie}_EMAIL")
    git(in_git, "config", "user.useConfigOnly", "true")
    uitkomst = draai(*NIEUW)
    assert (uitkomst.code, "git weet niet wie je bent" in uitkomst.fout) == (3, True)
    assert 'git config --global user.name "penvoerder"' in " ".join(uitkomst.fout.split())
    assert len(logboek(in_git).read_text().splitlines()) == 2, "the line stands"


def test_wat_klaarstaat_en_eerdere_regels_blijven_buiten_de_commit(draai: Draai, in_git: Path) -> None:
    eerder = BON.replace("m3fx", "a2bc")
    schrijf(in_git, BON, eerder)
    (in_git / "data/kernen/noord.yaml").write_text('formaat: 1\nnaam: "Noorderlicht"\n')
    (in_git / "los.txt").write_text("nog niet klaar")
    git(in_git, "add", "data/kernen/noord.yaml")
    assert draai(*NIEUW).code == 0
    regels = git(in_git, "show", "HEAD:data/bonnen/tuin/moestuin.yaml").splitlines()
    assert len(regels) == 2
    assert "Touw" in regels[1]
    assert eerder in logboek(in_git).read_text()
    assert git(in_git, "diff", "--cached", "--name-only") == "data/kernen/noord.yaml\n"
    assert git(in_git, "diff", "--numstat") == "1\t0\tdata/bonnen/tuin/moestuin.yaml\n"
    assert git(in_git, "show", "--stat", "--format=").count("|") == 1


def test_ook_een_klaarstaande_regel_blijft_klaarstaan(draai: Draai, in_git: Path) -> None:
    schrijf(in_git, BON, BON.replace("m3fx", "a2bc"))
    git(in_git, "add", "-A")
    assert draai(*NIEUW).code == 0
    assert git(in_git, "diff", "--cached", "--numstat") == "1\t0\tdata/bonnen/tuin/moestuin.yaml\n"
    assert git(in_git, "diff", "--numstat") == ""


def test_een_nieuw_logboek_en_een_eerste_commit(draai: Draai, boek: Path) -> None:
    git(boek, "init", "-q")
    assert draai(*NIEUW).code == 0
    assert git(boek, "show", "--stat", "--format=").startswith(" data/bonnen/tuin/moestuin.yaml | 1 +")


def test_een_grootboek_in_een_map_van_de_repository(draai: Draai, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert draai(*NIEUW).code == 0
    assert "boek/data/bonnen/tuin/moestuin.yaml" in git(tmp_path, "show", "--stat", "--format=")


def test_zonder_git_staat_de_regel_er_toch(draai: Draai, boek: Path) -> None:
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 3
    assert "het staat wel in het logboek" in uitkomst.fout
    assert "Touw" in logboek(boek).read_text()


def test_midden_in_een_samenvoeging_niet(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-qb", "zij")
    git(in_git, "commit", "-q", "--allow-empty", "-m", "zij")
    git(in_git, "checkout", "-q", "main")
    git(in_git, "commit", "-q", "--allow-empty", "-m", "wij")
    git(in_git, "merge", "-q", "--no-commit", "--no-ff", "zij")
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 3
    assert "midden in een merge" in uitkomst.fout


def test_de_boodschap_kan_geen_opdracht_zijn(draai: Draai, in_git: Path) -> None:
    assert draai("bon", "toevoegen", "tuin/moestuin", "5", "# --amend $(touch x)", "--commit").code == 0
    assert "# --amend $(touch x)" in git(in_git, "log", "-1", "--format=%s")
    assert not (in_git / "x").exists()


def test_een_eerdere_regel_die_bleef_liggen_wordt_genoemd(draai: Draai, in_git: Path) -> None:
    assert draai(*NIEUW[:-1]).code == 0
    uit = " ".join(
        draai("bon", "toevoegen", "tuin/moestuin", "6", "Zaad", "--datum", "2023-10-16", "--commit").uit.split()
    )
    assert "In data/bonnen/tuin/moestuin.yaml staat nog meer dat niet is vastgelegd" in uit
    assert "Touw" not in git(in_git, "show", "HEAD:data/bonnen/tuin/moestuin.yaml")
    subprocess.run(uit.partition("dat doet: ")[2], shell=True, check=True, capture_output=True)  # noqa: S602 as typed
    assert git(in_git, "status", "--porcelain") == ""
    assert "staat nog meer" not in draai(*NIEUW).uit


def test_wat_niet_vastligt_ook_een_nieuw_bestand(in_git: Path) -> None:
    def los() -> tuple[str, ...]:
        gevonden = vind_alles(in_git, VANDAAG)
        assert not isinstance(gevonden, Bezwaar)
        return gevonden.los

    assert los() == ()
    schrijf(in_git, BON.replace("m3fx", "k2bc"), post="kernen/noord")  # what `git commit -a` leaves behind
    logboek(in_git).write_bytes(logboek(in_git).read_bytes().replace(b"\n", b"\r\n"))  # the same to git
    (in_git / ".gitignore").write_text("*.bak\n")
    (in_git / "data/oud.bak").write_text("x")
    (in_git / "data/kernen/noord.yaml").write_text('formaat: 1\nnaam: "Noorderlicht"\n')
    assert los() == ("data/bonnen/kernen/noord.yaml", "data/kernen/noord.yaml")
    git(in_git, "add", "data")
    assert los() == ("data/bonnen/kernen/noord.yaml", "data/kernen/noord.yaml"), "staged is not committed"
    git(in_git, "commit", "-qm", "bijgewerkt")
    assert los() == ()
