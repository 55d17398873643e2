"""Not knowing is never "fine": what cannot be read is a fout, and no figure is printed."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import GRONDSLAG, Draai, schrijf

BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Potgrond", betaald_door: kern}'
CIJFERS = (
    ("status",),
    ("status", "--formaat", "json"),
    ("kwartaal", "2022-Q4"),
    ("kern", "lijst"),
    ("prognose", "--op", "2023-01-01"),
    ("begroting",),
    ("verslag", "eind", "--formaat", "md", "--naar", "-"),
)


@pytest.fixture
def open_boek() -> Iterator[Path]:
    """A ledger where another user than root can come, so that a closed folder is closed."""
    map_ = Path(tempfile.mkdtemp())
    try:
        shutil.copytree(GRONDSLAG, map_ / "boek")
        schrijf(map_ / "boek", BON)
        for hier, _, bestanden in os.walk(map_):
            Path(hier).chmod(0o755)
            for naam in bestanden:
                (Path(hier) / naam).chmod(0o644)
        yield map_ / "boek"
    finally:
        for hier, mappen, _ in os.walk(map_):
            for naam in mappen:
                if not (Path(hier) / naam).is_symlink():
                    (Path(hier) / naam).chmod(0o755)
        shutil.rmtree(map_)


@contextmanager
def geen_root() -> Iterator[None]:
    """As somebody for whom a closed folder is closed."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def geen_cijfers(draai: Draai, boek: Path, *bestanden: str) -> None:
    """`check` names the files, and no command prints a figure."""
    uitkomst = draai("check", "--formaat", "json", map_=boek)
    gevonden = json.loads(uitkomst.uit)["bevindingen"]
    assert uitkomst.code == 1
    assert {b["bestand"] for b in gevonden if b["regel"] == "bestand"} == set(bestanden)
    for opdracht in CIJFERS:
        gevraagd = draai(*opdracht, map_=boek)
        assert (gevraagd.code, gevraagd.uit) == (3, ""), opdracht
        assert "Traceback" not in gevraagd.fout
        assert bestanden[0] in gevraagd.fout


@pytest.mark.parametrize("rechten", [0o000, 0o111, 0o222, 0o333])
@pytest.mark.parametrize("map_", ["data/bonnen", "data/bonnen/tuin"])
@pytest.mark.parametrize("warm", [False, True])
def test_een_map_die_dicht_is(draai: Draai, open_boek: Path, map_: str, rechten: int, warm: bool) -> None:
    for opdracht in (("check",), *CIJFERS):
        draai(*opdracht, map_=open_boek)  # everything is loaded before root is left
    if warm:
        assert draai("status", map_=open_boek).code == 0
    (open_boek / map_).chmod(rechten)
    with geen_root():
        geen_cijfers(draai, open_boek, map_)


def test_een_map_waarin_niets_te_openen_is(draai: Draai, open_boek: Path) -> None:
    draai("check", map_=open_boek)
    (open_boek / "data/bonnen/tuin").chmod(0o444)
    with geen_root():
        geen_cijfers(draai, open_boek, "data/bonnen/tuin/moestuin.yaml")


@pytest.mark.parametrize("bestand", ["data/bonnen/tuin/moestuin.yaml", "data/budget.yaml"])
def test_een_bestand_dat_dicht_is(draai: Draai, open_boek: Path, bestand: str) -> None:
    draai("status", map_=open_boek)
    (open_boek / bestand).chmod(0)
    with geen_root():
        geen_cijfers(draai, open_boek, bestand)


def test_een_besluitenmap_die_dicht_is(draai: Draai, open_boek: Path) -> None:
    draai("check", map_=open_boek)
    (open_boek / "data/besluiten").mkdir(mode=0o111, exist_ok=True)
    with geen_root():
        geen_cijfers(draai, open_boek, "data/besluiten")


def test_een_datamap_die_dicht_is_is_geen_ander_grootboek(
    draai: Draai, open_boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going up from a ledger that cannot be read may not end in the one above it."""
    binnen = open_boek / "binnen"
    shutil.copytree(GRONDSLAG, binnen)
    binnen.chmod(0o755)
    (binnen / "data").chmod(0)
    monkeypatch.chdir(binnen)
    from buurtledger.cli.start import main

    with geen_root():
        assert main(["status"]) == 3
        assert draai("check", map_=binnen).code in (1, 3)
    (binnen / "data").chmod(0o755)


@pytest.mark.parametrize("map_", ["data/bonnen", "data/bonnen/tuin", "data/besluiten"])
def test_een_schijf_die_stuk_is(draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch, map_: str) -> None:
    schrijf(boek, BON)
    (boek / "data/besluiten").mkdir(exist_ok=True)
    assert draai("status").code == 0
    echt = os.scandir

    def stuk(pad: str | Path = ".") -> Iterator[os.DirEntry[str]]:
        if Path(pad) == boek / map_:
            raise OSError(5, "Input/output error", str(pad))
        return echt(pad)

    monkeypatch.setattr(os, "scandir", stuk)
    geen_cijfers(draai, boek, map_)


def test_een_bestand_in_plaats_van_de_map(draai: Draai, boek: Path) -> None:
    (boek / "data/bonnen").write_text("")
    geen_cijfers(draai, boek, "data/bonnen")


def test_een_gebied_dat_een_bestand_is(draai: Draai, boek: Path) -> None:
    (boek / "data/bonnen").mkdir()
    (boek / "data/bonnen/tuin").write_text("")
    geen_cijfers(draai, boek, "data/bonnen/tuin")


@pytest.mark.parametrize("pad", ["data/bonnen", "data/bonnen/tuin", "data/bonnen/tuin/moestuin.yaml", "data/besluiten"])
@pytest.mark.parametrize("doel", ["/leeg", "/nergens"])
def test_een_symlink_in_data(draai: Draai, boek: Path, tmp_path: Path, pad: str, doel: str) -> None:
    (tmp_path / "leeg").mkdir()
    shutil.rmtree(boek / "data/besluiten", ignore_errors=True)
    (boek / pad).parent.mkdir(parents=True, exist_ok=True)
    (boek / pad).symlink_to(f"{tmp_path}{doel}")
    geen_cijfers(draai, boek, pad)


@pytest.mark.parametrize("pad", ["data/foto", "data/kernen/oud", "data/resultaten", "data/notulen.md"])
def test_een_symlink_elders_in_data_is_een_fout(draai: Draai, boek: Path, tmp_path: Path, pad: str) -> None:
    (boek / pad).symlink_to(tmp_path)
    gevonden = json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]
    assert [(b["regel"], b["bestand"]) for b in gevonden] == [("bestand", pad)]


# Nothing hangs.


def pijp(pad: Path) -> None:
    os.mkfifo(pad)


def apparaat(pad: Path) -> None:
    try:
        os.mknod(pad, 0o20666, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(pad)


def reus(pad: Path) -> None:
    with pad.open("wb") as stroom:
        stroom.truncate(2**40)


@pytest.mark.parametrize("maak", [pijp, apparaat, reus])
@pytest.mark.parametrize(
    "bestand",
    [
        *("budget", "rollen", "kascommissie", "rectificaties", "leersessies", "huisstijl", "cofinanciering"),
        *("bonnen/tuin/moestuin", "kernen/noord", "resultaten/tuin/moestuin", "besluiten/2023-01-01-x"),
    ],
)
def test_een_pijp_een_apparaat_of_een_reus_houdt_niets_op(
    draai: Draai, boek: Path, bestand: str, maak: Callable[[Path], None]
) -> None:
    pad = boek / f"data/{bestand}.yaml"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.unlink(missing_ok=True)
    maak(pad)
    gevonden = json.loads(draai("check", "--formaat", "json").uit)["bevindingen"]
    assert f"data/{bestand}.yaml" in {b["bestand"] for b in gevonden if b["regel"] == "bestand"}
    for opdracht in (
        ("status",),
        ("herstel",),
        ("bon", "toevoegen", "tuin/moestuin", "5", "Touw"),
        ("kern", "resultaat", "noord", "x"),
        ("bon", "lijst"),
        ("bon", "toon", "221015-m3fx"),
    ):
        assert "Traceback" not in draai(*opdracht).fout


def test_naar_een_pijp_wordt_niet_geboekt(draai: Draai, boek: Path) -> None:
    pad = boek / "data/bonnen/tuin/moestuin.yaml"
    pad.parent.mkdir(parents=True)
    os.mkfifo(pad)
    assert draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw").code == 3
