"""Kind 10: hooks in the way of who commits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.aanvallen.toneel import ANDER, BON, DERDE, git
from tests.conftest import Draai, logboek, schrijf


@pytest.fixture
def met_haken(draai: Draai, in_git: Path) -> Path:
    assert draai("init").code == 0
    git(in_git, "add", "-A")
    git(in_git, "commit", "-qm", "init")
    return in_git


def _commit(map_: Path, pad: str | None = None) -> subprocess.CompletedProcess[str]:
    """An ordinary `git commit` of everything, by a program with this PATH."""
    git(map_, "add", "-A")
    omgeving = {**os.environ, "PATH": pad or os.environ["PATH"]}
    return subprocess.run(
        ["git", "-C", str(map_), "commit", "-qm", "x"], check=False, capture_output=True, text=True, env=omgeving
    )


def test_een_haak_zegt_niet_meer_dan_waar_zij_naar_keek(draai: Draai, met_haken: Path) -> None:
    """A line with a payer that is none: `check` says so. The hooks do not look at that, and say so, once."""
    fout = DERDE.replace("b7yz", "c8yz").replace("kern", "niemand")
    schrijf(met_haken, BON, ANDER, DERDE, fout)
    gedaan = _commit(met_haken)
    assert gedaan.returncode == 0
    gezegd = " ".join((gedaan.stdout + gedaan.stderr).split())
    assert "klopt." not in gezegd
    assert draai("check").code == 1
    assert gezegd.count("Of het boek klopt, zegt buurtledger check") == 1


KAAL = "/usr/bin:/bin"
"""What an editor, cron or a desktop program has."""


def test_een_editor_heeft_buurtledger_niet_op_het_pad(met_haken: Path) -> None:
    schrijf(met_haken, BON, ANDER, DERDE)
    assert _commit(met_haken, KAAL).returncode == 0
    schrijf(met_haken, ANDER, DERDE)
    tegen = _commit(met_haken, KAAL)
    assert tegen.returncode != 0
    assert "haalde deze regel weg" in tegen.stdout + tegen.stderr


def test_het_programma_is_weg(met_haken: Path) -> None:
    haak = met_haken / ".git/hooks/pre-commit"
    haak.write_text(haak.read_text().replace(sys.executable, f"{sys.executable}-weg"))
    schrijf(met_haken, BON, ANDER, DERDE)
    gedaan = _commit(met_haken, KAAL)
    assert gedaan.returncode == 0
    assert "buurtledger is hier niet te vinden" in gedaan.stderr


def test_een_map_die_het_programma_naspeelt(met_haken: Path, tmp_path: Path) -> None:
    """Python would look in the folder it starts in: a stranger's pull request could bring a `buurtledger/` there."""
    spoor = tmp_path / "gekraakt"
    for naam in ("buurtledger", "typer"):
        (met_haken / naam).mkdir()
        (met_haken / naam / "__init__.py").write_text(f"open({str(spoor)!r}, 'w')\n")
    schrijf(met_haken, BON, ANDER, DERDE)
    _commit(met_haken, KAAL)
    assert not spoor.exists()


def test_een_tak_zonder_grootboek(met_haken: Path) -> None:
    git(met_haken, "checkout", "-q", "--orphan", "gh-pages")
    git(met_haken, "rm", "-rfq", ".")
    (met_haken / "index.html").write_text("bel 06-12345678")
    assert _commit(met_haken).returncode == 0


def test_het_hele_grootboek_weg_is_geen_tak_zonder_grootboek(met_haken: Path) -> None:
    git(met_haken, "rm", "-rfq", "data")
    assert _commit(met_haken).returncode != 0


def test_een_map_van_haken_voor_alle_repositories(draai: Draai, in_git: Path, tmp_path: Path) -> None:
    gedeeld = tmp_path / "haken"
    gedeeld.mkdir()
    git(in_git, "config", "--global", "core.hooksPath", str(gedeeld))
    uitkomst = draai("init")
    assert uitkomst.code == 3
    assert "git config core.hooksPath .git/hooks" in uitkomst.fout
    assert list(gedeeld.iterdir()) == []
    git(in_git, "config", "core.hooksPath", ".git/hooks")
    assert draai("init").code == 0
    assert list(gedeeld.iterdir()) == []


def test_een_haak_van_een_ander_blijft_staan(draai: Draai, in_git: Path) -> None:
    haak = in_git / ".git/hooks/commit-msg"
    haak.parent.mkdir(exist_ok=True)
    haak.write_text("#!/bin/sh\nexit 0\n")
    uitkomst = draai("init")
    assert uitkomst.code == 3
    assert "er is al een haak commit-msg" in uitkomst.fout
    assert haak.read_text() == "#!/bin/sh\nexit 0\n"


@pytest.mark.parametrize("map_", ["een boek", "boek's", "boek$(touch x)", 'boek"`touch x`', "boek;touch x"])
def test_een_grootboek_in_een_map_met_een_rare_naam(draai: Draai, boek: Path, tmp_path: Path, map_: str) -> None:
    top = tmp_path / "top"
    top.mkdir()
    boek.rename(top / map_)
    git(top, "init", "-q", "-b", "main")
    schrijf(top / map_, BON, ANDER)
    assert draai("init", map_=top / map_).code == 0
    assert _commit(top, KAAL).returncode == 0
    schrijf(top / map_, ANDER)
    tegen = _commit(top, KAAL)
    assert "haalde deze regel weg" in tegen.stdout + tegen.stderr
    assert not (top / "x").exists()


def test_vastleggen_van_een_deel_wordt_zo_bekeken(met_haken: Path) -> None:
    """For `git commit FILE` git hands the hook another index than its own."""
    schrijf(met_haken, ANDER)
    los = met_haken / "los.txt"
    los.write_text("gewoon")
    git(met_haken, "add", "los.txt")
    assert git(met_haken, "commit", "-m", "x", "los.txt")
    tegen = subprocess.run(
        ["git", "-C", str(met_haken), "commit", "-qm", "x", str(logboek(met_haken))],
        check=False,
        capture_output=True,
        text=True,
    )
    assert tegen.returncode != 0


def test_een_boodschap_met_iets_van_iemand(met_haken: Path) -> None:
    schrijf(met_haken, BON, ANDER, DERDE)
    git(met_haken, "add", "-A")
    opdracht = ["git", "-C", str(met_haken), "commit", "-qm", "bon van mevrouw Jansen, 06-12345678"]
    tegen = subprocess.run(opdracht, check=False, capture_output=True, text=True)
    assert tegen.returncode != 0
    assert "telefoonnummer" in tegen.stdout + tegen.stderr


def test_wat_git_zegt_is_te_lezen(draai: Draai, in_git: Path) -> None:
    """More lines, colours and bytes that are no UTF-8 come out as one line of text."""
    haak = in_git / ".git/hooks/pre-commit"
    haak.parent.mkdir(exist_ok=True)
    haak.write_bytes(b"#!/bin/sh\nprintf '\\033[31mniet\\033[0m\\n\\tgoed: caf\\351\\n' >&2\nexit 1\n")
    haak.chmod(0o755)
    uitkomst = draai("bon", "toevoegen", "tuin/moestuin", "5", "Touw", "--datum", "2023-10-16", "--commit")
    assert uitkomst.code == 3
    assert "niet goed: café" in " ".join(uitkomst.fout.split())
    assert "\ufffd" not in uitkomst.fout


def test_ophalen_voegt_samen_en_schrijft_niets_over(draai: Draai, in_git: Path) -> None:
    git(in_git, "config", "pull.rebase", "true")
    assert draai("init").code == 0
    assert git(in_git, "config", "pull.rebase") == "false\n"
    assert "stond er al: git pull" in draai("init").uit
