"""A ledger in git in which two receipts were committed, and a neighbourhood whose people have keys."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.aanvallen.buurt import Als, Buurt
from tests.aanvallen.toneel import ANDER, BON, git, leg_regels_vast
from tests.conftest import GRONDSLAG, Draai, Uitkomst


@pytest.fixture
def in_git(boek: Path) -> Path:
    shutil.copytree(_in_git(), boek, dirs_exist_ok=True)
    git(boek, "update-index", "-q", "--refresh")
    return boek


@cache
def _in_git() -> Path:
    """The ledger in git that the others are copies of."""
    map_ = Path(mkdtemp(prefix="in-git-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    shutil.copytree(GRONDSLAG, map_, dirs_exist_ok=True)
    git(map_, "init", "-q", "-b", "main")
    (map_ / ".gitattributes").write_text("data/** text eol=lf\ndata/bonnen/** text eol=lf merge=union\n")
    leg_regels_vast(map_, BON, ANDER)
    return map_


@pytest.fixture
def buurt(boek: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Buurt:
    """Three people with keys; a mandate that asks `bewezen: true`, or what the test is parametrized with."""
    return Buurt.kopie(boek, tmp_path / "sleutels", getattr(request, "param", "true"))


@pytest.fixture
def als(draai: Draai, buurt: Buurt, monkeypatch: pytest.MonkeyPatch) -> Als:
    """Run the program as somebody, who may have told git about a key."""

    def doe(wie: str, *argumenten: str, sleutel: str | None = None) -> Uitkomst:
        for rol in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{rol}_NAME", wie)
            monkeypatch.setenv(f"GIT_{rol}_EMAIL", f"{wie}@example.org")
        gekozen = wie if sleutel is None else sleutel
        for naam, waarde in (("gpg.format", "ssh"), ("user.signingkey", str(buurt.sleutels / gekozen))):
            if gekozen:
                git(buurt.boek, "config", naam, waarde)
            else:
                subprocess.run(["git", "-C", str(buurt.boek), "config", "--unset", naam], check=False)
        return draai(*argumenten)

    return doe
