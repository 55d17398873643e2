"""No figure comes from a folder that a stranger can put something in."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from zlib import crc32

import platformdirs
import pytest

from buurtledger.store.snel.bergplaats import bergplaats
from tests.conftest import Draai, schrijf

BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'


def vervals(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index with false figures for a ledger whose files are old enough to be trusted by their looks."""
    schrijf(boek, BON)
    later = time.time_ns() + 10**10
    with monkeypatch.context() as straks:
        straks.setattr(time, "time_ns", lambda: later)
        draai("status")
    kop = bergplaats(boek) / "kop"
    _, vorm, inhoud = kop.read_bytes().split(b"\n", 2)
    vals = inhoud.replace(b'"45.95"', b'"99.99"')
    assert vals != inhoud
    kop.write_bytes(str(crc32(vals)).encode() + b"\n" + vorm + b"\n" + vals)
    return kop.parent


def test_wie_in_de_map_van_de_gebruiker_kan_schrijven_heeft_het_voor_het_zeggen(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the tests below would otherwise show: this forgery works, were it believed."""
    vervals(draai, boek, monkeypatch)
    assert "99,99" in draai("status").uit


def test_een_index_in_het_grootboek_wordt_niet_gelezen_en_niet_geschreven(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vals = vervals(draai, boek, monkeypatch)
    for binnen in (boek / ".buurtledger", boek / ".buurtledger" / vals.name):
        shutil.copytree(vals, binnen)
    shutil.rmtree(vals)
    voor = {pad: pad.read_bytes() for pad in (boek / ".buurtledger").rglob("*") if pad.is_file()}
    uit = draai("status").uit
    assert "45,95" in uit
    assert "99,99" not in uit
    assert {pad: pad.read_bytes() for pad in (boek / ".buurtledger").rglob("*") if pad.is_file()} == voor


@pytest.mark.parametrize("rechten", [0o777, 0o755, 0o750, 0o701, 0o1777])
def test_een_map_waar_anderen_bij_kunnen(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch, rechten: int
) -> None:
    map_ = vervals(draai, boek, monkeypatch)
    map_.chmod(rechten)
    voor = (map_ / "kop").read_bytes()
    assert "99,99" not in draai("status").uit
    assert (map_ / "kop").read_bytes() == voor, "what is not ours is not written either"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_een_map_van_een_ander(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.chown(vervals(draai, boek, monkeypatch), 65534, 65534)
    assert "99,99" not in draai("status").uit


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_als_root_in_de_map_van_een_ander_komt_er_niets_bij(
    draai: Draai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BUURTLEDGER_CACHE")
    thuis = tmp_path / "ander"
    thuis.mkdir()
    os.chown(thuis, 65534, 65534)
    monkeypatch.setenv("HOME", str(thuis))
    assert draai("status").code == 0
    assert list(thuis.iterdir()) == []


def test_een_symlink_naar_een_map_van_ons(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = vervals(draai, boek, monkeypatch)
    map_.rename(map_.with_name("elders"))
    map_.symlink_to(map_.with_name("elders"))
    assert "99,99" not in draai("status").uit


@pytest.mark.parametrize("plek", ["/dev/null/x", "/proc/nergens", ""])
def test_waar_geen_map_kan_zijn_is_geen_index(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch, plek: str
) -> None:
    schrijf(boek, BON)
    monkeypatch.setenv("BUURTLEDGER_CACHE", plek)
    assert "45,95" in draai("status").uit


def test_twee_grootboeken_delen_niets(draai: Draai, boek: Path, tmp_path: Path) -> None:
    ander = tmp_path / "ander"
    shutil.copytree(boek, ander)
    schrijf(boek, BON)
    assert "45,95" in draai("status").uit
    assert "45,95" not in draai("status", map_=ander).uit
    assert bergplaats(ander) != bergplaats(boek)
    (tmp_path / "link").symlink_to(boek)
    assert bergplaats(tmp_path / "link") == bergplaats(boek)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("xdg", [None, "", "/ergens/anders"])
def test_de_plek_is_die_van_platformdirs(monkeypatch: pytest.MonkeyPatch, boek: Path, xdg: str | None) -> None:
    monkeypatch.delenv("BUURTLEDGER_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if xdg is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", xdg)
    assert bergplaats(boek).parent == platformdirs.user_cache_path("buurtledger", appauthor=False)
