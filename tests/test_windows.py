"""What differs on Windows, by faking it: locks, replacing an open file, consoles without UTF-8, no man pages.

A real Windows was not at hand; these hold the branches that only Windows takes.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from buurtledger.cli.start import main
from buurtledger.store.files import begrensd, slot, wegschrijven

VER = 1 << 40


class Msvcrt:
    """Locks as Windows gives them: of bytes, one holder, and a wait that gives up."""

    LK_LOCK, LK_NBLCK, LK_UNLCK = 1, 2, 0

    def __init__(self) -> None:
        self.houdt: dict[tuple[int, int], int] = {}
        self.geeft_op = 0
        self.plekken: list[int] = []

    def locking(self, lezer: int, wijze: int, aantal: int) -> None:
        assert aantal == 1
        plek = (os.fstat(lezer).st_ino, os.lseek(lezer, 0, os.SEEK_CUR))
        self.plekken.append(plek[1])
        if wijze == self.LK_UNLCK:
            assert self.houdt.pop(plek) == lezer
        elif wijze == self.LK_LOCK and self.geeft_op:
            self.geeft_op -= 1
            raise OSError(errno.EDEADLK, "Resource deadlock avoided")
        elif self.houdt.setdefault(plek, lezer) != lezer:
            raise OSError(errno.EACCES, "Permission denied")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, Msvcrt]:
    """The module of locks as Windows would load it."""
    nep = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", nep)
    spec = importlib.util.spec_from_file_location("slot_op_windows", slot.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as even:
        even.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    return module, nep


def test_een_slot_houdt_een_byte_ver_voorbij_het_einde(windows: tuple[ModuleType, Msvcrt], tmp_path: Path) -> None:
    module, nep = windows
    pad = tmp_path / "logboek.yaml"
    pad.write_bytes(b"- {}\n")
    with module.op_slot_van(pad, os.O_RDWR | os.O_APPEND) as lezer:
        ander = os.open(pad, os.O_RDWR)
        assert module.pak_slot(ander) is False
        os.write(lezer, b"- {}\n")
    assert module.pak_slot(ander) is True
    os.close(ander)
    assert set(nep.plekken) == {VER}, "a byte that is there would keep readers out"
    assert pad.read_bytes() == b"- {}\n- {}\n", "nothing is written where the lock is"


def test_wie_langer_dan_tien_tellen_schrijft_houdt_de_ander_niet_weg(
    windows: tuple[ModuleType, Msvcrt], tmp_path: Path
) -> None:
    module, nep = windows
    pad = tmp_path / "logboek.yaml"
    pad.write_bytes(b"")
    nep.geeft_op = 3
    with module.op_slot_van(pad, os.O_RDWR):
        assert len(nep.houdt) == 1
    assert nep.houdt == {}


def test_een_bestand_dat_open_staat_wordt_overgeschreven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "logboek.yaml"
    pad.write_bytes(b"een lange regel die korter wordt\n")
    lezer = os.open(pad, os.O_RDWR)
    # Path chooses its kind by os.name, so only this module sees another one.
    nep = SimpleNamespace(**{naam: getattr(os, naam) for naam in ("lseek", "write", "ftruncate", "fsync", "SEEK_SET")})
    monkeypatch.setattr(wegschrijven, "os", SimpleNamespace(**vars(nep), name="nt"))
    assert wegschrijven.vervang_vastgehouden(lezer, pad, b"kort\n") is None
    os.close(lezer)
    assert pad.read_bytes() == b"kort\n"


def test_windows_kent_geen_grenzen_aan_een_proces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(begrensd, "os", SimpleNamespace(name="nt"))
    monkeypatch.setitem(sys.modules, "resource", None)
    begrensd.begrens_dit_proces(1, 1)


def test_windows_kent_geen_manpaginas(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from buurtledger.cli import installeer

    monkeypatch.setattr(installeer, "sys", SimpleNamespace(platform="win32"))
    assert main(["installeer", "--shell", "bash"]) == 0
    assert "Windows kent geen man-pagina's" in capsys.readouterr().out
    assert not (tmp_path / ".local").exists()


@pytest.mark.parametrize("codering", ["cp1252", "cp437", "ascii"])
def test_een_console_die_niet_alles_kan_laten_zien(codering: str, boek: Path) -> None:
    """The figures come through; what the console has no sign for becomes a question mark, and no traceback."""
    opdracht = [sys.executable, "-m", "buurtledger", "--map", str(boek), "status"]
    uit = subprocess.run(opdracht, env={**os.environ, "PYTHONIOENCODING": codering}, capture_output=True, check=False)
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert "1.000,00" in uit.stdout.decode(codering)
