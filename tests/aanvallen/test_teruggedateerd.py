"""A proposal or a decision that says to be older than git has known it: the day in its file was typed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.test_git import git

BESLUIT = (
    'formaat: 1\ndatum: 2023-03-15\ningevoerd: 2023-03-15\ndoor: buurtcoalitie\nwaarom: "een kas"\n'
    "verschuivingen: [{van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}]\n"
)
VOORSTEL = (
    'formaat: 1\ndatum: 2023-03-01\ningevoerd: 2023-03-01\ndoor: buurtcoalitie\nwaarom: "een kas"\n'
    'besproken_op: 2023-03-14\nplaats: "de hal"\nreageren_tot: 2023-03-14\n'
    "verschuivingen: [{van: kernen/noord, naar: tuin/moestuin, bedrag: 10.00}]\n"
)


def leg_vast(boek: Path, pad: str, tekst: str, dag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for wie in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{wie}_DATE", f"{dag}T12:00:00+0000")
    (boek / pad).parent.mkdir(parents=True, exist_ok=True)
    (boek / pad).write_text(tekst)
    git(boek, "add", "-A")
    git(boek, "commit", "-q", "-m", pad)


@pytest.mark.parametrize(
    ("pad", "tekst"),
    [("data/besluiten/2023-03-15-kas.yaml", BESLUIT), ("data/voorstellen/2023-03-01-kas.yaml", VOORSTEL)],
)
@pytest.mark.parametrize(("dagen_later", "gezegd"), [(7, False), (8, True)])
def test_wat_pas_later_in_git_kwam_wordt_genoemd(
    draai: Draai, boek: Path, monkeypatch: pytest.MonkeyPatch, pad: str, tekst: str, dagen_later: int, gezegd: bool
) -> None:
    git(boek, "init", "-q", "-b", "main")
    git(boek, "commit", "-q", "--allow-empty", "-m", "leeg")
    dag = date.fromisoformat(tekst.partition("ingevoerd: ")[2][:10]) + timedelta(days=dagen_later)
    leg_vast(boek, pad, tekst, dag.isoformat(), monkeypatch)
    uit = draai("check", "invoerdag", "--geschiedenis").uit
    assert ("invoerdag" in uit, f"{pad}:3" in uit) == (gezegd, gezegd)
    assert ("maar Proef Persoon (commit" in " ".join(uit.split())) is gezegd
    assert draai("check", "invoerdag", "--sinds", "HEAD").uit == "Alles klopt.\n"
