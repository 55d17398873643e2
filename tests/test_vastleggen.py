"""`--commit` where a command writes in a file that does not only grow: that file, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Draai, schrijf
from tests.test_git import BON, git

BESLUIT = ("besluit", "nieuw", "gieters", "--door", "buurtcoalitie", "--open", "tuin/gieters Gieters")
SESSIE = ("leersessie", "nieuw", "--datum", "2024-01-14", "--plaats", "de hal", "--onderwerp", "leren")
OPDRACHTEN: dict[str, tuple[tuple[str, ...], str, str]] = {
    "besluit nieuw": (
        (*BESLUIT, "--verschuif", "tuin/moestuin tuin/gieters 5", "--waarom", "over"),
        "besluit 2024-01-15-gieters: over",
        "data/besluiten/2024-01-15-gieters.yaml",
    ),
    "kern benoem": (("kern", "benoem", "noord", "De Hof"), "kernen/noord heet nu De Hof", "data/kernen/noord.yaml"),
    "kern resultaat": (
        ("kern", "resultaat", "noord", "Gespit."),
        "kernen/noord vertelt wat er gedaan en geleerd is",
        "data/kernen/noord.yaml",
    ),
    "kascommissie oordeel": (
        ("kascommissie", "oordeel", "231015-m3fx", "in orde"),
        "de kascommissie over 231015-m3fx: in orde",
        "data/kascommissie.yaml",
    ),
    "leersessie nieuw": (SESSIE, "leersessie van 14 januari 2024", "data/leersessies.yaml"),
}


@pytest.fixture
def klaar(boek: Path) -> Path:
    schrijf(boek, BON)
    git(boek, "init", "-q", "-b", "main")
    git(boek, "add", "-A")
    git(boek, "commit", "-q", "-m", "begin")
    return boek


@pytest.mark.parametrize("wat", OPDRACHTEN)
def test_een_commit_van_precies_dat_bestand(draai: Draai, klaar: Path, wat: str) -> None:
    (klaar / "los.txt").write_text("van mij\n")
    opdracht, boodschap, bestand = OPDRACHTEN[wat]
    uitkomst = draai(*opdracht, "--commit")
    assert uitkomst.code == 0, uitkomst.fout
    assert "Vastgelegd in git." in uitkomst.uit
    assert git(klaar, "log", "-1", "--format=%s").strip() == boodschap
    assert git(klaar, "show", "--format=", "--name-only").split() == [bestand]
    assert git(klaar, "status", "--short").split("\n")[0] == "?? los.txt"


def test_wie_er_was_gaat_mee(draai: Draai, klaar: Path) -> None:
    assert draai(*SESSIE, "--kern", "noord", "--commit").code == 0
    assert "was bij de sessie van 14 januari 2024" in git(klaar, "log", "-1", "--format=%s")
    assert git(klaar, "status", "--short") == ""
    nog_eens = draai("kern", "leersessie", "noord", "2024-01-14", "--commit")
    assert "stond er al bij" in nog_eens.uit
    assert "Vastgelegd" not in nog_eens.uit


def test_een_bestand_met_meer_dat_nog_niet_vastligt(draai: Draai, klaar: Path) -> None:
    assert draai("kern", "benoem", "noord", "De Hof").code == 0
    uitkomst = draai("kern", "resultaat", "noord", "Gespit.", "--commit")
    assert uitkomst.code == 3
    assert "dit is niet vastgelegd in git; het staat wel in data/kernen/" in uitkomst.fout
    assert "Leg alles in één keer vast: git add data/kernen/noord.yaml" in " ".join(uitkomst.fout.split())
    assert git(klaar, "log", "--format=%s").split() == ["begin"]


def test_wat_geweigerd_wordt_wordt_niet_vastgelegd(draai: Draai, klaar: Path) -> None:
    assert draai(*BESLUIT, "--waarom", "te veel", "--verschuif", "tuin/moestuin tuin/gieters 999999", "--commit").code
    assert git(klaar, "log", "--format=%s").split() == ["begin"]
