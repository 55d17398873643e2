"""Attacks on the kluis: its place, its modes, what lies in it, and the keys that open it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pyrage
import pytest

from tests.aanvallen.verstopt import PNG
from tests.conftest import Draai, logboek
from tests.test_git import git

BON = ("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16", "--scan")


@pytest.fixture
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "kluis"
    map_.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    return map_


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    pad = tmp_path / "scan.png"
    pad.write_bytes(PNG)
    return pad


def bewaard(kluis: Path) -> Path:
    (pad,) = (p for p in kluis.rglob("*") if p.is_file())
    return pad


def regels(draai: Draai) -> list[str]:
    gevonden = json.loads(draai("check", "--kluis", "--formaat", "json").uit)["bevindingen"]
    return sorted(b["regel"] for b in gevonden if b["regel"] in ("kluis", "los", "dicht"))


# --- modes ---------------------------------------------------------------------------------------------------------


def test_alleen_de_eigenaar_mag_erbij_vanaf_de_eerste_byte(
    draai: Draai, kluis: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the user's mask gives all to everybody: a mode is given when a file is made, never after."""
    gezien: list[int] = []
    echt_open, echt_mkdir = os.open, os.mkdir

    def kijk_open(pad: object, vlaggen: int, mode: int = 0o777, **anders: object) -> int:
        nummer = echt_open(pad, vlaggen, mode, **anders)  # type: ignore[arg-type]
        if str(pad).startswith(str(kluis)):
            gezien.append(stat.S_IMODE(os.fstat(nummer).st_mode) & 0o077)
        return nummer

    def kijk_mkdir(pad: object, mode: int = 0o777, **anders: object) -> None:
        echt_mkdir(pad, mode, **anders)  # type: ignore[arg-type]
        if str(pad).startswith(str(kluis)):
            gezien.append(stat.S_IMODE(Path(str(pad)).stat().st_mode) & 0o077)

    monkeypatch.setattr(os, "open", kijk_open)
    monkeypatch.setattr(os, "mkdir", kijk_mkdir)
    oud = os.umask(0)
    try:
        assert draai(*BON, str(scan)).code == 0
    finally:
        os.umask(oud)
    assert len(gezien) >= 3
    assert set(gezien) == {0}
    assert stat.S_IMODE(bewaard(kluis).stat().st_mode) == 0o600
    assert stat.S_IMODE(bewaard(kluis).parent.stat().st_mode) == 0o700


def test_een_kluis_waar_anderen_in_kunnen_kijken_wordt_genoemd(draai: Draai, kluis: Path, scan: Path) -> None:
    draai(*BON, str(scan))
    assert draai("kluis", "toon").fout == ""
    bewaard(kluis).chmod(0o644)
    assert "anderen op deze computer kunnen in de kluis kijken" in draai("kluis", "toon").fout


# --- its place -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hoe", ["boom", "onder een boom", "binnen .git", "naakt", "met een .git-bestand", "via een symlink"]
)
def test_een_kluis_in_welke_map_van_git_ook_wordt_geweigerd(
    draai: Draai, boek: Path, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hoe: str
) -> None:
    ander = tmp_path / "ander"
    ander.mkdir()
    git(ander, "init", "-q", *(["--bare"] if hoe == "naakt" else []))
    map_ = {"onder een boom": ander / "diep/er", "binnen .git": ander / ".git/kluis"}.get(hoe, ander)
    map_.mkdir(parents=True, exist_ok=True)
    if hoe == "met een .git-bestand":
        map_ = tmp_path / "werkboom"
        map_.mkdir()
        (map_ / ".git").write_text(f"gitdir: {ander}/.git/worktrees/x\n")
    if hoe == "via een symlink":
        (tmp_path / "wijst").symlink_to(ander)
        map_ = tmp_path / "wijst"
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    voor = sorted(ander.rglob("*"))
    for opdracht in ((*BON, str(scan)), ("check", "--kluis"), ("kluis", "toon")):
        uitkomst = draai(*opdracht)
        assert uitkomst.code == 2
        assert "ligt in een map die git bewaart" in uitkomst.fout
    assert sorted(ander.rglob("*")) == voor
    assert not logboek(boek).exists()


def test_een_kluis_in_een_boek_zonder_git_wordt_geweigerd(
    draai: Draai, boek: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(boek / "data"))
    assert "ligt in het openbare grootboek" in draai(*BON, str(scan)).fout


# --- what lies in it -----------------------------------------------------------------------------------------------


def test_een_symlink_in_de_kluis_wordt_niet_gevolgd(draai: Draai, boek: Path, kluis: Path, scan: Path) -> None:
    draai(*BON, str(scan))
    goed = bewaard(kluis)
    elders = kluis.parent / "elders"
    elders.mkdir()
    doel = elders / "prooi"
    doel.write_bytes(goed.read_bytes())
    regel = logboek(boek).read_bytes()

    goed.unlink()
    goed.symlink_to(doel)
    assert regels(draai) == ["kluis", "los"]
    uitkomst = draai(*BON, str(scan))
    assert uitkomst.code == 2
    assert "is een symlink" in uitkomst.fout

    goed.unlink()
    goed.parent.rmdir()
    goed.parent.symlink_to(elders)
    uitkomst = draai(*BON, str(scan))
    assert uitkomst.code == 2
    assert "is een symlink" in uitkomst.fout
    assert [p.name for p in elders.iterdir()] == ["prooi"]
    doel.rename(elders / goed.name)
    assert regels(draai) == ["kluis", "los"]
    assert logboek(boek).read_bytes() == regel


def test_wat_er_al_lag_wordt_niet_geloofd(draai: Draai, kluis: Path, scan: Path) -> None:
    """A file of the right name with another content is no scan: it is written again."""
    draai(*BON, str(scan))
    goed = bewaard(kluis)
    goed.write_bytes(b"iets anders")
    assert draai(*BON, str(scan)).code == 0
    assert regels(draai) == []


@pytest.mark.parametrize(
    "naam",
    ["{h}.png", "00/{h}.png", "{k}/{h}.exe", "{k}/{h}.png.gpg", "{k}/diep/{h}.png", "{k}/{H}.png", "{k}/ {h}.png"],
)
def test_alleen_een_goede_naam_is_een_scan(draai: Draai, kluis: Path, scan: Path, naam: str) -> None:
    draai(*BON, str(scan))
    goed = bewaard(kluis)
    hash_ = goed.stem
    anders = kluis / naam.format(h=hash_, H=hash_.upper(), k=hash_[:2])
    anders.parent.mkdir(exist_ok=True, parents=True)
    goed.rename(anders)
    assert regels(draai) == ["kluis", "los"]


def test_wat_half_geschreven_bleef_wordt_genoemd(draai: Draai, kluis: Path, scan: Path) -> None:
    draai(*BON, str(scan))
    (bewaard(kluis).parent / ".0123456789abcdef").write_bytes(b"half")
    (kluis / ".DS_Store").write_bytes(b"van een ander programma")
    assert regels(draai) == ["los"]


def test_een_volle_schijf_laat_niets_achter(
    draai: Draai, boek: Path, kluis: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", vol)
    uitkomst = draai(*BON, str(scan))
    assert uitkomst.code == 2
    assert "de schijf is vol" in uitkomst.fout
    assert [pad for pad in kluis.rglob("*") if pad.is_file()] == []
    assert not logboek(boek).exists()


def test_een_tweede_bestand_van_dezelfde_scan_wordt_ook_nagekeken(draai: Draai, kluis: Path, scan: Path) -> None:
    draai(*BON, str(scan))
    goed = bewaard(kluis)
    goed.with_suffix(".pdf").write_bytes(b"vals")
    assert regels(draai) == ["kluis"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_een_pijp_in_de_kluis_hangt_niet(draai: Draai, kluis: Path, scan: Path) -> None:
    draai(*BON, str(scan))
    goed = bewaard(kluis)
    goed.unlink()
    os.mkfifo(goed)
    assert regels(draai) == ["kluis", "los"]


# --- what is given as a scan ---------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("met_kluis", [True, False])
@pytest.mark.parametrize("wat", ["pijp", "apparaat", "map", "weg"])
def test_wat_geen_bestand_is_hangt_niet(
    draai: Draai, boek: Path, kluis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wat: str, met_kluis: bool
) -> None:
    if not met_kluis:
        monkeypatch.delenv("BUURTLEDGER_KLUIS")
    pad = {"apparaat": Path("/dev/zero"), "map": kluis}.get(wat, tmp_path / wat)
    if wat == "pijp":
        os.mkfifo(pad)
    uitkomst = draai(*BON, str(pad))
    assert uitkomst.code == 2
    zin = "is geen gewoon bestand" if wat in ("pijp", "apparaat", "map") else "is niet te lezen"
    assert zin in uitkomst.fout
    assert not logboek(boek).exists()


# --- keys ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def versleuteld(draai: Draai, boek: Path, kluis: Path, scan: Path) -> object:
    """A scan in the kluis for anna alone; her secret key."""
    anna = pyrage.x25519.Identity.generate()
    (boek / "data/rollen.yaml").write_text(
        f'formaat: 1\npersonen:\n  anna: {{rollen: [penvoerder], kluis: "{anna.to_public()}"}}\n'
    )
    assert draai(*BON, str(scan)).code == 0
    assert bewaard(kluis).suffix == ".age"
    return anna


def test_wat_niet_te_openen_is_heet_niet_goed(
    draai: Draai, kluis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versleuteld: object
) -> None:
    assert regels(draai) == ["dicht"]
    assert draai("check", "--kluis").code == 1
    eigen = tmp_path / "sleutel"
    eigen.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(eigen))
    assert regels(draai) == ["dicht"], "somebody else's key opens nothing"
    eigen.write_text(f"# created\n{versleuteld}\n")
    assert regels(draai) == []
    bewaard(kluis).write_bytes(b"geen age")
    assert regels(draai) == ["kluis"]


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (lambda pad: pad.unlink(missing_ok=True), "is niet te lezen"),
        (lambda pad: pad.mkdir(), "is geen gewoon bestand"),
        (lambda pad: pad.write_text("niets"), "staat geen bruikbare sleutel"),
        (lambda pad: pad.write_text("AGE-SECRET-KEY-1ONZIN"), "staat geen bruikbare sleutel"),
        (lambda pad: pad.write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nx"), "staat geen bruikbare sleutel"),
        (lambda pad: pad.write_bytes(b"\xff\xfe\x00"), "staat geen bruikbare sleutel"),
        (lambda pad: pad.write_bytes(bytes(100_000)), "is geen gewoon bestand"),
    ],
)
def test_een_sleutel_die_er_niet_is_geeft_een_zin(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versleuteld: object, maak: object, zin: str
) -> None:
    assert versleuteld
    assert callable(maak)
    pad = tmp_path / "sleutel"
    maak(pad)
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(pad))
    uitkomst = draai("check", "--kluis")
    assert uitkomst.code == 2
    assert zin in uitkomst.fout


# --- taking a scan out ---------------------------------------------------------------------------------------------


def nummer_van(draai: Draai) -> str:
    return str(json.loads(draai("bon", "lijst", "--formaat", "json").uit)["mutaties"][0]["id"])


def test_uit_de_kluis_halen_maakt_een_nieuw_bestand_voor_de_eigenaar(
    draai: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versleuteld: object
) -> None:
    nummer = nummer_van(draai)
    doel = tmp_path / "uit.png"
    uitkomst = draai("kluis", "haal", nummer, "--naar", str(doel))
    assert uitkomst.code == 3
    assert "zet BUURTLEDGER_SLEUTEL" in uitkomst.fout
    eigen = tmp_path / "sleutel"
    monkeypatch.setenv("BUURTLEDGER_SLEUTEL", str(eigen))
    eigen.write_text(str(pyrage.x25519.Identity.generate()))
    assert "jouw sleutel opent deze scan niet" in draai("kluis", "haal", nummer, "--naar", str(doel)).fout
    assert not doel.exists()
    eigen.write_text(str(versleuteld))
    assert draai("kluis", "haal", nummer, "--naar", str(doel)).code == 0
    assert doel.read_bytes().startswith(b"\x89PNG")
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600
    assert "bestaat al" in draai("kluis", "haal", nummer, "--naar", str(doel)).fout


def test_uit_de_kluis_halen_volgt_geen_symlink_en_legt_niets_in_git(
    draai: Draai, boek: Path, kluis: Path, scan: Path, tmp_path: Path
) -> None:
    draai(*BON, str(scan))
    nummer = nummer_van(draai)
    prooi = tmp_path / "prooi"
    (tmp_path / "wijst").symlink_to(prooi)
    assert draai("kluis", "haal", nummer, "--naar", str(tmp_path / "wijst")).code == 3
    assert not prooi.exists()
    git(boek, "init", "-q")
    assert "is een map die git bewaart" in draai("kluis", "haal", nummer, "--naar", str(boek / "scan.png")).fout
    assert not (boek / "scan.png").exists()
    bewaard(kluis).write_bytes(b"vals")
    assert "is veranderd" in draai("kluis", "haal", nummer, "--naar", str(tmp_path / "a.png")).fout
    bewaard(kluis).unlink()
    assert "is niet in de kluis" in draai("kluis", "haal", nummer, "--naar", str(tmp_path / "a.png")).fout
    assert not (tmp_path / "a.png").exists()
