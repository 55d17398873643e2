"""Kind 4: git that cannot answer, read as "fine". Not knowing is a fout, with what to do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from buurtledger.store.git import objecten
from buurtledger.store.git.objecten import Blobs
from buurtledger.store.git.proces import Git, GitFout
from tests.aanvallen.toneel import (
    ANDER,
    BESLUIT,
    BON,
    DERDE,
    KAS,
    MOESTUIN,
    git,
    leg_alles_vast,
    leg_regels_vast,
    regels,
    zegt,
)
from tests.conftest import Draai, schrijf

VRAGEN = [(), ("--geschiedenis",), ("--sinds", "HEAD")]


def _besluit_stil_veranderd(in_git: Path) -> None:
    pad = in_git / BESLUIT
    pad.parent.mkdir()
    for bedrag in ("10.00", "11.00"):
        pad.write_text(KAS.replace("10.00", bedrag))
        leg_alles_vast(in_git)


def test_een_ondiepe_kloon_met_een_besluit(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    _besluit_stil_veranderd(in_git)
    ondiep = tmp_path / "ondiep"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{in_git}", str(ondiep)], check=True)
    gevonden = zegt(draai, map_=ondiep)
    assert regels(gevonden) == {"ondiep"}
    assert "fetch-depth: 0" in draai("check", map_=ondiep).uit


def test_een_ondiepe_kloon_waarin_niets_verborgen_nodig_is(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    ondiep = tmp_path / "ondiep"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{in_git}", str(ondiep)], check=True)
    assert zegt(draai, map_=ondiep) == []
    assert regels(zegt(draai, "--geschiedenis", map_=ondiep)) == {"ondiep"}


def test_een_voorstel_in_een_ondiepe_kloon(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    """What CI sees of a pull request: the base is a name without the commits between."""
    git(in_git, "branch", "basis")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    leg_regels_vast(in_git, BON, ANDER, DERDE, DERDE.replace("b7yz", "d9yz"))
    ondiep = tmp_path / "ondiep"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{in_git}", str(ondiep)], check=True
    )
    assert regels(zegt(draai, "--sinds", "origin/basis", map_=ondiep)) == {"ondiep"}


@pytest.mark.parametrize("vraag", VRAGEN)
def test_git_staat_niet_op_het_pad(
    draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, vraag: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    gevonden = zegt(draai, *vraag, map_=in_git)
    assert regels(gevonden) == {"git"}
    assert "niet te starten" in gevonden[0].bericht


@pytest.mark.parametrize("vraag", VRAGEN)
def test_een_map_van_een_ander(
    draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, vraag: tuple[str, ...]
) -> None:
    """What every CI container sees. Played by a git that says what git says then, since only root can give away."""
    _nepgit(tmp_path / "bin", f"echo \"fatal: detected dubious ownership in repository at '{in_git}'\" >&2; exit 128")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert regels(zegt(draai, *vraag, map_=in_git)) == {"git"}
    assert "safe.directory" in draai("check", map_=in_git).uit


def _nepgit(map_: Path, opdracht: str) -> None:
    map_.mkdir()
    (map_ / "git").write_text(f"#!/bin/sh\n{opdracht}\n")
    (map_ / "git").chmod(0o755)


@pytest.mark.parametrize(
    "naam", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"]
)
def test_de_omgeving_wijst_naar_een_andere_geschiedenis(
    draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, naam: str
) -> None:
    commit = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER)
    monkeypatch.setenv(naam, str(tmp_path / "niets"))
    assert any(commit[:10] in b.bericht for b in zegt(draai, "--geschiedenis", map_=in_git))


def test_de_omgeving_geeft_instellingen_mee(draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = leg_regels_vast(in_git, BON.replace("45.95", "54.95"), ANDER)
    for nr, (naam, waarde) in enumerate({"core.bare": "true", "core.worktree": "/"}.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{nr}", naam)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{nr}", waarde)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    assert any(commit[:10] in b.bericht for b in zegt(draai, "--geschiedenis", map_=in_git))


def _los(in_git: Path, wat: str) -> Path:
    """The file of an object."""
    nummer = git(in_git, "rev-parse", wat).strip()
    return in_git / ".git/objects" / nummer[:2] / nummer[2:]


@pytest.mark.parametrize("wat", ["HEAD", "HEAD^{tree}", "HEAD~1", "HEAD~1^{tree}", f"HEAD~1:{MOESTUIN}"])
@pytest.mark.parametrize("hoe", ["weg", "kapot"])
def test_een_stuk_van_de_geschiedenis_mist(draai: Draai, in_git: Path, wat: str, hoe: str) -> None:
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    stuk = _los(in_git, wat)
    stuk.chmod(0o644)
    if hoe == "weg":
        stuk.unlink()
    else:
        stuk.write_bytes(stuk.read_bytes()[:-8] + b"\0" * 8)
    assert "git" in regels(zegt(draai, "--geschiedenis"))


@pytest.mark.parametrize("inhoud", [b"", b"onzin\n", b"0" * 40 + b"\n"])
@pytest.mark.parametrize("bestand", [".git/refs/heads/main", ".git/HEAD"])
@pytest.mark.parametrize("vraag", VRAGEN[:2])
def test_een_stroomstoring_in_git(
    draai: Draai, in_git: Path, inhoud: bytes, bestand: str, vraag: tuple[str, ...]
) -> None:
    (in_git / bestand).write_bytes(inhoud)
    assert "git" in regels(zegt(draai, *vraag))


def test_een_verwijzing_naar_een_map_die_weg_is(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    """A linked working tree, of which the repository was taken away."""
    git(in_git, "worktree", "add", "-q", str(tmp_path / "boom"))
    in_git.rename(tmp_path / "verhuisd")
    assert "git" in regels(zegt(draai, map_=tmp_path / "boom"))


def test_git_werkt_voor_een_andere_map(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    git(in_git, "config", "core.worktree", str(tmp_path / "elders"))
    assert "git" in regels(zegt(draai, map_=in_git))


def test_zonder_git_zegt_check_dat(draai: Draai, boek: Path) -> None:
    schrijf(boek, BON)
    uitkomst = draai("check")
    assert uitkomst.code == 0
    assert "staat niet in git" in uitkomst.fout
    for vraag in VRAGEN[1:]:
        assert draai("check", *vraag).code == 2


def test_de_blik_vooraf_kan_niet_kijken(draai: Draai, in_git: Path) -> None:
    (in_git / ".git/index").write_bytes(b"onzin")
    assert draai("check", "--klaargezet").code == 1


def test_een_bestand_in_de_geschiedenis_dat_het_geheugen_vult(
    draai: Draai, in_git: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objecten, "HOOGSTENS", 1000)
    leg_regels_vast(in_git, BON, ANDER, "# " + "x" * 2000)
    leg_regels_vast(in_git, BON, ANDER)
    assert "git" in regels(zegt(draai, "--geschiedenis"))


# What is lawful stays green.


def test_wat_na_het_gevraagde_stuk_komt_is_kapot(in_git: Path) -> None:
    """The next version is fetched along; that it cannot be read is said to who asks for it, and to nobody else."""
    nummers: list[str] = []
    for tekst in ("een", "", "drie"):
        (in_git / "stuk").write_text(tekst)
        nummers.append(git(in_git, "hash-object", "-w", "stuk").strip())
    een, leeg, drie = nummers
    weg = "0" * 40
    blobs = Blobs(Git(in_git), {een: weg, weg: drie, drie: leeg, leeg: een})
    assert [blobs(een), blobs(drie), blobs(leeg), blobs(een)] == [b"een", b"drie", b"", b"een"]
    with pytest.raises(GitFout):
        blobs(weg)
    assert blobs(drie) == b"drie"
    blobs.sluit()


def test_een_repository_met_langere_nummers(draai: Draai, boek: Path) -> None:
    git(boek, "init", "-q", "-b", "main", "--object-format=sha256")
    leg_regels_vast(boek, BON, ANDER)
    assert zegt(draai, "--geschiedenis") == []
    commit = leg_regels_vast(boek, BON)
    assert [commit[:10] in b.bericht for b in zegt(draai, "--geschiedenis")] == [True]


def test_een_gekoppelde_werkmap(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    git(in_git, "worktree", "add", "-q", str(tmp_path / "boom"))
    assert zegt(draai, "--geschiedenis", map_=tmp_path / "boom") == []


def test_een_tak_zonder_commits(draai: Draai, boek: Path) -> None:
    git(boek, "init", "-q", "-b", "main")
    assert zegt(draai) == []
    assert zegt(draai, "--geschiedenis") == []
