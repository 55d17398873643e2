"""`verslag bundel`: one file with everything that is asked for, the same each time, and what is missing named."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from buurtledger.store.bundel import Erin, schrijf_bundel
from tests.conftest import VANDAAG, Draai, schrijf
from tests.test_git import git

GEHEIM = "NL91ABNA0417164300"
REGEL = (
    f'- {{bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.00, omschrijving: "Verf, terug naar {GEHEIM}", '
    'betaald_door: kern, scan: "sha256:SCAN"}'
)


def foto(kleur: str) -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (40, 20), kleur).save(uit, "PNG")
    return uit.getvalue()


@pytest.fixture
def kluis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "kluis"
    map_.mkdir(mode=0o700)
    monkeypatch.setenv("BUURTLEDGER_KLUIS", str(map_))
    return map_


def leg_in(kluis: Path, inhoud: bytes) -> str:
    hash_ = hashlib.sha256(inhoud).hexdigest()
    (kluis / hash_[:2]).mkdir(exist_ok=True)
    (kluis / hash_[:2] / f"{hash_}.png").write_bytes(inhoud)
    return hash_


def bundel(draai: Draai, naar: Path, *wat: str, code: int = 0) -> zipfile.ZipFile:
    uitkomst = draai("verslag", "bundel", str(naar), "--ondanks-fouten", *wat)
    assert uitkomst.code == code, uitkomst.fout
    return zipfile.ZipFile(naar)


def test_alles_in_een_bestand_en_elke_keer_hetzelfde(draai: Draai, boek: Path, kluis: Path, tmp_path: Path) -> None:
    er_is, weg = leg_in(kluis, foto("red")), leg_in(kluis, foto("blue"))
    schrijf(
        boek,
        REGEL.replace("SCAN", er_is),
        REGEL.replace("SCAN", er_is).replace("m3fx", "zzzz").replace("45.00", "5.00"),
        REGEL.replace("SCAN", weg).replace("m3fx", "bbbb").replace("45.00", "6.00"),
        '- {bon: 221015-cccc, datum: 2022-10-14, bedrag: 7.00, omschrijving: "touw", betaald_door: kern}',
    )
    next(kluis.rglob(f"{weg}.png")).unlink()
    with bundel(draai, tmp_path / "een.zip") as een:
        namen = een.namelist()
        assert namen == [
            *("verslag.pdf", "bonnen.csv", "verslag.xlsx"),
            "scans/tuin/moestuin/2022-10-14_221015-m3fx.png",
            *("INHOUD.txt", "SHA256SUMS"),
        ]
        inhoud = een.read("INHOUD.txt").decode()
        assert "Deze scans ontbreken:\n221015-bbbb  tuin/moestuin  niet in de kluis\n" in inhoud
        assert "nooit een scan bewaard:\n221015-cccc  tuin/moestuin  2022-10-14  7,00\n" in inhoud
        assert een.read(namen[3]) == foto("red")
        een.extractall(tmp_path / "uit")
    gezien = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "uit", capture_output=True, check=True)
    assert gezien.stdout.count(b": OK") == 5
    bundel(draai, tmp_path / "twee.zip").close()
    assert (tmp_path / "een.zip").read_bytes() == (tmp_path / "twee.zip").read_bytes()
    assert (tmp_path / "een.zip").stat().st_mode & 0o077 == 0
    assert draai("verslag", "bundel", str(tmp_path / "een.zip")).code == 2, "never written over"


def test_de_gemeente_ziet_minder_dan_de_kascommissie(draai: Draai, boek: Path, tmp_path: Path) -> None:
    schrijf(boek, REGEL.replace("SCAN", "0" * 64))
    gezien = {}
    for voor in ("gemeente", "kascommissie"):
        with bundel(draai, tmp_path / f"{voor}.zip", "--voor", voor, "--jaar", "2022") as een:
            gezien[voor] = een.read("bonnen.csv").decode()
            assert "Er is geen kluis gebruikt" in een.read("INHOUD.txt").decode()
            assert "221015-m3fx  tuin/moestuin  er is geen kluis" in een.read("INHOUD.txt").decode()
    assert GEHEIM not in gezien["gemeente"]
    assert GEHEIM in gezien["kascommissie"]
    assert draai("verslag", "bundel", str(tmp_path / "x.zip"), "--voor", "iedereen").code == 2
    assert draai("verslag", "bundel", str(tmp_path / "x.zip"), "--jaar", "2022", "--kwartaal", "2022-Q4").code == 2
    with bundel(draai, tmp_path / "k.zip", "--kwartaal", "2022-Q4") as een:
        assert een.read("INHOUD.txt").decode().startswith("Verslag van het kwartaal 2022-Q4\n")


def test_nooit_in_git_en_heel_of_niet(
    draai: Draai, boek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schrijf(boek, REGEL.replace("SCAN", "0" * 64))
    git(boek, "init", "-q")
    uitkomst = draai("verslag", "bundel", str(boek / "b.zip"), "--ondanks-fouten")
    assert uitkomst.code == 2
    assert "een map die git bewaart" in uitkomst.fout
    assert draai("verslag", "bundel", str(tmp_path / "weg" / "b.zip"), "--ondanks-fouten").code == 3

    def vol(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", vol)
    uitkomst = draai("verslag", "bundel", str(tmp_path / "b.zip"), "--ondanks-fouten")
    assert (uitkomst.code, "Er is niets veranderd" in uitkomst.fout) == (3, True)
    assert not (tmp_path / "b.zip").exists()
    assert not (boek / "b.zip").exists()
    shutil.rmtree(boek / "data")
    assert draai("verslag", "bundel", str(tmp_path / "c.zip"), vandaag=VANDAAG).code == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own that dies needs fork")
def test_wie_halverwege_doodgaat_laat_geen_bundel_achter(tmp_path: Path) -> None:
    naar = tmp_path / "b.zip"

    def sterf(erin: Erin) -> None:
        erin("een", b"1")
        os._exit(9)

    if (kind := os.fork()) == 0:
        schrijf_bundel(naar, sterf)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) == 9
    assert not naar.exists()
    assert schrijf_bundel(naar, lambda erin: erin("een", b"1")) is None
    assert zipfile.ZipFile(naar).testzip() is None
    assert naar.stat().st_mode & 0o777 == 0o600
    assert schrijf_bundel(naar, lambda erin: erin("een", b"2")) is not None
    assert zipfile.ZipFile(naar).read("een") == b"1"
