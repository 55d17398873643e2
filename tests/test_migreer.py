"""`buurtledger migreer`: a ledger of an earlier form becomes one of this form, shown first, in one commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from buurtledger.handelingen.bezwaar import Bezwaar
from buurtledger.handelingen.migreren import Migratie, bekijk, voer_uit
from buurtledger.store.git.inrichten import REGELS
from buurtledger.store.grootboek import lees_grootboek
from tests.conftest import Draai, schrijf

BON = '- {bon: 221015-m3fx, datum: 2022-10-14, bedrag: 45.95, omschrijving: "Zaad", betaald_door: kern}'
OUD = "- {akkoord: 221016-z2zz, van: 221015-m3fx, datum: 2022-10-16, rol: bestuur}"
NIEUW = '- {akkoord: 221018-z3zz, van: 221015-m3fx, datum: 2022-10-18, rol: bestuur, afdruk: "5cecd55c8210503f"}'
STORNO = '- {storno: 221019-z4zz, van: 221015-m3fx, datum: 2022-10-19, reden: "weg"}'
ZELF = "het akkoord 221016-z2zz op 221015-m3fx is van een vroegere vorm"
EERDER = "*.png binary\n\ndata/** text eol=lf\ndata/bonnen/** text eol=lf merge=union"


def git(map_: Path, *vraag: str) -> str:
    return subprocess.run(["git", "-C", map_, *vraag], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def oud(boek: Path) -> Path:
    """A ledger as an earlier version left it, all of it committed."""
    (boek / ".gitattributes").write_text(EERDER)
    schrijf(boek, BON, OUD)
    git(boek, "init", "-q")
    git(boek, "add", "-A")
    git(boek, "commit", "-qm", "begin")
    return boek


def test_it_shows_first_and_then_makes_one_commit(oud: Path, draai: Draai) -> None:
    gezien = draai("migreer")
    assert gezien.code == 0
    for stuk in (ZELF, "buurtledger akkoord 221015-m3fx --rol bestuur", "  + data/ideeen.yaml text eol=lf merge=union"):
        assert stuk in gezien.uit
    assert "Er is niets geschreven" in gezien.uit
    assert git(oud, "status", "--porcelain") == ""
    assert "Vastgelegd in git." in draai("migreer", "--commit").uit
    assert git(oud, "log", "--format=%s", "--name-only", "-1").split("\n")[2:-1] == [".gitattributes"]
    assert git(oud, "rev-list", "--count", "HEAD") == "2\n"
    assert git(oud, "status", "--porcelain") == ""
    assert (oud / ".gitattributes").read_text().startswith(EERDER + "\n")
    assert set(REGELS) <= set((oud / ".gitattributes").read_text().splitlines())
    daarna = draai("migreer")
    assert ZELF in daarna.uit
    assert "Dit verandert" not in daarna.uit


@pytest.mark.parametrize("regel", [NIEUW, STORNO])
def test_an_akkoord_given_again_or_on_what_is_undone_is_not_named(oud: Path, draai: Draai, regel: str) -> None:
    schrijf(oud, BON, OUD, regel)
    draai("migreer", "--commit")
    assert draai("migreer").uit == "Dit boek heeft al de vorm van deze versie; er is niets te doen.\n"


def test_other_work_stays_out_of_the_commit(oud: Path, draai: Draai) -> None:
    (oud / "notitie.md").write_text("van mij")
    git(oud, "add", "notitie.md")
    assert draai("migreer", "--commit").code == 0
    assert git(oud, "status", "--porcelain") == "A  notitie.md\n"


def test_what_changed_since_it_was_shown_is_left(oud: Path) -> None:
    migratie = bekijk(oud, lees_grootboek(oud))
    assert isinstance(migratie, Migratie)
    (oud / ".gitattributes").write_text("van een ander\n")
    fout = voer_uit(oud, migratie, "x\n")
    assert isinstance(fout, Bezwaar)
    assert (oud / ".gitattributes").read_text() == "van een ander\n"


def test_a_symlink_is_not_followed(oud: Path, draai: Draai, tmp_path: Path) -> None:
    (oud / ".gitattributes").unlink()
    (oud / ".gitattributes").symlink_to(tmp_path / "elders")
    uitkomst = draai("migreer", "--commit")
    assert uitkomst.code == 3
    assert "symlink" in uitkomst.fout
    assert not (tmp_path / "elders").exists()


def test_outside_git_there_is_nothing_to_merge(boek: Path, draai: Draai) -> None:
    assert "er is niets te doen" in draai("migreer").uit
    budget = boek / "data/budget.yaml"
    budget.write_text(budget.read_text().replace("formaat: 1", "formaat: 2"))
    nieuwer = draai("migreer")
    assert nieuwer.code == 3
    assert "formaat 2 ken ik niet" in nieuwer.fout


# --- the number of the beschikking, which stood in two files --------------------------------------------------------


@pytest.mark.parametrize(
    ("subsidie", "gezegd"),
    [
        ("", "buurtledger subsidie nieuw BEDRAG --nummer"),
        ('formaat: 1\nbeschikking: {nummer: "SB-1", datum: 2022-08-30, bedrag: 1000.00}\n', ""),
        ('formaat: 1\nbeschikking: {nummer: "SB-2", datum: 2022-08-30, bedrag: 1000.00}\n', "heeft SB-2"),
    ],
)
def test_the_number_of_the_beschikking_stands_in_one_file(boek: Path, draai: Draai, subsidie: str, gezegd: str) -> None:
    stijl = boek / "data/huisstijl.yaml"
    stijl.write_text('formaat: 1\nwie: "Stichting"\n# van de gemeente\nbeschikking: "SB-1"\nkvk: "12345678"\n')
    if subsidie:
        (boek / "data/subsidie.yaml").write_text(subsidie)
    assert "doe buurtledger migreer" in draai("check").uit
    gezien = draai("migreer", "--commit")
    assert gezien.code == 0
    assert gezegd in " ".join(gezien.uit.split())
    assert stijl.read_text() == 'formaat: 1\nwie: "Stichting"\n# van de gemeente\nkvk: "12345678"\n'
    assert draai("check").code == 0
    assert "al de vorm van deze versie" in draai("migreer").uit
