"""Kinds 3 and 4: what git hands over may be made by hand: dates, parents, names of two things, other repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.aanvallen.toneel import (
    ANDER,
    BESLUIT,
    BON,
    DERDE,
    KAS,
    MOESTUIN,
    git,
    leg_alles_vast,
    leg_regels_vast,
    regels,
    zegt,
)
from tests.conftest import Draai, schrijf


def _met_de_hand(in_git: Path, auteur: str, tussen: str = "") -> str:
    """A commit of what is staged, that git itself would not make."""
    boom, ouder = (git(in_git, *vraag).strip() for vraag in (("write-tree",), ("rev-parse", "HEAD")))
    kop = f"tree {boom}\nparent {ouder}\nauthor {auteur}\n{tussen}committer {auteur}\n\nx\n"
    opdracht = ["git", "-C", str(in_git), "hash-object", "-w", "-t", "commit", "--literally", "--stdin"]
    nummer = subprocess.run(opdracht, input=kop.encode(), capture_output=True, check=True).stdout.decode().strip()
    git(in_git, "reset", "-q", "--hard", nummer)
    return nummer


@pytest.mark.parametrize("dag", ["9" * 5000, "9" * 18, "-" + "9" * 18])
@pytest.mark.parametrize("zone", ["+0000", "+9999"])
def test_een_datum_buiten_elke_kalender(draai: Draai, in_git: Path, dag: str, zone: str) -> None:
    schrijf(in_git, ANDER)
    git(in_git, "add", "-A")
    commit = _met_de_hand(in_git, f"Mallory <m@example.org> {dag} {zone}")
    assert any(commit[:10] in b.bericht and "Mallory" in b.bericht for b in zegt(draai, "--geschiedenis"))


def test_de_lijst_van_takken_is_weg(draai: Draai, in_git: Path) -> None:
    """For git that is a repository in which nothing was committed yet."""
    git(in_git, "pack-refs", "--all")
    (in_git / ".git/packed-refs").unlink()
    assert regels(zegt(draai)) == {"git"}
    assert regels(zegt(draai, "--geschiedenis")) == {"git"}


def test_een_ouder_die_git_niet_ziet(draai: Draai, in_git: Path) -> None:
    """Only what follows the tree are parents; another line that says so is not, as git has it."""
    eerder = git(in_git, "rev-parse", "HEAD").strip()
    schrijf(in_git, ANDER)
    git(in_git, "add", "-A")
    commit = _met_de_hand(in_git, "Mallory <m@example.org> 1700000000 +0000", f"parent {'0' * 40}\nparent {eerder}\n")
    gezegd = zegt(draai, "--geschiedenis")
    assert regels(gezegd) == {"geschiedenis"}
    assert commit[:10] in gezegd[0].bericht


def test_een_naam_die_twee_dingen_betekent(draai: Draai, in_git: Path) -> None:
    """A tag that is called as the branch would hide all that came since."""
    git(in_git, "checkout", "-qb", "voorstel")
    leg_regels_vast(in_git, ANDER, wie="Mallory")
    git(in_git, "tag", "main", "HEAD")
    for naam in ("main", "main~0", "main^{commit}"):
        uit = draai("check", "--sinds", naam)
        assert (uit.code, "refs/heads/main" in uit.fout) == (2, True)
    assert regels(zegt(draai, "--sinds", "refs/heads/main")) == {"geschiedenis"}


def test_een_label_dat_op_een_nummer_lijkt(draai: Draai, in_git: Path) -> None:
    begin = git(in_git, "rev-parse", "HEAD").strip()
    leg_regels_vast(in_git, ANDER, wie="Mallory")
    git(in_git, "tag", begin[:10], "HEAD")
    assert begin in draai("check", "--sinds", begin[:10]).fout
    assert regels(zegt(draai, "--sinds", begin)) == {"geschiedenis"}


def test_een_naam_die_twee_keer_hetzelfde_betekent(draai: Draai, in_git: Path) -> None:
    git(in_git, "tag", "main", "main")
    leg_regels_vast(in_git, BON, ANDER, DERDE)
    git(in_git, "checkout", "-qb", "voorstel")
    git(in_git, "tag", "-f", "main", "refs/heads/main")
    assert draai("check", "--sinds", "main").code == 0


def test_een_andere_repository_in_de_boeken(draai: Draai, in_git: Path) -> None:
    """What lies in it has no history here: it can be anything tomorrow."""
    post = in_git / "data/bonnen/kernen"
    post.mkdir()
    git(post, "init", "-q")
    schrijf(in_git, BON.replace("m3fx", "n4gy"), post="kernen/noord")
    leg_alles_vast(post)
    for _ in ("nog niet vastgelegd", "als submodule"):
        gezegd = [b for b in zegt(draai) if b.bestand == "data/bonnen/kernen"]
        assert [b.regel for b in gezegd] == ["bestand"]
        leg_alles_vast(in_git)


def test_een_besluit_weg_en_anders_terug_ziet_een_gewone_check(draai: Draai, in_git: Path) -> None:
    pad = in_git / BESLUIT
    pad.parent.mkdir()
    for tekst in (KAS, "", KAS.replace("10.00", "11.00")):
        pad.write_text(tekst) if tekst else pad.unlink()
        commit = leg_alles_vast(in_git, "Mallory")
    gezegd = [b for b in zegt(draai) if b.regel == "gewijzigd"]
    assert [(b.bestand, commit[:10] in b.bericht) for b in gezegd] == [(BESLUIT, True)]


def test_een_besluit_dat_weg_is_ziet_een_gewone_check(draai: Draai, in_git: Path) -> None:
    pad = in_git / BESLUIT
    pad.parent.mkdir()
    pad.write_text(KAS)
    leg_alles_vast(in_git)
    hok = BESLUIT.replace("kas", "hok")
    git(in_git, "mv", BESLUIT, hok)
    leg_alles_vast(in_git)
    assert zegt(draai) == []  # the same, under another name
    (in_git / hok).write_text(KAS.replace("10.00", "11.00"))
    git(in_git, "commit", "-q", "--amend", "-a", "--no-edit")
    assert [b.bestand for b in zegt(draai) if b.regel == "geschiedenis"] == [BESLUIT]
    pad.write_text(KAS)
    leg_alles_vast(in_git)
    assert zegt(draai) == []


def test_een_deel_van_de_boeken_niet_uitgecheckt(draai: Draai, in_git: Path) -> None:
    git(in_git, "sparse-checkout", "set", "--no-cone", "/*", f"!/{MOESTUIN}")
    assert not (in_git / MOESTUIN).exists()
    assert {(b.regel, b.bestand) for b in zegt(draai)} == {("geschiedenis", MOESTUIN)}
