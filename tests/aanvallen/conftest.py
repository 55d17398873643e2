"""A ledger in git in which two receipts were committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.aanvallen.toneel import ANDER, BON, git, leg_regels_vast


@pytest.fixture
def in_git(boek: Path) -> Path:
    git(boek, "init", "-q", "-b", "main")
    (boek / ".gitattributes").write_text("data/** text eol=lf\ndata/bonnen/** text eol=lf merge=union\n")
    leg_regels_vast(boek, BON, ANDER)
    return boek
