"""Kind 14: what was not looked at is said, with the same words everywhere (`Nagekeken.niet_nagekeken`)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.aanvallen.buurt import Buurt
from tests.aanvallen.toneel import BON, leg_alles_vast, leg_regels_vast
from tests.conftest import Draai, schrijf

SCAN = BON.replace("}", f', scan: "sha256:{"0" * 64}"}}')


def _niet(draai: Draai, *hoe: str, map_: Path | None = None) -> list[str]:
    gezegd: list[str] = json.loads(draai("check", *hoe, "--formaat", "json", map_=map_).uit)["niet_nagekeken"]
    return gezegd


@pytest.mark.usefixtures("in_git")
def test_alles_nagekeken(draai: Draai) -> None:
    assert _niet(draai) == []
    assert "nagekeken" not in draai("check").uit


def test_zonder_git(draai: Draai) -> None:
    (zin,) = _niet(draai)
    assert "staat niet in git" in zin
    assert zin in draai("check").fout


def test_een_ondiepe_kloon(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    leg_alles_vast(in_git)
    ondiep = tmp_path / "ondiep"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{in_git}", str(ondiep)], check=True)
    (zin,) = _niet(draai, map_=ondiep)
    assert "ondiep" in zin
    assert zin in draai("check", map_=ondiep).fout
    subprocess.run(["git", "-C", str(ondiep), "fetch", "-q", "--unshallow"], check=True)
    assert _niet(draai, map_=ondiep) == []


def test_zonder_kluis(draai: Draai, in_git: Path) -> None:
    leg_regels_vast(in_git, SCAN)
    (zin,) = _niet(draai)
    assert "check --kluis" in zin
    assert f"Niet nagekeken: {zin}." in " ".join(draai("check").uit.split())
    assert "kluis" not in draai("check", "overschreden").uit


def test_zonder_vastgezet_begin(draai: Draai, buurt: Buurt) -> None:
    schrijf(buurt.boek, SCAN)
    buurt.leg_vast("anna")
    assert ["--kluis" in zin or "--begin" in zin for zin in _niet(draai)] == [True, True]
    (zin,) = _niet(draai, "--begin", buurt.begin)
    assert "--kluis" in zin
