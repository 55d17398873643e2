"""Kind 12: `--commit` leaves HEAD broken. It commits exactly what was written and what that leans on, or nothing."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from buurtledger.store.git import vastleggen
from buurtledger.store.git.vastleggen import Bestand, Regels, leg_vast
from tests.aanvallen.toneel import ANDER, BON, DERDE, KAS, MOESTUIN, git, leg_alles_vast, zegt
from tests.conftest import Draai, logboek, schrijf

NIEUW = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16", "--commit")


def _hoofd(in_git: Path, bestand: str = MOESTUIN) -> list[str]:
    return git(in_git, "show", f"HEAD:{bestand}").splitlines()


def _schoon(in_git: Path) -> bool:
    """HEAD, the index and the folder agree."""
    return git(in_git, "status", "--porcelain") == ""


def test_zes_tegelijk_staan_alle_zes_in_git(in_git: Path) -> None:
    def boek(nr: int) -> str:
        opdracht = [sys.executable, "-m", "buurtledger", "--map", str(in_git), *NIEUW]
        opdracht[opdracht.index("Touw")] = f"Touw {nr}"
        return subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout

    with ThreadPoolExecutor(6) as tegelijk:
        gezegd = list(tegelijk.map(boek, range(6)))
    assert all("Vastgelegd in git." in uit for uit in gezegd)
    assert sorted(_hoofd(in_git)) == sorted(logboek(in_git).read_text().splitlines())
    assert len(_hoofd(in_git)) == 8
    assert _schoon(in_git)


def test_een_ander_legt_er_een_tussen(in_git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's commit between reading HEAD and writing it: ours comes on top, and theirs stays."""
    git(in_git, "checkout", "-qb", "ander")
    (in_git / "tussen.txt").write_text("van een ander")
    leg_alles_vast(in_git, "Ander")
    git(in_git, "checkout", "-q", "main")
    schrijf(in_git, BON, ANDER, DERDE)
    echt = vastleggen._Vastlegging._kijk_na

    def ertussen(zelf: vastleggen._Vastlegging, index: str) -> None:
        echt(zelf, index)
        git(in_git, "update-ref", "HEAD", "ander")

    monkeypatch.setattr(vastleggen._Vastlegging, "_kijk_na", ertussen)
    assert leg_vast(in_git, (Regels(MOESTUIN, (DERDE,)),), "x\n") is None
    assert _hoofd(in_git) == [BON, ANDER, DERDE]
    assert _hoofd(in_git, "tussen.txt") == ["van een ander"]
    assert git(in_git, "rev-parse", "HEAD~1") == git(in_git, "rev-parse", "ander")


def test_een_slot_op_de_index_verandert_niets(draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vastleggen, "_WACHT", 0)
    voor = git(in_git, "rev-parse", "HEAD")
    slot = in_git / ".git/index.lock"
    slot.touch()
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 3
    assert ".git/index.lock" in uitkomst.fout
    assert "het staat wel in het logboek" in uitkomst.fout
    assert git(in_git, "rev-parse", "HEAD") == voor
    assert slot.exists()
    slot.unlink()
    assert draai(*NIEUW).code == 0
    git(in_git, "commit", "-qm", "onschuldig", "--allow-empty")
    assert any("Touw" in regel for regel in _hoofd(in_git))


def test_een_slot_op_de_tak_verandert_niets(draai: Draai, in_git: Path) -> None:
    voor = git(in_git, "rev-parse", "HEAD")
    (in_git / ".git/refs/heads/main.lock").touch()
    assert draai(*NIEUW).code == 3
    assert git(in_git, "rev-parse", "HEAD") == voor
    assert git(in_git, "diff", "--cached", "--name-only") == ""
    assert not (in_git / ".git/index.lock").exists()


@pytest.mark.parametrize(
    ("opdracht", "naam"),
    [
        (("merge", "--no-commit", "--no-ff", "zij"), "merge"),
        (("cherry-pick", "zij"), "cherry-pick"),
        (("revert", "zij~1"), "revert"),
        (("rebase", "zij"), "rebase"),
    ],
)
def test_midden_in_iets_anders(draai: Draai, in_git: Path, opdracht: tuple[str, ...], naam: str) -> None:
    """Each of them stops at a conflict in a file that is no book."""
    los = in_git / "los.txt"
    los.write_text("eerst")
    leg_alles_vast(in_git)
    git(in_git, "checkout", "-qb", "zij")
    for tekst in ("zij", "zij dan"):
        los.write_text(tekst)
        leg_alles_vast(in_git, "Zij")
    git(in_git, "checkout", "-q", "main")
    los.write_text("wij")
    leg_alles_vast(in_git)
    subprocess.run(["git", "-C", str(in_git), *opdracht], check=False, capture_output=True)
    voor = git(in_git, "rev-parse", "HEAD")
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 3
    assert f"git is midden in een {naam}" in uitkomst.fout
    assert git(in_git, "rev-parse", "HEAD") == voor


def test_een_storno_neemt_mee_waarop_zij_steunt(draai: Draai, in_git: Path) -> None:
    schrijf(in_git, BON, ANDER, DERDE)
    uitkomst = draai("bon", "storneer", "231015-b7yz", "--reden", "dubbel", "--commit")
    assert uitkomst.code == 0
    assert "steunt erop: 231015-b7yz" in uitkomst.uit
    assert DERDE in _hoofd(in_git)
    assert _schoon(in_git)


def test_een_storno_van_een_bon_neemt_zijn_retouren_mee(draai: Draai, in_git: Path) -> None:
    assert draai("bon", "retour", "231015-m3fx", "5", "terug").code == 0
    nummer = logboek(in_git).read_text().splitlines()[2][11:24]
    assert draai("bon", "storneer", nummer, "--reden", "toch niet").code == 0
    uitkomst = draai("bon", "storneer", "231015-m3fx", "--reden", "dubbel", "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    assert len(_hoofd(in_git)) == 5
    assert _schoon(in_git)


def test_andere_regels_blijven_buiten_de_commit(draai: Draai, in_git: Path) -> None:
    schrijf(in_git, BON, ANDER, DERDE)
    assert draai("bon", "storneer", "231015-m3fx", "--reden", "dubbel", "--commit").code == 0
    assert DERDE not in _hoofd(in_git)
    assert git(in_git, "diff", "--numstat") == f"1\t0\t{MOESTUIN}\n"


def test_een_regel_op_een_post_die_een_besluit_opende(draai: Draai, in_git: Path) -> None:
    pad = in_git / "data/besluiten/2023-03-15-kas.yaml"
    pad.parent.mkdir()
    pad.write_text(KAS.replace("tuin/moestuin", "tuin/kas") + 'opent:\n  - {post: tuin/kas, naam: "Kas"}\n')
    uitkomst = draai("bon", "toevoegen", "tuin/kas", "5", "Glas", "--datum", "2023-10-16", "--commit")
    assert uitkomst.code == 0
    assert "data/besluiten/2023-03-15-kas.yaml" in uitkomst.uit
    assert _schoon(in_git)


def test_een_akkoord_op_een_regel_die_nog_niet_vastligt(draai: Draai, in_git: Path) -> None:
    schrijf(in_git, BON, ANDER, DERDE)
    uitkomst = draai("akkoord", "231015-b7yz", "--rol", "tweede-ondertekenaar", "--commit")
    assert uitkomst.code != 0
    assert "akkoord" not in logboek(in_git).read_text()


@pytest.mark.parametrize("haak", ["pre-commit", "commit-msg", "prepare-commit-msg"])
def test_een_haak_die_weigert_weigert(draai: Draai, in_git: Path, haak: str) -> None:
    pad = in_git / ".git/hooks" / haak
    pad.parent.mkdir(exist_ok=True)
    pad.write_text("#!/bin/sh\necho liever niet\nexit 1\n")
    pad.chmod(0o755)
    voor = git(in_git, "rev-parse", "HEAD")
    uitkomst = draai(*NIEUW)
    assert uitkomst.code == 3
    assert "liever niet" in uitkomst.fout
    assert git(in_git, "rev-parse", "HEAD") == voor
    assert git(in_git, "diff", "--cached", "--name-only") == ""


def test_een_haak_mag_de_boodschap_aanvullen(draai: Draai, in_git: Path) -> None:
    pad = in_git / ".git/hooks/commit-msg"
    pad.parent.mkdir(exist_ok=True)
    pad.write_text('#!/bin/sh\necho "Zaak: 12" >> "$1"\n')
    pad.chmod(0o755)
    assert draai(*NIEUW).code == 0
    assert git(in_git, "log", "-1", "--format=%B").strip().endswith("\nZaak: 12")


def test_wat_prive_is_wordt_niet_vastgelegd(in_git: Path) -> None:
    """Also without hooks: committing looks itself."""
    prive = DERDE.replace("Spijkers", "bel 06-12345678")
    schrijf(in_git, BON, ANDER, prive)
    fout = leg_vast(in_git, (Regels(MOESTUIN, (prive,)),), "x\n")
    assert fout is not None
    assert _hoofd(in_git) == [BON, ANDER]


def test_wat_prive_was_houdt_een_nieuwe_regel_niet_tegen(draai: Draai, in_git: Path) -> None:
    schrijf(in_git, BON, ANDER, DERDE.replace("Spijkers", "bel 06-12345678"))
    leg_alles_vast(in_git)
    assert draai(*NIEUW).code == 0


def test_ondertekend_zoals_de_gebruiker_dat_wil(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    sleutel = tmp_path / "sleutel"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(sleutel)], check=True)
    for naam, waarde in {"gpg.format": "ssh", "user.signingkey": f"{sleutel}.pub", "commit.gpgSign": "yes"}.items():
        git(in_git, "config", naam, waarde)
    assert draai(*NIEUW).code == 0
    assert "BEGIN SSH SIGNATURE" in git(in_git, "cat-file", "commit", "HEAD")
    git(in_git, "config", "user.signingkey", str(tmp_path / "weg.pub"))
    voor = git(in_git, "rev-parse", "HEAD")
    assert draai(*NIEUW).code == 3
    assert git(in_git, "rev-parse", "HEAD") == voor


def test_op_een_losse_commit(draai: Draai, in_git: Path) -> None:
    git(in_git, "checkout", "-q", "--detach")
    assert draai(*NIEUW).code == 0
    assert _schoon(in_git)
    assert git(in_git, "rev-parse", "main") != git(in_git, "rev-parse", "HEAD")


def test_de_omgeving_wijst_naar_een_andere_index(draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", str(in_git / "elders"))
    monkeypatch.setenv("GIT_DIR", str(in_git / "niets"))
    assert draai(*NIEUW).code == 0
    monkeypatch.delenv("GIT_INDEX_FILE")
    monkeypatch.delenv("GIT_DIR")
    assert _schoon(in_git)


def test_een_heel_bestand(in_git: Path) -> None:
    """What besluit, kern, leersessie and kascommissie commit: exactly their file, unless more in it was uncommitted."""
    pad = in_git / "data/kernen/noord.yaml"
    eerder = pad.read_bytes()
    nieuw = eerder + b'resultaat: "mooi"\n'
    pad.write_bytes(nieuw)
    assert leg_vast(in_git, (Bestand("data/kernen/noord.yaml", eerder, nieuw),), "x\n") is None
    assert _schoon(in_git)
    pad.write_bytes(nieuw + b"# nog iets\n")
    bezwaar = leg_vast(in_git, (Bestand("data/kernen/noord.yaml", nieuw + b"# nog", nieuw + b"# nog iets\n"),), "x\n")
    assert bezwaar is not None
    assert "stond al meer dat nog niet is vastgelegd" in bezwaar.sjabloon
    assert leg_vast(in_git, (Bestand("data/ideeen.yaml", None, b"- {}\n"),), "x\n") is None
    assert _hoofd(in_git, "data/ideeen.yaml") == ["- {}"]


def test_daarna_is_de_geschiedenis_goed(draai: Draai, in_git: Path) -> None:
    for _ in range(3):
        assert draai(*NIEUW).code == 0
    assert zegt(draai, "--geschiedenis", map_=in_git) == []
