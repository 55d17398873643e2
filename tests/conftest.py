"""What the tests share: a small ledger, and running the program as a user would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from buurtledger.cli.start import main

settings.register_profile("gewoon", deadline=None)
settings.register_profile("lang", max_examples=50_000, deadline=None)
settings.register_profile("mutaties", max_examples=25, deadline=None, database=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gewoon"))

VANDAAG = date(2024, 1, 15)
FOUTEN = Path(__file__).parent / "fouten"
GRONDSLAG = FOUTEN / "_grondslag"


class Uitkomst(NamedTuple):
    """What a run of the program gave."""

    code: int
    uit: str
    fout: str


Draai = Callable[..., Uitkomst]


@pytest.fixture(autouse=True)
def _eigen_omgeving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the tester's ledger, language, git identity or colours."""
    for naam in (
        "BUURTLEDGER_MAP",
        "BUURTLEDGER_TAAL",
        "BUURTLEDGER_KLUIS",
        "BUURTLEDGER_SLEUTEL",
        "NO_COLOR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
    ):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("BUURTLEDGER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for wie in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{wie}_NAME", "Proef Persoon")
        monkeypatch.setenv(f"GIT_{wie}_EMAIL", "proef@example.org")


@pytest.fixture
def boek(tmp_path: Path) -> Path:
    """A small valid ledger without mutaties."""
    doel = tmp_path / "boek"
    shutil.copytree(GRONDSLAG, doel)
    return doel


@pytest.fixture
def draai(capsys: pytest.CaptureFixture[str], boek: Path) -> Draai:
    """Run the program on the small ledger, on a fixed day."""

    def doe(*argumenten: str, map_: Path | None = None, vandaag: date = VANDAAG) -> Uitkomst:
        capsys.readouterr()
        code = main(["--map", str(map_ or boek), *argumenten], vandaag=vandaag)
        uit, fout = capsys.readouterr()
        return Uitkomst(code, uit, fout)

    return doe


def logboek(wortel: Path, post: str = "tuin/moestuin") -> Path:
    """The path of a post's logboek."""
    return wortel / "data" / "bonnen" / f"{post}.yaml"


def schrijf(wortel: Path, *regels: str, post: str = "tuin/moestuin") -> Path:
    """Write a logboek by hand."""
    pad = logboek(wortel, post)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes("".join(f"{regel}\n" for regel in regels).encode())
    return pad
